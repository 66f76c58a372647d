// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
/// @file
/// PROJECT and the options that override its [settings], the same for every verb that takes one.
#pragma once

#include "district/project.hpp"
#include "district/selection.hpp"

#include <cstddef>
#include <functional>
#include <string>
#include <vector>

namespace CLI {
class App;
}

namespace yike::cli {

class ProjectOptions {
  public:
    ProjectOptions() = default;
    ProjectOptions(const ProjectOptions&) = delete;
    ProjectOptions& operator=(const ProjectOptions&) = delete;

    /// Adds PROJECT, one option for each key of [settings], and --threads. Must outlive `verb`.
    /// Values are checked while the command line is parsed: UsageError names the allowed range.
    void declare(CLI::App& verb);

    /// The same without PROJECT, for verbs that find it elsewhere: see set_path().
    void declare_settings(CLI::App& verb);

    void set_path(std::string path) { path_ = std::move(path); }

    /// Limits a district to what --where and --at-time ask for.
    void select(District& district) const;

    /// The same of a copy.
    District selected(District district) const;

    /// True if they ask for anything.
    bool selects() const { return at_time_.has_value() || !where_.empty(); }

    /// Loads the district, and limits it to what --where and --at-time ask for.
    /// @throws DataError as load_district() does
    District load(const Project& project, Progress& progress) const;

    /// Reads the project file and puts the options over its settings. Opens no layer.
    /// @throws DataError as read_project() does
    /// @throws UsageError for a profile that the project does not have
    Project read(Incomplete incomplete = Incomplete::refused) const;

    /// PROJECT as given.
    const std::string& path() const noexcept { return path_; }

    /// For verbs that also take a bare OSM file: the options over default settings, with that file.
    /// @throws UsageError for a profile that does not exist
    Project read_bare() const;

    /// Threads to use; 0 means all cores. For the verb's ThreadLimit.
    std::size_t threads() const noexcept { return threads_; }

  private:
    Project with_options(Project project) const;

    using Override = std::function<void(Settings&)>;

    /// Keeps an override after trying it out alone, so that a bad value is told by its option.
    void keep(const std::string& option, const std::string& text, Override change);

    void declare_number(CLI::App& verb, const NumberSetting& setting);
    void declare_switch(CLI::App& verb,
                        const std::string& name,
                        bool Settings::*member,
                        const std::string& help);

    std::string path_;
    std::string profile_;
    std::string where_text_;
    std::vector<Condition> where_;
    std::string at_time_text_;
    std::optional<WeekTime> at_time_;
    std::vector<Override> overrides_;
    std::size_t threads_ = 0;
};

/// The option of a settings key: `max_access_m` has `--max-access`, the unit is with the value.
std::string option_of(const NumberSetting& setting);

} // namespace yike::cli
