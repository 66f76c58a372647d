// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
#include "cli/command_isochrone.hpp"

#include "base/log.hpp"
#include "base/parallel.hpp"
#include "cli/output_files.hpp"
#include "cli/project_options.hpp"
#include "cli/tell_issues.hpp"
#include "district/reach.hpp"
#include "report/result_layers.hpp"

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <string>
#include <utility>
#include <vector>

namespace yike::cli {

namespace {

constexpr const char* kExample =
    "Example:\n"
    "  yike isochrone liechtenstein --at 9.5215,47.1410 --minutes 5,10,15 -o vaduz.geojson\n"
    "\n"
    "Without --station and --at there is one isochrone for every station. The format follows the\n"
    "ending of FILE; GeoJSON is WGS 84.";

// A destination and how the result names it.
struct Start {
    std::string name;
    Destination destination;
};

class IsochroneCommand : public Command {
  public:
    CLI::App& declare(CLI::App& program) override;
    ExitCode run(Progress& progress) override;

  private:
    std::vector<OutputFile> outputs() const;
    std::vector<Start> starts(const AccessModel& model) const;
    Start at_point(const AccessModel& model) const;

    ProjectOptions project_;
    std::vector<std::string> stations_;
    std::vector<double> at_;
    std::string shape_ = "disks";
    std::string file_;
    std::string edges_file_;
    std::string language_ = "zh";
};

CLI::App& IsochroneCommand::declare(CLI::App& program) {
    CLI::App* verb =
        program.add_subcommand("isochrone", "The ground from which a station is reached in time");
    project_.declare(*verb);
    auto* station =
        verb->add_option("--station", stations_, "Id of a station; may be given several times")
            ->type_name("ID")
            ->allow_extra_args(false);
    verb->add_option("--at", at_, "Any other point, WGS 84 degrees")
        ->delimiter(',')
        ->expected(2)
        ->type_name("LON,LAT")
        ->excludes(station);
    verb->add_option("--shape", shape_, "disks, or bands between the minutes")
        ->capture_default_str();
    verb->add_option("-o,--output", file_, "The file to write")->required()->type_name("FILE");
    verb->add_option("--edges", edges_file_, "Write the edges reached, cut where time runs out")
        ->type_name("FILE");
    verb->add_option("--language", language_, "Language of the legend in a .gpkg: zh or en")
        ->capture_default_str();
    verb->footer(kExample);
    return *verb;
}

std::vector<OutputFile> IsochroneCommand::outputs() const {
    std::vector<OutputFile> files = {{"--output", file_}};
    if (!edges_file_.empty()) {
        files.push_back({"--edges", edges_file_});
    }
    check_output_files(files);
    std::for_each(files.begin(), files.end(), check_layer_ending);
    return files;
}

/// Beyond the margin no street was read: the answer would be nothing, and a slip the likely cause.
void check_is_near(const District& district, LonLat position) {
    const Reach reach(district.boundary, district.crs, district.settings.margin_m);
    const auto is_near = [&](LonLat p) {
        const PlanePoint point = district.crs.to_plane(p);
        return is_valid(p) && std::isfinite(point.x) && std::isfinite(point.y) &&
               reach.reaches(point);
    };
    if (!is_near(position)) {
        const LonLat swapped{position.lat, position.lon};
        throw UsageError(
            fmt::format("--at {},{} lies more than {} m outside the boundary{}",
                        position.lon,
                        position.lat,
                        district.settings.margin_m,
                        is_near(swapped) ? "; longitude comes first, then latitude" : ""));
    }
}

Start IsochroneCommand::at_point(const AccessModel& model) const {
    const LonLat position{at_[0], at_[1]};
    if (!is_valid(position)) {
        throw UsageError(fmt::format("--at {},{} is no longitude, latitude in degrees; allowed: "
                                     "-180 to 180, -90 to 90; longitude comes first",
                                     at_[0],
                                     at_[1]));
    }
    check_is_near(model.district(), position);
    const PlanePoint point = model.district().crs.to_plane(position);
    return {fmt::format("{},{}", at_[0], at_[1]), model.destination_at(point)};
}

std::vector<Start> IsochroneCommand::starts(const AccessModel& model) const {
    if (!at_.empty()) {
        return {at_point(model)};
    }
    std::vector<Start> result;
    for (const Station& station : model.district().stations) {
        const bool named =
            std::find(stations_.begin(), stations_.end(), station.id) != stations_.end();
        if (station.counts && (stations_.empty() || named)) {
            result.push_back({station.id, model.station(station)});
        }
    }
    for (const std::string& id : stations_) {
        if (std::none_of(
                result.begin(), result.end(), [&id](const Start& s) { return s.name == id; })) {
            throw UsageError("--station " + id + ": the project has no station of this id");
        }
    }
    return result;
}

void add_edges(const WalkReach& reach,
               const std::string& name,
               const std::vector<int>& minutes,
               OutputLayer& layer) {
    const Network& network = reach.model().network();
    for (const int m : minutes) {
        for (const SegmentPart& part : cut_edges(reach, minutes_to_millis(m))) {
            const RoadId road = network.road_of(part.segment);
            layer.features.push_back(
                {line_of(network, part),
                 {name,
                  std::int64_t{m},
                  std::int64_t{part.segment.value()},
                  road.valid() ? reach.model().district().roads[road.index()].id : std::string(),
                  part.to_m - part.from_m}});
        }
    }
}

ExitCode IsochroneCommand::run(Progress& progress) {
    if (shape_ != "disks" && shape_ != "bands") {
        throw UsageError("--shape " + shape_ + " is unknown; allowed: disks, bands");
    }
    const Language language = parse_language(language_);
    const std::vector<OutputFile> files = outputs();
    const Project project = project_.read();
    protect_inputs(project, files);
    const ThreadLimit limit(project_.threads());
    const District district = project_.load(project, progress);
    const AccessModel model(district);
    AccessField field(model, district.settings.cell_m);
    const StackedPlaces stacked(model.network(), model.segment_index());
    const std::vector<int>& minutes = district.settings.minutes;
    std::vector<NamedIsochrones> all;
    OutputLayer edges{"edges",
                      GeometryType::line,
                      {{"station", FieldType::text},
                       {"minutes", FieldType::integer},
                       {"edge_id", FieldType::integer},
                       {"source_id", FieldType::text},
                       {"length_m", FieldType::real}},
                      {},
                      {}};
    for (Start& start : starts(model)) {
        if (start.destination.sources.empty()) {
            log_warning(
                fmt::format("{} has no way onto the network within {} m; its isochrones are empty",
                            start.name,
                            district.settings.max_access_m));
        }
        const WalkReach reach(
            model, {std::move(start.destination)}, minutes_to_millis(minutes.back()) + kBeyond);
        auto disks = isochrones(reach, minutes, field, stacked, progress);
        all.push_back({start.name, shape_ == "bands" ? bands(disks) : std::move(disks)});
        if (!edges_file_.empty()) {
            add_edges(reach, start.name, minutes, edges);
        }
    }
    write_layers(
        file_, district.crs, {isochrone_layer(all, {language, minutes})}, district.data_date);
    if (!edges_file_.empty()) {
        write_layers(edges_file_, district.crs, {edges}, district.data_date);
    }
    tell_issues(district.issues);
    log_info(fmt::format("wrote {} isochrones to {}", all.size() * minutes.size(), file_));
    return ExitCode::done;
}

} // namespace

std::unique_ptr<Command> make_isochrone_command() {
    return std::make_unique<IsochroneCommand>();
}

} // namespace yike::cli
