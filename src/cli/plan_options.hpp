// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
/// @file
/// Scenario files on the command line, the same for every verb that takes them.
#pragma once

#include "cli/project_options.hpp"
#include "scenario/plan.hpp"

#include <filesystem>
#include <string>
#include <vector>

namespace yike::cli {

/// --scenario FILE and --without ID, for verbs that take one scenario or none.
class PlanOption {
  public:
    PlanOption() = default;
    PlanOption(const PlanOption&) = delete;
    PlanOption& operator=(const PlanOption&) = delete;

    /// Must outlive `verb`.
    void declare(CLI::App& verb);

    /// True if --scenario was given.
    /// @throws UsageError for --without alone
    bool given() const;

    /// The district as the scenario makes it, limited to what `project` selects; it names the
    /// scenario on maps and among the inputs. Without a scenario: the district itself.
    /// @throws DataError as read_scenario() and resolve_plan() do
    /// @param as_read  the district as its files say it, without any selection
    /// @param model    of the district as selected
    PlannedDistrict
    apply(const ProjectOptions& project, const District& as_read, const AccessModel& model) const;

  private:
    std::string file_;
    std::vector<std::string> without_;
};

/// Switches the changes with these ids off, in whichever scenarios have them.
/// @throws UsageError for an id that none of them has
void switch_off(std::vector<Scenario>& scenarios, const std::vector<std::string>& ids);

/// Resolves all against the district as its files say it (a gate that is shut at the time asked for
/// can still be closed for good), telling the errors of all files at once, and remarks on stderr.
/// @param as_read  without any selection
/// @param model    of the district as selected
/// @throws DataError as resolve_plan() does
std::vector<Plan> resolve_plans(const std::vector<Scenario>& scenarios,
                                const ProjectOptions& project,
                                const District& as_read,
                                const AccessModel& model);

/// Limits a planned district as the project is limited, without telling its issues twice.
void select_planned(const ProjectOptions& project, District& planned);

/// The project that all scenarios name.
/// @throws DataError if one names none or they differ
std::filesystem::path common_project(const std::vector<Scenario>& scenarios);

/// Reads all files, telling the errors of all at once.
/// @throws DataError as read_scenario() does
/// @throws UsageError for two files with the same stem, which names the scenario in tables
std::vector<Scenario> read_scenarios(const std::vector<std::string>& files);

} // namespace yike::cli
