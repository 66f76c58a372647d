// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
#include "cli/command_network.hpp"

#include "access/access_model.hpp"
#include "base/log.hpp"
#include "base/parallel.hpp"
#include "cli/project_options.hpp"
#include "report/network_tables.hpp"

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include <string>
#include <vector>

namespace yike::cli {

namespace {

constexpr const char* kExample = "Example:\n"
                                 "  yike network liechtenstein -o nodes.csv,edges.csv\n"
                                 "\n"
                                 "nodes.csv has a row a vertex, edges.csv a row a straight "
                                 "segment, each segment once. An empty\n"
                                 "time means that the direction is not walkable.";

class NetworkCommand : public Command {
  public:
    CLI::App& declare(CLI::App& program) override;
    ExitCode run(Progress& progress) override;

  private:
    ProjectOptions project_;
    std::vector<std::string> files_;
};

CLI::App& NetworkCommand::declare(CLI::App& program) {
    CLI::App* verb = program.add_subcommand("network", "Write the walking network in use");
    project_.declare(*verb);
    verb->add_option("-o,--output", files_, "Two files: nodes, edges")
        ->required()
        ->delimiter(',')
        ->expected(2)
        ->type_name("NODES.csv,EDGES.csv");
    verb->footer(kExample);
    return *verb;
}

ExitCode NetworkCommand::run(Progress& progress) {
    const Project project = project_.read();
    const ThreadLimit limit(project_.threads());
    const District district = load_district(project, progress);
    const AccessModel model(district);
    write_network_tables(model, files_[0], files_[1]);
    const Components& components = model.components();
    std::size_t splinters = 0;
    for (const char splinter : components.splinter) {
        splinters += splinter != 0 ? 1 : 0;
    }
    log_info(fmt::format("{} nodes, {} segments, {:.1f} km, {} components, {} of them splinters, "
                         "{} edges cut by walls",
                         model.network().node_count(),
                         model.network().segment_count(),
                         model.network().total_length_m() / 1000,
                         components.length_m.size(),
                         splinters,
                         model.enclosures().cuts.size()));
    for (const auto& [reason, km] : district.omitted_road_km) {
        log_info(fmt::format("left out {:.1f} km: {}", km, reason));
    }
    for (const std::string& line : district.issues.summary()) {
        log_info(line);
    }
    return ExitCode::done;
}

} // namespace

std::unique_ptr<Command> make_network_command() {
    return std::make_unique<NetworkCommand>();
}

} // namespace yike::cli
