// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
#include "cli/plan_options.hpp"

#include "base/log.hpp"
#include "cli/tell_issues.hpp"
#include "io/result_folder.hpp"
#include "scenario/read_scenario.hpp"

#include <CLI/CLI.hpp>
#include <fmt/format.h>
#include <fmt/ranges.h>

#include <map>
#include <memory>
#include <system_error>

namespace yike::cli {

namespace {

std::filesystem::path real_folder(const std::filesystem::path& project) {
    std::error_code error;
    std::filesystem::path path = std::filesystem::weakly_canonical(project, error);
    if (error) {
        return project;
    }
    return path.filename() == "project.toml" ? path.parent_path() : path;
}

// Does the same for each and throws the words of all that failed.
template <class Item, class Work> void for_all(const std::vector<Item>& items, const Work& work) {
    std::vector<std::string> errors;
    for (const Item& item : items) {
        try {
            work(item);
        } catch (const DataError& error) {
            errors.emplace_back(error.what());
        }
    }
    if (!errors.empty()) {
        throw DataError(fmt::format("{}", fmt::join(errors, "\n")));
    }
}

} // namespace

void PlanOption::declare(CLI::App& verb) {
    verb.add_option("--scenario", file_, "As this scenario file makes the district")
        ->type_name("FILE");
    verb.add_option("--without", without_, "Switch this change of the scenario off")
        ->type_name("ID");
}

bool PlanOption::given() const {
    if (file_.empty() && !without_.empty()) {
        throw UsageError("--without needs --scenario");
    }
    return !file_.empty();
}

PlannedDistrict PlanOption::apply(const ProjectOptions& project,
                                  const District& as_read,
                                  const AccessModel& model) const {
    if (!given()) {
        return {model.district(), {}};
    }
    std::vector<Scenario> scenarios = read_scenarios({file_});
    switch_off(scenarios, without_);
    const Scenario& scenario = scenarios.front();
    if (!scenario.project.empty() && real_folder(scenario.project) != real_folder(project.path())) {
        log_warning(fmt::format("{} is about the project {}, not {}",
                                file_,
                                scenario.project.string(),
                                project.path()));
    }
    PlannedDistrict planned =
        apply_plan(model.district(), resolve_plans(scenarios, project, as_read, model).front());
    select_planned(project, planned.district);
    std::string& selection = planned.district.selection;
    selection = scenario.name + (selection.empty() ? "" : " · ") + selection;
    planned.district.inputs.push_back(
        {"scenario", std::filesystem::path(file_).filename().string(), sha256_of_file(file_)});
    return planned;
}

std::vector<Scenario> read_scenarios(const std::vector<std::string>& files) {
    std::map<std::string, std::string> stems;
    for (const std::string& file : files) {
        const std::string stem = std::filesystem::path(file).stem().string();
        const auto [it, is_new] = stems.emplace(stem, file);
        if (!is_new) {
            throw UsageError(fmt::format("{} and {} have the same name \"{}\", by which tables "
                                         "tell scenarios apart; rename one",
                                         it->second,
                                         file,
                                         stem));
        }
    }
    std::vector<Scenario> scenarios;
    for_all(files, [&](const std::string& file) { scenarios.push_back(read_scenario(file)); });
    return scenarios;
}

void switch_off(std::vector<Scenario>& scenarios, const std::vector<std::string>& ids) {
    for (const std::string& id : ids) {
        bool found = false;
        for (Scenario& scenario : scenarios) {
            for (Change& change : scenario.changes) {
                if (change.id == id) {
                    change.off = true;
                    found = true;
                }
            }
        }
        if (!found) {
            throw UsageError(fmt::format("--without {}: no change has this id", id));
        }
    }
}

std::vector<Plan> resolve_plans(const std::vector<Scenario>& scenarios,
                                const ProjectOptions& project,
                                const District& as_read,
                                const AccessModel& model) {
    const auto own = project.selects() ? std::make_unique<AccessModel>(as_read) : nullptr;
    std::vector<Plan> plans;
    for_all(scenarios, [&](const Scenario& scenario) {
        plans.push_back(resolve_plan(scenario, own ? *own : model));
        tell_issues(plans.back().issues);
    });
    return plans;
}

void select_planned(const ProjectOptions& project, District& planned) {
    const IssueList known = planned.issues;
    project.select(planned);
    planned.issues = known;
}

std::filesystem::path common_project(const std::vector<Scenario>& scenarios) {
    const Scenario* first = nullptr;
    for (const Scenario& scenario : scenarios) {
        if (scenario.project.empty()) {
            throw DataError({scenario.file.string(), "", "", ""},
                            "[scenario] project is missing: the project's folder, relative to "
                            "this file");
        }
        if (first == nullptr) {
            first = &scenario;
        } else if (real_folder(first->project) != real_folder(scenario.project)) {
            throw DataError({scenario.file.string(), "", "", ""},
                            fmt::format("[scenario] project is {}, but {} is about {}; scenarios "
                                        "of one project can be compared",
                                        scenario.project.string(),
                                        first->file.string(),
                                        first->project.string()));
        }
    }
    return first->project;
}

} // namespace yike::cli
