// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
#include "cli/command_network.hpp"

#include "access/access_model.hpp"
#include "base/log.hpp"
#include "base/parallel.hpp"
#include "cli/output_files.hpp"
#include "cli/project_options.hpp"
#include "cli/tell_issues.hpp"
#include "network/osm_network.hpp"
#include "report/network_tables.hpp"

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include <algorithm>
#include <string>
#include <vector>

namespace yike::cli {

namespace {

constexpr const char* kExample = "Example:\n"
                                 "  yike network liechtenstein -o nodes.csv,edges.csv\n"
                                 "\n"
                                 "nodes.csv has a row a vertex, edges.csv a row a straight "
                                 "segment, each segment once. An empty\n"
                                 "time means that the direction is not walkable. PROJECT may also "
                                 "be an OSM file: then all of it\n"
                                 "is read, lengths are geodesic, and x and y stay empty.";

class NetworkCommand : public Command {
  public:
    CLI::App& declare(CLI::App& program) override;
    ExitCode run(Progress& progress) override;

  private:
    std::vector<OutputFile> outputs() const {
        return {{"--output", files_[0]}, {"--output", files_[1]}};
    }

    ExitCode of_project(Progress& progress) const;
    ExitCode of_osm_file(Progress& progress) const;

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

void tell(const NetworkView& view) {
    const auto splinters =
        std::count(view.components.splinter.begin(), view.components.splinter.end(), char{1});
    log_info(fmt::format("{} nodes, {} segments, {:.1f} km, {} components, {} of them splinters",
                         view.network.node_count(),
                         view.network.segment_count(),
                         view.network.total_length_m() / 1000,
                         view.components.length_m.size(),
                         splinters));
}

ExitCode NetworkCommand::of_project(Progress& progress) const {
    const Project project = project_.read();
    protect_inputs(project, outputs());
    const District district = project_.load(project, progress);
    const AccessModel model(district);
    const NetworkView view{model.network(), model.components(), district.roads, &district.crs};
    progress.check();
    write_network_tables(view, files_[0], files_[1]);
    tell(view);
    log_info(fmt::format("{} edges cut by walls", model.enclosures().cuts.size()));
    for (const auto& [reason, km] : district.omitted_road_km) {
        log_info(fmt::format("left out {:.1f} km: {}", km, reason));
    }
    tell_issues(district.issues);
    return ExitCode::done;
}

ExitCode NetworkCommand::of_osm_file(Progress& progress) const {
    const Project bare = project_.read_bare();
    protect_input(bare.file, outputs());
    const auto profile =
        std::find_if(bare.profiles.begin(), bare.profiles.end(), [&bare](const WalkingProfile& p) {
            return p.name == bare.settings.profile;
        });
    const OsmNetwork osm =
        read_osm_network(bare.file, *profile, bare.settings.min_component_m, progress);
    const NetworkView view{osm.network, osm.components, osm.roads, nullptr};
    progress.check();
    write_network_tables(view, files_[0], files_[1]);
    tell(view);
    for (const auto& [reason, omitted] : osm.omitted) {
        log_info(
            fmt::format("left out {:.1f} km in {} ways: {}", omitted.km, omitted.ways, reason));
    }
    tell_issues(osm.issues);
    return ExitCode::done;
}

ExitCode NetworkCommand::run(Progress& progress) {
    check_output_files(outputs());
    const ThreadLimit limit(project_.threads());
    return is_osm_file(project_.path()) ? of_osm_file(progress) : of_project(progress);
}

} // namespace

std::unique_ptr<Command> make_network_command() {
    return std::make_unique<NetworkCommand>();
}

} // namespace yike::cli
