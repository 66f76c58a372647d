// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
#include "cli/project_options.hpp"

#include "cli/quantities.hpp"

#include <CLI/CLI.hpp>
#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <map>
#include <string_view>
#include <utility>

namespace yike::cli {

namespace {

constexpr const char* kGroup = "Settings (each overrides the project's)";

/// What a number setting is for, in a few words.
std::string_view meaning_of(std::string_view key) {
    static const std::map<std::string_view, std::string_view> meanings = {
        {"max_access_m", "Longest straight way to the network"},
        {"min_component_m", "Shorter separate pieces of network are splinters"},
        {"margin_m", "How far beyond the boundary to read"},
        {"cell_m", "Cell of the time field"},
        {"d_min_m", "Stations of one tier nearer than this may conflict"},
        {"a_min_m2", "Least floor area for a community"},
        {"area_per_household_m2", "Required floor area for a household"},
    };
    const auto found = meanings.find(key);
    return found == meanings.end() ? key : found->second;
}

bool has_profile(const Project& project, const std::string& name) {
    return std::any_of(project.profiles.begin(),
                       project.profiles.end(),
                       [&name](const WalkingProfile& profile) { return profile.name == name; });
}

std::string profile_names(const Project& project) {
    std::vector<std::string> names;
    for (const WalkingProfile& profile : project.profiles) {
        names.push_back(profile.name);
    }
    return fmt::format("{}", fmt::join(names, ", "));
}

} // namespace

std::string option_of(const NumberSetting& setting) {
    std::string name = setting.key;
    name.resize(name.rfind('_'));
    std::replace(name.begin(), name.end(), '_', '-');
    return "--" + name;
}

void ProjectOptions::keep(const std::string& option, const std::string& text, Override change) {
    Settings alone;
    change(alone);
    try {
        validate(alone);
    } catch (const DataError& error) {
        // The same words as for the project file, but a slip on the command line has its own code.
        throw UsageError(option + " " + text + ": " + error.what());
    }
    overrides_.push_back(std::move(change));
}

void ProjectOptions::declare_number(CLI::App& verb, const NumberSetting& setting) {
    const std::string option = option_of(setting);
    const bool is_area = std::string_view(setting.unit) == "m2";
    const auto store = [this, option, is_area, member = setting.member](const std::string& text) {
        const double value =
            is_area ? parse_square_metres(option, text) : parse_metres(option, text);
        keep(option, text, [member, value](Settings& settings) { settings.*member = value; });
    };
    const std::string help =
        fmt::format("{}: {}", meaning_of(setting.key), allowed_numbers(setting));
    verb.add_option_function<std::string>(option, store, help)
        ->type_name(is_area ? "M2" : "METRES")
        ->group(kGroup);
}

void ProjectOptions::declare_switch(CLI::App& verb,
                                    const std::string& name,
                                    bool Settings::*member,
                                    const std::string& help) {
    const auto store = [this, member](bool value) {
        overrides_.emplace_back([member, value](Settings& settings) { settings.*member = value; });
    };
    CLI::Option* yes = verb.add_flag_callback(
                               "--" + name, [store] { store(true); }, help)
                           ->group(kGroup);
    verb.add_flag_callback(
            "--no-" + name, [store] { store(false); }, "The opposite")
        ->group(kGroup)
        ->excludes(yes);
}

void ProjectOptions::declare(CLI::App& verb) {
    verb.add_option("PROJECT", path_, "The project folder or its project.toml")->required();
    declare_settings(verb);
}

void ProjectOptions::declare_settings(CLI::App& verb) {
    verb.add_option("--profile", profile_, "Walking profile: standard, brisk, elderly, ...")
        ->type_name("NAME")
        ->group(kGroup);
    const auto store_minutes = [this](const std::string& text) {
        const std::vector<int> minutes = parse_minutes("--minutes", text);
        keep("--minutes", text, [minutes](Settings& settings) { settings.minutes = minutes; });
    };
    verb.add_option_function<std::string>("--minutes", store_minutes, "Cutoffs, e.g. 5,10,15")
        ->type_name("MINUTES")
        ->group(kGroup);
    for (const NumberSetting& setting : number_settings()) {
        declare_number(verb, setting);
    }
    declare_switch(verb,
                   "outside-stations",
                   &Settings::outside_stations,
                   "Stations outside the boundary count");
    declare_switch(verb,
                   "private-ways",
                   &Settings::private_ways,
                   "Private ways inside a compound carry its residents");
    verb.add_option_function<std::string>(
            "--where",
            [this](const std::string& text) {
                where_ = parse_where(text);
                where_text_ = text;
            },
            "Only these count, e.g. \"year < 2000 and type = open\" or \"stations.services ~ "
            "托幼\"")
        ->type_name("CONDITIONS");
    verb.add_option_function<std::string>(
            "--at-time",
            [this](const std::string& text) {
                at_time_ = parse_week_time(text);
                at_time_text_ = text;
                if (!at_time_) {
                    throw UsageError("--at-time " + text +
                                     ": must be a time such as 19:30 (of a working day), or with "
                                     "a day: \"Sa 19:30\", \"周六 19:30\"");
                }
            },
            "Only gates and stations that are open then, e.g. 19:30 or \"Sa 19:30\"")
        ->type_name("TIME");
    verb.add_option("--threads", threads_, "Threads to use; 0 means all cores")
        ->check(CLI::Range(0, 1024))
        ->type_name("N");
}

District ProjectOptions::load(const Project& project, Progress& progress) const {
    return selected(load_district(project, progress));
}

District ProjectOptions::selected(District district) const {
    select(district);
    return district;
}

void ProjectOptions::select(District& district) const {
    district.selection.clear();
    if (at_time_) {
        select_open(district, *at_time_);
        district.selection = at_time_text_;
    }
    if (!where_.empty()) {
        select_where(district, where_);
        district.selection += (district.selection.empty() ? "" : " · ") + where_text_;
    }
}

Project ProjectOptions::read(Incomplete incomplete) const {
    return with_options(read_project(path_, incomplete));
}

Project ProjectOptions::read_bare() const {
    Project project;
    project.file = path_;
    project.profiles = built_in_profiles();
    return with_options(std::move(project));
}

Project ProjectOptions::with_options(Project project) const {
    for (const Override& change : overrides_) {
        change(project.settings);
    }
    if (!profile_.empty()) {
        if (!has_profile(project, profile_)) {
            throw UsageError("--profile " + profile_ +
                             ": there is no such profile; known: " + profile_names(project));
        }
        project.settings.profile = profile_;
    }
    return project;
}

} // namespace yike::cli
