// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
#include "cli/command_explain.hpp"

#include "base/parallel.hpp"
#include "cli/plan_options.hpp"
#include "report/explanation_text.hpp"

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include <algorithm>
#include <cstdio>
#include <string>

namespace yike::cli {

namespace {

constexpr const char* kExample = "Example:\n"
                                 "  yike explain geodata/yinzhu --compound X173\n"
                                 "  yike explain geodata/yinzhu --compound X173 --json";

class ExplainCommand : public Command {
  public:
    CLI::App& declare(CLI::App& program) override;
    ExitCode run(Progress& progress) override;

  private:
    CompoundId find(const District& district) const;

    ProjectOptions project_;
    PlanOption plan_;
    std::string compound_;
    std::string language_ = "zh";
    bool json_ = false;
};

CLI::App& ExplainCommand::declare(CLI::App& program) {
    CLI::App* verb = program.add_subcommand(
        "explain", "Why a compound is covered or not, its walk, and the cheapest mend");
    project_.declare(*verb);
    verb->add_option("--compound", compound_, "The compound's id, or its name if only one has it")
        ->required()
        ->type_name("ID");
    plan_.declare(*verb);
    verb->add_option("--language", language_, "Language of the answer: zh or en")
        ->capture_default_str();
    verb->add_flag("--json", json_, "Print the answer as JSON, with the route");
    verb->footer(kExample);
    return *verb;
}

CompoundId ExplainCommand::find(const District& district) const {
    CompoundId found;
    int namesakes = 0;
    for (std::size_t i = 0; i < district.compounds.size(); ++i) {
        if (district.compounds[i].id == compound_) {
            return CompoundId(i);
        }
        if (district.compounds[i].name == compound_) {
            found = CompoundId(i);
            ++namesakes;
        }
    }
    if (namesakes != 1) {
        throw DataError(fmt::format(
            "--compound {}: {}",
            compound_,
            namesakes == 0 ? "there is no such compound inside the boundary; ids are in "
                             "compounds.csv of a coverage result"
                           : fmt::format("{} compounds have this name; give the id", namesakes)));
    }
    return found;
}

ExitCode ExplainCommand::run(Progress& progress) {
    const Language language = parse_language(language_);
    const Project project = project_.read();
    const ThreadLimit limit(project_.threads());
    const District given = load_district(project, progress);
    const District district = project_.selected(given);
    const CompoundId compound = find(district);
    const Evaluation baseline = evaluate(district, {false}, progress);
    const PlannedDistrict planned = plan_.apply(project_, given, *baseline.model);
    const Evaluation evaluated = evaluate_plan(planned, baseline, {false}, progress);
    const Explanation explanation = explain(compound, planned, baseline, evaluated);
    const std::string text = json_ ? explanation_json(explanation, *evaluated.model)
                                   : explanation_text(explanation, *evaluated.model, language);
    std::fputs(text.c_str(), stdout);
    return ExitCode::done;
}

} // namespace

std::unique_ptr<Command> make_explain_command() {
    return std::make_unique<ExplainCommand>();
}

} // namespace yike::cli
