// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
#include "cli/command_matrix.hpp"

#include "base/log.hpp"
#include "base/parallel.hpp"
#include "cli/output_files.hpp"
#include "cli/project_options.hpp"
#include "cli/tell_issues.hpp"
#include "coverage/place_matrix.hpp"
#include "io/csv.hpp"
#include "io/result_folder.hpp"
#include "report/tables.hpp"

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <set>
#include <string>
#include <utility>
#include <vector>

namespace yike::cli {

namespace {

constexpr const char* kExample =
    "Example:\n"
    "  yike matrix liechtenstein --from compounds --to stations --minutes 15 -o matrix.csv\n"
    "\n"
    "LAYER is compounds (by the gate rule; only --from), stations, gates, candidates, or a file "
    "of\n"
    "points with a field id. Pairs farther than the largest of --minutes are left out.";

constexpr const char* kLayers = "compounds, stations, gates, candidates, or a file of points";

// A layer that the project does not have would give a table without rows.
void check_layer(const Project& project, const std::string& layer) {
    if (layer.empty()) {
        throw UsageError(std::string("--from and --to need ") + kLayers);
    }
    if ((layer == "gates" || layer == "candidates") && !project.layers.contains(layer)) {
        throw UsageError(fmt::format("the project has no layer {0}; write [layers.{0}] in {1}",
                                     layer,
                                     project.file.string()));
    }
}

// A named point of a layer.
struct NamedPoint {
    std::string id;
    PlanePoint point;
};

class MatrixCommand : public Command {
  public:
    CLI::App& declare(CLI::App& program) override;
    ExitCode run(Progress& progress) override;

  private:
    ProjectOptions project_;
    std::string from_;
    std::string to_;
    std::string file_;
};

CLI::App& MatrixCommand::declare(CLI::App& program) {
    CLI::App* verb = program.add_subcommand("matrix", "Walking times between two layers");
    project_.declare(*verb);
    verb->add_option("--from", from_, kLayers)->required()->type_name("LAYER");
    verb->add_option("--to", to_, kLayers)->required()->type_name("LAYER");
    verb->add_option("-o,--output", file_, "The table to write")->required()->type_name("FILE.csv");
    verb->footer(kExample);
    return *verb;
}

std::vector<NamedPoint> read_points(const std::string& file, const District& district) {
    TableSource source;
    source.file = file;
    source.purpose = "points";
    const Table table = read_table(source);
    const auto column = table.column("id");
    if (!column) {
        throw DataError({file, table.layer, "", "id"}, "the points need a field id; there is none");
    }
    for (const std::string& line : table.issues.summary()) {
        log_warning(line);
    }
    std::vector<NamedPoint> points;
    std::set<std::string> seen;
    for (const Feature& feature : table.features) {
        const std::string id = as_text(feature.values[*column]);
        if (feature.points.size() != 1 || id.empty() || !seen.insert(id).second) {
            log_warning(to_string(Place{file, table.layer, feature.fid, "id"}) +
                        ": left out: it needs one point and an id of its own");
            continue;
        }
        const PlanePoint point = district.crs.to_plane(feature.points.front());
        if (std::isfinite(point.x) && std::isfinite(point.y)) {
            points.push_back({id, point});
        } else {
            log_warning(to_string(Place{file, table.layer, id, ""}) +
                        ": left out: it lies outside the working CRS of the project");
        }
    }
    return points;
}

std::vector<NamedPoint> candidates_of(const District& district) {
    std::vector<NamedPoint> points;
    for (const Candidate& candidate : district.candidates) {
        points.push_back({candidate.id, candidate.point});
    }
    return points;
}

std::vector<NamedPoint> points_of(const std::string& layer, const District& district) {
    return layer == "candidates" ? candidates_of(district) : read_points(layer, district);
}

// A gate of a walled compound is walked from by the gate rule, any other by the general rule.
std::vector<std::pair<std::string, AccessPlace>> gate_places(const AccessModel& model) {
    std::vector<std::pair<std::string, AccessPlace>> places;
    std::set<std::string> walled;
    for (std::size_t i = 0; i < model.enclosures().gates.size(); ++i) {
        const CompoundGate& gate = model.enclosures().gates[i];
        places.emplace_back(gate.id, model.place_of(GateId(i)));
        walled.insert(gate.id);
    }
    for (const Gate& gate : model.district().gates) {
        if (walled.count(gate.id) == 0) {
            places.emplace_back(gate.id, model.place_at(gate.point));
        }
    }
    return places;
}

std::vector<MatrixOrigin> compound_origins(const AccessModel& model, Progress& progress) {
    const District& district = model.district();
    AccessField field(model, district.settings.cell_m);
    prepare_ground(field, progress);
    const auto buildings = buildings_by_compound(district);
    std::vector<MatrixOrigin> origins;
    for (std::size_t i = 0; i < district.compounds.size(); ++i) {
        const CompoundId id(i);
        const Compound& compound = district.compounds[i];
        if (!compound.counts) {
            continue;
        }
        origins.push_back({compound.id,
                           model.is_walled(id) ? open_gates(model, id)
                                               : people_on_ground(compound, buildings[i], field)});
    }
    return origins;
}

MatrixOrigin origin_at(std::string id, AccessPlace place) {
    return {std::move(id), {TimeRule::least, {{std::move(place), 1}}}};
}

std::vector<MatrixOrigin>
origins_of(const std::string& layer, const AccessModel& model, Progress& progress) {
    if (layer == "compounds") {
        return compound_origins(model, progress);
    }
    std::vector<MatrixOrigin> origins;
    if (layer == "stations") {
        for (const Station& station : model.district().stations) {
            if (!station.counts) {
                continue;
            }
            origins.push_back(origin_at(station.id, as_place(model, model.station(station))));
        }
    } else if (layer == "gates") {
        for (auto& [id, place] : gate_places(model)) {
            origins.push_back(origin_at(id, std::move(place)));
        }
    } else {
        for (const NamedPoint& point : points_of(layer, model.district())) {
            origins.push_back(origin_at(point.id, model.place_at(point.point)));
        }
    }
    return origins;
}

// Walking to a gate ends where walking from it starts.
Destination at_gate(const AccessModel& model, const AccessPlace& gate) {
    if (!gate.walled.valid()) {
        return model.destination_at(gate.point);
    }
    Destination destination{gate.point, gate.walled, false, 0, {}};
    for (const Entry& entry : gate.entries) {
        destination.sources.push_back({entry.at, entry.access_ms});
        destination.access_m = entry.distance_m;
    }
    return destination;
}

std::vector<MatrixTarget> targets_of(const std::string& layer, const AccessModel& model) {
    std::vector<MatrixTarget> targets;
    if (layer == "compounds") {
        throw UsageError("--to compounds: people walk from compounds to stations; give compounds "
                         "as --from");
    }
    if (layer == "stations") {
        for (const Station& station : model.district().stations) {
            if (!station.counts) {
                continue;
            }
            targets.push_back({station.id, model.station(station)});
        }
    } else if (layer == "gates") {
        for (auto& [id, place] : gate_places(model)) {
            targets.push_back({id, at_gate(model, place)});
        }
    } else {
        for (const NamedPoint& point : points_of(layer, model.district())) {
            targets.push_back({point.id, model.destination_at(point.point)});
        }
    }
    return targets;
}

std::string as_csv(const std::vector<MatrixRow>& rows) {
    CsvWriter csv{"from_id", "to_id", "walk_time_s"};
    for (const MatrixRow& row : rows) {
        csv << row.from_id << row.to_id << seconds_text(row.walk_ms);
        csv.end_row();
    }
    return csv.text();
}

ExitCode MatrixCommand::run(Progress& progress) {
    const std::vector<OutputFile> output = {{"--output", file_}};
    check_output_files(output);
    const Project project = project_.read();
    protect_inputs(project, output);
    for (const std::string& layer : {from_, to_}) {
        check_layer(project, layer);
        protect_input(layer, output);
    }
    const ThreadLimit limit(project_.threads());
    const District district = project_.load(project, progress);
    const AccessModel model(district);
    const std::vector<MatrixOrigin> origins = origins_of(from_, model, progress);
    const std::vector<MatrixTarget> targets = targets_of(to_, model);
    const int minutes = district.settings.minutes.back();
    const std::vector<MatrixRow> rows =
        walking_matrix(model, origins, targets, minutes_to_millis(minutes), progress);
    write_file(file_, as_csv(rows));
    tell_issues(district.issues);
    log_info(fmt::format("wrote {} pairs within {} min, of {} x {}, to {}",
                         rows.size(),
                         minutes,
                         origins.size(),
                         targets.size(),
                         file_));
    return ExitCode::done;
}

} // namespace

std::unique_ptr<Command> make_matrix_command() {
    return std::make_unique<MatrixCommand>();
}

} // namespace yike::cli
