// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
#include "cli/command_compare.hpp"

#include "base/log.hpp"
#include "base/parallel.hpp"
#include "cli/output_files.hpp"
#include "cli/plan_options.hpp"
#include "cli/quantities.hpp"
#include "cli/tell_issues.hpp"
#include "report/write_comparison.hpp"

#include <CLI/CLI.hpp>
#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

namespace yike::cli {

namespace {

constexpr const char* kExample =
    "Example:\n"
    "  yike compare scenarios/baseline.toml scenarios/eleven-relocations.toml -o comparison\n"
    "\n"
    "Writes tables (CSV, XLSX), report.html and atlas.pdf. The folder is complete or absent.";

class CompareCommand : public Command {
  public:
    CLI::App& declare(CLI::App& program) override;
    ExitCode run(Progress& progress) override;

  private:
    void check_profiles(const District& district) const;

    ProjectOptions project_;
    std::vector<std::string> files_;
    std::vector<std::string> without_;
    std::string folder_;
    std::string language_ = "zh";
    std::string project_path_;
    bool no_pictures_ = false;
    MoneyRules money_;
    double discount_percent_ = 5;
    double price_percent_ = 20;
    SensitivityRequest sensitivity_{{"elderly", "child", "standard", "brisk"}, {12, 15, 18}};
};

CLI::App& CompareCommand::declare(CLI::App& program) {
    CLI::App* verb = program.add_subcommand(
        "compare", "Scenarios side by side: who gains, who loses, what each yuan buys");
    verb->add_option("SCENARIO", files_, "Scenario files of one project")->required();
    verb->add_option("-o,--output", folder_, "The result folder to write")
        ->required()
        ->type_name("DIR");
    verb->add_option("--project", project_path_, "The project, if not the scenarios' own")
        ->type_name("PROJECT");
    verb->add_option("--without", without_, "Switch this change off, in all scenarios")
        ->type_name("ID");
    verb->add_option("--horizon-years", money_.horizon_years, "Years of running costs")
        ->check(CLI::Range(0, 100))
        ->capture_default_str()
        ->type_name("YEARS");
    verb->add_option("--discount-percent", discount_percent_, "Discount rate a year, %")
        ->check(CLI::Range(0.0, 50.0))
        ->capture_default_str()
        ->type_name("PERCENT");
    verb->add_option("--price-percent", price_percent_, "Sensitivity: prices by so much up, down")
        ->check(CLI::Range(0.0, 100.0))
        ->capture_default_str()
        ->type_name("PERCENT");
    verb->add_option("--sensitivity-profiles",
                     sensitivity_.profiles,
                     "Sensitivity: who walks; default elderly,child,standard,brisk")
        ->delimiter(',')
        ->type_name("NAMES");
    verb->add_option_function<std::string>(
            "--sensitivity-minutes",
            [this](const std::string& text) {
                sensitivity_.minutes = parse_minutes("--sensitivity-minutes", text);
                if (!are_allowed_minutes(sensitivity_.minutes)) {
                    throw UsageError(
                        fmt::format("--sensitivity-minutes {}: must be {}", text, kAllowedMinutes));
                }
            },
            "Sensitivity: cutoffs; default 12,15,18")
        ->type_name("MINUTES");
    verb->add_option("--language", language_, "Language of report, atlas and workbook: zh or en")
        ->capture_default_str();
    verb->add_flag("--no-pictures", no_pictures_, "Tables only: no report.html, no atlas.pdf");
    project_.declare_settings(*verb);
    verb->footer(kExample);
    return *verb;
}

void CompareCommand::check_profiles(const District& district) const {
    for (const std::string& name : sensitivity_.profiles) {
        const auto named = [&name](const WalkingProfile& p) { return p.name == name; };
        if (std::none_of(district.profiles.begin(), district.profiles.end(), named)) {
            throw UsageError(
                fmt::format("--sensitivity-profiles {}: there is no such profile", name));
        }
    }
}

// Whoever is made worse off is told first.
void tell(const Comparison& comparison) {
    const District& district = *comparison.district;
    const double before = covered_households(district, comparison.baseline->times);
    for (const auto& outcome : comparison.scenarios) {
        if (outcome->makes_worse()) {
            log_warning(fmt::format("{}: {:.0f} households lose their coverage",
                                    outcome->plan.scenario.id,
                                    outcome->households.lost));
        }
    }
    log_info(fmt::format("baseline: {:.0f} households covered within {} min by the gate rule",
                         before,
                         kHeadlineMinutes));
    for (const auto& outcome : comparison.scenarios) {
        const auto each = outcome->yuan_per_new_household();
        log_info(fmt::format("{}: {:.0f} covered ({:+.0f}), {:.0f} yuan{}",
                             outcome->plan.scenario.id,
                             outcome->households.gained + outcome->households.kept,
                             outcome->households.gained - outcome->households.lost,
                             outcome->cost_yuan(),
                             each ? fmt::format(", {:.0f} yuan per newly covered household", *each)
                                  : ""));
    }
}

ExitCode CompareCommand::run(Progress& progress) {
    const Language language = parse_language(language_);
    if (folder_.empty()) {
        throw UsageError("--output \"\": the name of the folder is empty");
    }
    std::vector<Scenario> scenarios = read_scenarios(files_);
    switch_off(scenarios, without_);
    project_.set_path(project_path_.empty() ? common_project(scenarios).string() : project_path_);
    const Project project = project_.read();
    protect_project(project, folder_);
    const ThreadLimit limit(project_.threads());
    const District given = load_district(project, progress);
    const District district = project_.selected(given);
    check_profiles(district);
    const bool pictures = !no_pictures_;
    const Evaluation baseline = evaluate(district, {pictures}, progress);
    money_.discount_rate = discount_percent_ / 100;
    money_.price_change = price_percent_ / 100;
    const CompareRequest request{
        money_, sensitivity_, pictures, pictures, [this](District& planned) {
            select_planned(project_, planned);
        }};
    const Comparison comparison = compare(
        baseline, resolve_plans(scenarios, project_, given, *baseline.model), request, progress);
    write_comparison(comparison, {folder_, pictures, language}, progress);
    tell_issues(district.issues);
    tell_issues(baseline.issues);
    tell(comparison);
    log_info("wrote " + folder_);
    return ExitCode::done;
}

} // namespace

std::unique_ptr<Command> make_compare_command() {
    return std::make_unique<CompareCommand>();
}

} // namespace yike::cli
