// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
#include "cli/command_check.hpp"

#include "base/log.hpp"
#include "base/parallel.hpp"
#include "cli/project_options.hpp"
#include "doctor/check_report.hpp"
#include "doctor/examine.hpp"
#include "doctor/write_fixes.hpp"

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include <algorithm>
#include <cstdio>

namespace yike::cli {

namespace {

constexpr const char* kExample =
    "Example:\n"
    "  yike check liechtenstein\n"
    "  yike check liechtenstein --json > defects.json\n"
    "\n"
    "Exit code 3 if any defect is an error: a number given without a word would be wrong.";

class CheckCommand : public Command {
  public:
    CLI::App& declare(CLI::App& program) override;
    ExitCode run(Progress& progress) override;

  private:
    std::vector<Finding> examine_project(Progress& progress) const;
    void mend(const Patient& patient, const std::vector<Finding>& findings) const;

    ProjectOptions project_;
    bool json_ = false;
    bool fix_ = false;
};

CLI::App& CheckCommand::declare(CLI::App& program) {
    CLI::App* verb = program.add_subcommand(
        "check", "The data doctor: what is wrong with a project's data, and what to do about it");
    project_.declare(*verb);
    verb->add_flag("--json", json_, "Print the list as JSON instead of text");
    verb->add_flag("--fix",
                   fix_,
                   "Write safe mends to PROJECT/check-fixes, a project of its own; the sources "
                   "stay as they are");
    verb->footer(kExample);
    return *verb;
}

void CheckCommand::mend(const Patient& patient, const std::vector<Finding>& findings) const {
    const Fixes fixes = write_fixes(patient);
    for (const Mend& mend : fixes.mended) {
        log_info(fmt::format("mended: {} [{}]: {}", mend.kind, mend.layer, mend.what));
    }
    for (const Finding& finding : findings) {
        const bool is_mended =
            std::any_of(fixes.mended.begin(), fixes.mended.end(), [&finding](const Mend& mend) {
                return mend.layer == finding.layer && mend.kind == finding.kind;
            });
        if (!is_mended && finding.severity != Severity::note) {
            log_info(fmt::format("not mended: {} [{}], {}: {}",
                                 finding.kind,
                                 finding.layer,
                                 finding.count,
                                 finding.mend));
        }
    }
    log_info(fixes.folder.empty() ? "nothing that can be mended safely; nothing was written"
                                  : "wrote " + fixes.folder.string() +
                                        "; check it with: yike check " + fixes.folder.string());
}

std::vector<Finding> CheckCommand::examine_project(Progress& progress) const {
    Project project;
    try {
        project = project_.read(Incomplete::allowed);
    } catch (const DataError& error) {
        // The list is the answer also where there is nothing else to say.
        return unreadable_project(error);
    }
    const ThreadLimit limit(project_.threads());
    Patient patient = open_patient(project, progress);
    std::vector<Finding> findings = examine(patient, progress);
    if (fix_) {
        mend(patient, findings);
    }
    return findings;
}

ExitCode CheckCommand::run(Progress& progress) {
    const std::vector<Finding> findings = examine_project(progress);
    const std::string text = json_ ? findings_to_json(findings) : findings_to_text(findings);
    std::fwrite(text.data(), 1, text.size(), stdout);
    std::fflush(stdout);
    return has_errors(findings) ? ExitCode::bad_data : ExitCode::done;
}

} // namespace

std::unique_ptr<Command> make_check_command() {
    return std::make_unique<CheckCommand>();
}

} // namespace yike::cli
