// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
#include "cli/command_import.hpp"

#include "base/log.hpp"
#include "cli/quantities.hpp"
#include "cli/tell_issues.hpp"
#include "district/import_osm.hpp"

#include <CLI/CLI.hpp>

#include <cstddef>
#include <string>
#include <utility>
#include <vector>

namespace yike::cli {

namespace {

constexpr const char* kFilterHelp =
    "Which objects are stations: KEY=VALUE,VALUE... with * for any value; several filters are "
    "joined by ; or given one by one";

constexpr const char* kExample =
    "Example:\n"
    "  yike import osm porto.osm.pbf --boundary cedofeita.geojson \\\n"
    "      --stations amenity=community_centre,townhall -o cedofeita\n"
    "\n"
    "The boundary is a polygon file, or the name of an administrative boundary in the OSM file.\n"
    "What was taken and what was left out is told on stderr.";

class ImportOsmCommand : public Command {
  public:
    CLI::App& declare(CLI::App& program) override;
    ExitCode run(Progress& progress) override;

  private:
    ImportRequest request() const;

    std::string file_;
    std::string boundary_;
    std::string folder_;
    std::string name_;
    std::string margin_ = "2000m";
    std::vector<std::string> stations_ = {"amenity=community_centre,townhall"};
};

CLI::App& ImportOsmCommand::declare(CLI::App& program) {
    CLI::App* import = program.add_subcommand("import", "Make a project from other data");
    import->require_subcommand(1);
    CLI::App* osm = import->add_subcommand("osm", "Make a project from an OSM file");
    osm->add_option("FILE", file_, "The OSM file: .osm, .osm.gz, .osm.bz2, .osm.pbf or .pbf")
        ->required();
    osm->add_option("--boundary", boundary_, "A polygon file, or a name in the OSM file")
        ->required()
        ->type_name("POLYGON|NAME");
    osm->add_option("-o,--output", folder_, "The project folder to make")
        ->required()
        ->type_name("DIR");
    osm->add_option("--stations", stations_, kFilterHelp)
        ->type_name("FILTER")
        ->allow_extra_args(false) // else it would swallow FILE
        ->capture_default_str();
    osm->add_option("--name", name_, "The project's name instead of the boundary's");
    osm->add_option("--margin", margin_, "How far beyond the boundary to read: 0m to 20000m")
        ->type_name("METRES")
        ->capture_default_str();
    osm->footer(kExample);
    return *osm;
}

ImportRequest ImportOsmCommand::request() const {
    ImportRequest request;
    request.osm = file_;
    request.boundary = boundary_;
    for (const std::string& filter : stations_) {
        for (auto& key_and_values : parse_tag_filter(filter)) {
            request.stations.push_back(std::move(key_and_values));
        }
    }
    if (folder_.empty()) {
        throw UsageError("--output \"\": the name of the folder is empty");
    }
    request.folder = folder_;
    request.name = name_;
    request.margin_m = parse_metres("--margin", margin_);
    if (request.margin_m < 0 || request.margin_m > 20'000) {
        throw UsageError("--margin " + margin_ + " is out of range; allowed: 0m to 20000m");
    }
    return request;
}

ExitCode ImportOsmCommand::run(Progress& progress) {
    const ImportReport report = import_osm(request(), progress);
    for (const auto& [what, how_much] : report.lines) {
        log_info(what + ": " + how_much);
    }
    tell_issues(report.issues);
    log_info("wrote " + folder_);
    return ExitCode::done;
}

} // namespace

std::unique_ptr<Command> make_import_osm_command() {
    return std::make_unique<ImportOsmCommand>();
}

} // namespace yike::cli
