// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
#include "cli/command_coverage.hpp"

#include "base/log.hpp"
#include "base/parallel.hpp"
#include "cli/output_files.hpp"
#include "cli/plan_options.hpp"
#include "cli/tell_issues.hpp"
#include "report/write_result.hpp"

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include <string>

namespace yike::cli {

namespace {

constexpr const char* kExample =
    "Example:\n"
    "  yike coverage liechtenstein -o result\n"
    "\n"
    "Writes tables (CSV, XLSX), result.gpkg with result.qgs for QGIS, and "
    "maps (PNG, SVG, PDF). "
    "The folder is complete or absent.";

class CoverageCommand : public Command {
  public:
    CLI::App& declare(CLI::App& program) override;
    ExitCode run(Progress& progress) override;

  private:
    void write(const District& district,
               const Evaluation& evaluation,
               Language language,
               Progress& progress) const;

    ProjectOptions project_;
    std::string folder_;
    std::string language_ = "zh";
    PlanOption plan_;
    bool no_maps_ = false;
    bool tables_only_ = false;
};

CLI::App& CoverageCommand::declare(CLI::App& program) {
    CLI::App* verb = program.add_subcommand(
        "coverage",
        "Who can walk to a station in time, who cannot, which stations double each other");
    project_.declare(*verb);
    verb->add_option("-o,--output", folder_, "The result folder to write")
        ->required()
        ->type_name("DIR");
    verb->add_option(
            "--language", language_, "Language of maps, workbook and QGIS project: zh or en")
        ->capture_default_str();
    plan_.declare(*verb);
    verb->add_flag("--no-maps", no_maps_, "Leave out the maps");
    verb->add_flag(
        "--tables-only",
        tables_only_,
        "Only the tables: no isochrones, no layers for QGIS, no time field, no maps; far quicker");
    verb->footer(kExample);
    return *verb;
}

void tell(const District& district, const Evaluation& evaluation) {
    const auto headline = find_indicator(evaluation.indicators, "coverage.gate.15.households.all");
    log_info(fmt::format("{}: {} compounds, {} stations",
                         district.name,
                         district.compounds.size(),
                         district.stations.size()));
    if (headline && headline->value) {
        log_info(fmt::format("covered within {} min by the gate rule: {:.0f} of {:.0f} households "
                             "({:.1f} %), profile {}",
                             kHeadlineMinutes,
                             headline->numerator,
                             headline->denominator,
                             100 * *headline->value,
                             district.settings.profile));
    } else {
        log_warning("there are no households, so that there is no rate of coverage");
    }
    log_info(fmt::format("not covered: {} compounds", evaluation.gaps.size()));
}

void CoverageCommand::write(const District& district,
                            const Evaluation& evaluation,
                            Language language,
                            Progress& progress) const {
    write_result(district, evaluation, {folder_, !no_maps_, language, tables_only_}, progress);
    tell_issues(district.issues);
    tell_issues(evaluation.issues);
    tell(district, evaluation);
}

ExitCode CoverageCommand::run(Progress& progress) {
    const Language language = parse_language(language_);
    if (folder_.empty()) {
        throw UsageError("--output \"\": the name of the folder is empty");
    }
    const bool as_it_is = !plan_.given();
    const Project project = project_.read();
    protect_project(project, folder_);
    const ThreadLimit limit(project_.threads());
    const District given = load_district(project, progress);
    const District district = project_.selected(given);
    const Evaluation baseline = evaluate(district, {as_it_is && !tables_only_}, progress);
    if (as_it_is) {
        write(district, baseline, language, progress);
    } else {
        const PlannedDistrict planned = plan_.apply(project_, given, *baseline.model);
        const Evaluation evaluation = evaluate_plan(planned, baseline, {!tables_only_}, progress);
        write(planned.district, evaluation, language, progress);
    }
    log_info("wrote " + folder_);
    return ExitCode::done;
}

} // namespace

std::unique_ptr<Command> make_coverage_command() {
    return std::make_unique<CoverageCommand>();
}

} // namespace yike::cli
