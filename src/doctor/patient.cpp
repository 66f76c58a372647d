// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
#include "doctor/patient.hpp"

#include "district/layer_fields.hpp"
#include "district/load_context.hpp"
#include "doctor/rules.hpp"
#include "io/osm_roads.hpp"
#include "io/result_folder.hpp"

#include <fmt/format.h>

#include <cstdlib>
#include <filesystem>
#include <string>
#include <system_error>

namespace yike {

namespace {

namespace fs = std::filesystem;

/// A file that lives as long as this object.
class StandIn {
  public:
    StandIn() {
        std::error_code unusable;
        const fs::path temporary = fs::temp_directory_path(unusable);
        std::string name = (temporary / "yike-check-XXXXXX").string();
        if (unusable || mkdtemp(name.data()) == nullptr) {
            const char* named = std::getenv("TMPDIR");
            throw UsageError(
                fmt::format("no temporary folder can be made in \"{}\"; let TMPDIR name a "
                            "folder that can be written",
                            unusable && named != nullptr ? named : temporary.string()));
        }
        folder_ = name;
        write_file(file(), "{\"type\":\"FeatureCollection\",\"features\":[]}\n");
    }

    StandIn(const StandIn&) = delete;
    StandIn& operator=(const StandIn&) = delete;

    ~StandIn() {
        std::error_code ignored;
        fs::remove_all(folder_, ignored);
    }

    /// An empty layer.
    fs::path file() const { return folder_ / "empty.geojson"; }

  private:
    fs::path folder_;
};

bool is_vector_layer(const std::string& name) {
    return name != "elevation";
}

bool is_osm_roads(const std::string& name, const LayerSource& source) {
    return name == "roads" && is_osm_file(source.source);
}

/// The kind by which a reader's error is told.
std::string_view kind_of(const DataError& error) {
    return dynamic_cast<const CrsError*>(&error) != nullptr ? "unknown_crs" : "unreadable_layer";
}

/// The message without the place, which the issue has itself.
std::string bare_message(const DataError& error) {
    std::string text = error.what();
    const std::string place = to_string(error.place()) + ": ";
    return text.starts_with(place) ? text.substr(place.size()) : text;
}

void add_unread(Patient& patient, const std::string& name, const DataError& error) {
    const std::string file =
        error.place().file.empty() ? patient.place(name).file : error.place().file;
    patient.unread[name] = error.what();
    patient.issues.add(issue_of(kind_of(error), {file, name, "", ""}, bare_message(error)));
}

RawLayer read_raw_layer(const Project& project, const std::string& name, Progress& progress) {
    LoadContext context{project, progress, {}, {}};
    RawLayer layer{name, project.layers.at(name), read_layer(context, name), {}, {}};
    layer.issues = context.issues;
    for (const Feature& feature : layer.features()) {
        layer.ids.push_back(layer.table->place(feature).feature);
    }
    return layer;
}

void read_layers(Patient& patient, Progress& progress) {
    for (const auto& [name, source] : patient.project.layers) {
        if (!is_vector_layer(name) || is_osm_roads(name, source) || name == "roads") {
            continue;
        }
        try {
            patient.layers.emplace(name, read_raw_layer(patient.project, name, progress));
        } catch (const DataError& error) {
            add_unread(patient, name, error);
        }
    }
    for (const std::string_view required : layer_names(true)) {
        const std::string name(required);
        if (!patient.project.layers.contains(name)) {
            patient.unread[name] = "missing";
            patient.issues.add(
                issue_of("missing_layer",
                         {patient.project.file.string(), name, "", ""},
                         fmt::format("[layers.{0}] is missing; write [layers.{0}] with source = "
                                     "\"FILE\"",
                                     name)));
        }
    }
}

/// The loader's issues but for those of layers that an empty one stands in for.
void take_issues(Patient& patient, const IssueList& issues) {
    for (const Issue& issue : issues.all()) {
        if (!patient.unread.contains(issue.place.layer)) {
            patient.issues.add(issue);
        }
    }
}

/// The project with what is broken left out: an optional layer is dropped, for a required one an
/// empty layer stands in.
Project without_broken(const Patient& patient, const fs::path& empty) {
    Project project = patient.project;
    for (const auto& [name, why] : patient.unread) {
        if (layer_spec(name).required) {
            LayerSource source;
            source.source = empty.string();
            project.layers[name] = source;
        } else {
            project.layers.erase(name);
        }
    }
    return project;
}

/// The layer that an error of the loader is about; empty if it is about the whole.
std::string broken_layer(const Patient& patient, const DataError& error) {
    const Place& place = error.place();
    if (patient.project.layers.contains(place.layer) && !patient.unread.contains(place.layer)) {
        return place.layer;
    }
    // The other layers were read before.
    const bool is_road = patient.project.layers.contains("roads") &&
                         !patient.unread.contains("roads") &&
                         place.file == patient.place("roads").file;
    return is_road ? "roads" : "";
}

/// Takes note of an error of the loader. True if another attempt may do better.
bool may_try_again(Patient& patient, Project& project, const DataError& error) {
    const std::string layer = broken_layer(patient, error);
    if (!layer.empty() && layer != "boundary") {
        add_unread(patient, layer, error);
        return true;
    }
    const bool is_crs = dynamic_cast<const CrsError*>(&error) != nullptr;
    patient.issues.add(issue_of(is_crs ? "unknown_crs" : "unusable_district",
                                {error.place().file, layer, "", ""},
                                bare_message(error)));
    const bool was_given = is_crs && !project.crs.empty();
    project.crs.clear();
    return was_given;
}

void build_district(Patient& patient, Progress& progress) {
    if (patient.unread.contains("boundary")) {
        return;
    }
    const StandIn empty;
    std::string crs = patient.project.crs;
    for (int attempt = 0; attempt < 4 && !patient.district; ++attempt) {
        Project project = without_broken(patient, empty.file());
        project.crs = crs;
        try {
            patient.district = std::make_unique<District>(load_district(project, progress));
            take_issues(patient, patient.district->issues);
        } catch (const DataError& error) {
            if (!may_try_again(patient, project, error)) {
                return;
            }
            crs = project.crs;
        }
    }
}

/// Where the loader did not come to them: the issues of the readers.
void take_reader_issues(Patient& patient) {
    for (const auto& [name, layer] : patient.layers) {
        patient.issues.append(layer.issues);
    }
}

void build_model(Patient& patient) {
    if (!patient.district) {
        return;
    }
    const District& district = *patient.district;
    patient.network = build_network(
        {.roads = district.roads, .junctions = district.junctions, .profile = district.profile()});
    patient.model = std::make_unique<AccessModel>(district);
}

} // namespace

double Patient::households() const {
    double sum = 0;
    if (district) {
        for (const Compound& compound : district->compounds) {
            sum += compound.households;
        }
    }
    return sum;
}

const RawLayer* Patient::layer(const std::string& name) const {
    const auto found = layers.find(name);
    return found == layers.end() ? nullptr : &found->second;
}

Place Patient::place(const std::string& layer, const std::string& feature) const {
    const auto found = project.layers.find(layer);
    const std::string file = found == project.layers.end()
                                 ? project.file.string()
                                 : source_path(project, found->second.source).string();
    return {file, layer, feature, ""};
}

std::optional<Table> read_raw_numbers(const Project& project, const std::string& layer) {
    const LayerSource& source = project.layers.at(layer);
    try {
        return read_table({.file = source_path(project, source.source),
                           .layer = source.layer,
                           .encoding = source.encoding,
                           .crs = {},
                           .datum = Datum::wgs84,
                           .purpose = layer,
                           .raw_numbers = true,
                           .wants_points = wants_points(layer)});
    } catch (const DataError&) {
        return std::nullopt;
    }
}

Patient open_patient(const Project& project, Progress& progress) {
    Patient patient{project, {}, {}, {}, {}, {}, {}, {}, {}};
    progress.stage("reading layers", 0);
    read_layers(patient, progress);
    progress.stage("building the district", 0);
    build_district(patient, progress);
    if (!patient.district) {
        take_reader_issues(patient);
    }
    progress.stage("network and access", 0);
    build_model(patient);
    return patient;
}

} // namespace yike
