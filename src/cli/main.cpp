// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
#include "base/error.hpp"
#include "cli/command.hpp"
#include "cli/command_check.hpp"
#include "cli/command_compare.hpp"
#include "cli/command_coverage.hpp"
#include "cli/command_explain.hpp"
#include "cli/command_import.hpp"
#include "cli/command_isochrone.hpp"
#include "cli/command_map.hpp"
#include "cli/command_matrix.hpp"
#include "cli/command_network.hpp"
#include "cli/command_synthesize.hpp"
#include "cli/interrupt.hpp"
#include "cli/terminal_progress.hpp"

#include <CLI/CLI.hpp>

#include <cstdio>
#include <exception>
#include <memory>
#include <new>
#include <string>
#include <utility>
#include <vector>

namespace {

using namespace yike;
using namespace yike::cli;

constexpr const char* kExitCodes =
    "Exit codes: 0 done, 1 internal error, 2 wrong usage, 3 bad input data,\n"
    "4 no answer exists, 5 stopped.\n"
    "yike VERB --help tells the options of a verb.";

std::vector<std::unique_ptr<Command>> all_commands() {
    std::vector<std::unique_ptr<Command>> commands;
    commands.push_back(make_import_osm_command());
    commands.push_back(make_check_command());
    commands.push_back(make_network_command());
    commands.push_back(make_isochrone_command());
    commands.push_back(make_matrix_command());
    commands.push_back(make_coverage_command());
    commands.push_back(make_compare_command());
    commands.push_back(make_explain_command());
    commands.push_back(make_map_command());
    commands.push_back(make_synthesize_command());
    return commands;
}

int tell(const std::string& message, ExitCode code) {
    std::fprintf(stderr, "error: %s\n", message.c_str());
    return static_cast<int>(code);
}

/// CLI11 alone would say that a verb is missing, and keep silent about the wrong one.
void refuse_unknown_verb(const CLI::App& program, const std::string& word) {
    std::string known;
    for (const CLI::App* verb : program.get_subcommands(nullptr)) {
        if (verb->get_name() == word) {
            return;
        }
        known += (known.empty() ? "" : ", ") + verb->get_name();
    }
    throw UsageError((word.empty() ? "a verb is missing" : "there is no verb \"" + word + "\"") +
                     "; known: " + known);
}

ExitCode run(Command& command) {
    listen_for_interrupts();
    TerminalProgress progress;
    return command.run(progress);
}

int parse_and_run(int argc, char** argv) {
    CLI::App program("Yike (一刻): who can walk to a public service station within 15 minutes");
    program.name("yike");
    program.set_version_flag("--version", "yike " YIKE_VERSION);
    program.require_subcommand(1);
    program.get_formatter()->label("SUBCOMMAND", "VERB");
    program.footer(kExitCodes);

    std::vector<std::pair<CLI::App*, std::unique_ptr<Command>>> verbs;
    for (std::unique_ptr<Command>& command : all_commands()) {
        CLI::App& verb = command->declare(program);
        verbs.emplace_back(&verb, std::move(command));
    }
    if (argc < 2 || argv[1][0] != '-') {
        refuse_unknown_verb(program, argc < 2 ? "" : argv[1]);
    }
    try {
        program.parse(argc, argv);
    } catch (const CLI::Success& request) { // --help or --version
        return program.exit(request);
    } catch (const CLI::ParseError& problem) {
        return tell(problem.what(), ExitCode::usage);
    }
    for (const auto& [verb, command] : verbs) {
        if (verb->parsed()) {
            return static_cast<int>(run(*command));
        }
    }
    return static_cast<int>(ExitCode::internal);
}

} // namespace

int main(int argc, char** argv) {
    try {
        return parse_and_run(argc, argv);
    } catch (const Error& error) {
        return tell(error.what(), error.code());
    } catch (const std::bad_alloc&) {
        return tell("out of memory", ExitCode::internal);
    } catch (const std::exception& error) {
        return tell(std::string("internal: ") + error.what(), ExitCode::internal);
    }
}
