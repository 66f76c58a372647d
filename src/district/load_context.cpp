// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
#include "district/load_context.hpp"

#include "base/error.hpp"
#include "district/layer_fields.hpp"
#include "io/result_folder.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

namespace yike {

namespace {

namespace fs = std::filesystem;

/// Database connections and GDAL's virtual files are no files of ours.
bool is_elsewhere(const std::string& source) {
    for (const char* prefix : {"PG:", "postgresql://", "/vsi"}) {
        if (source.starts_with(prefix)) {
            return true;
        }
    }
    return false;
}

/// The file itself, the parts of a Shapefile that exist, or the files in a database folder.
std::vector<fs::path> files_of(const fs::path& path) {
    std::vector<fs::path> files;
    if (fs::is_directory(path)) {
        for (const auto& entry : fs::recursive_directory_iterator(path)) {
            if (entry.is_regular_file()) {
                files.push_back(entry.path());
            }
        }
        std::sort(files.begin(), files.end());
        return files;
    }
    files.push_back(path);
    if (path.extension() == ".shp") {
        for (const char* ending : {".shx", ".dbf", ".prj", ".cpg"}) {
            if (fs::path part = path; fs::exists(part.replace_extension(ending))) {
                files.push_back(part);
            }
        }
    }
    return files;
}

/// Issues of the reader, with the layer named as the project names it.
void append_reader_issues(const std::string& layer, const Table& table, IssueList& issues) {
    for (Issue issue : table.issues.all()) {
        issue.place.layer = layer;
        issues.add(std::move(issue));
    }
}

/// How well the control points fit, all of it: a planner must be able to judge them.
void report_control_points(const Place& place, const ControlPointFit& fit, IssueList& issues) {
    const std::vector<double>& residuals = fit.residuals();
    for (std::size_t i = 0; i < residuals.size(); ++i) {
        Place point = place;
        point.feature = fmt::format("control point {}", i + 1);
        add_remark(issues,
                   point,
                   {.kind = "control_point_residual",
                    .message = fmt::format("lies {:.3f} m from where the fit puts it; allowed: {} "
                                           "m (max_residual_m)",
                                           residuals[i],
                                           fit.max_residual()),
                    .mend = ""});
    }
    add_remark(issues,
               place,
               {.kind = "control_points",
                .message = fmt::format("local coordinates are placed by {} control points: "
                                       "rotation {:.4f} degrees, scale {:.6f}, greatest residual "
                                       "{:.3f} m{}",
                                       residuals.size(),
                                       fit.rotation(),
                                       fit.scale(),
                                       *std::max_element(residuals.begin(), residuals.end()),
                                       residuals.size() == 2 ? "; two points leave nothing over "
                                                               "to check them by"
                                                             : ""),
                .mend = residuals.size() == 2 ? "add a third control point" : ""});
}

Table read_source(LoadContext& context, const std::string& name, const LayerSource& layer) {
    Table table = read_table({.file = source_path(context.project, layer.source),
                              .layer = layer.layer,
                              .encoding = layer.encoding,
                              .crs = layer.crs,
                              .datum = layer.datum,
                              .purpose = name,
                              .control_points = layer.control_points,
                              .wants_points = wants_points(name)});
    if (layer.control_points) {
        report_control_points({table.file, name, "", ""}, *layer.control_points, context.issues);
    }
    append_reader_issues(name, table, context.issues);
    add_input(context, name, layer.source);
    return table;
}

std::optional<Table>
read_ledger(LoadContext& context, const std::string& name, const LayerSource& layer) {
    if (layer.table.empty()) {
        return std::nullopt;
    }
    Table table = read_table({.file = source_path(context.project, layer.table),
                              .layer = layer.sheet,
                              .encoding = {},
                              .crs = {},
                              .datum = Datum::wgs84,
                              .purpose = name + " ledger",
                              .geometry_required = false});
    append_reader_issues(name, table, context.issues);
    add_input(context, name, layer.table);
    return table;
}

} // namespace

bool wants_points(const std::string& layer) {
    return layer == "gates" || layer == "stations" || layer == "candidates";
}

const LayerSource* find_layer(const Project& project, const std::string& name) {
    const auto found = project.layers.find(name);
    if (found != project.layers.end()) {
        return &found->second;
    }
    if (layer_spec(name).required) {
        throw DataError(Place{project.file.string(), name, "", ""},
                        fmt::format("this layer is missing; write [layers.{}] with source = "
                                    "\"FILE\" (required: {})",
                                    name,
                                    fmt::join(layer_names(true), ", ")));
    }
    return nullptr;
}

fs::path source_path(const Project& project, const std::string& source) {
    return is_elsewhere(source) ? fs::path(source) : project.file.parent_path() / source;
}

void add_input(LoadContext& context, const std::string& layer, const std::string& source) {
    if (is_elsewhere(source)) {
        context.inputs.push_back({layer, shown_source(source), ""});
        return;
    }
    const fs::path path = source_path(context.project, source);
    const bool is_folder = fs::is_directory(path);
    for (const fs::path& file : files_of(path)) {
        const fs::path written = is_folder ? fs::path(source) / file.lexically_relative(path)
                                           : fs::path(source).replace_filename(file.filename());
        context.inputs.push_back({layer, written.string(), sha256_of_file(file)});
    }
}

std::optional<LayerTable> read_layer(LoadContext& context, const std::string& name) {
    const LayerSource* layer = find_layer(context.project, name);
    if (layer == nullptr) {
        return std::nullopt;
    }
    context.progress.check();
    context.progress.stage("reading " + name, 0);
    Table table = read_source(context, name, *layer);
    const std::optional<Table> ledger = read_ledger(context, name, *layer);
    return LayerTable(name, *layer, std::move(table), ledger, context.issues);
}

void add_remark(IssueList& issues, const Place& place, LayerRemark remark) {
    Issue issue;
    issue.kind = std::move(remark.kind);
    issue.severity = remark.severity;
    issue.place = place;
    issue.message = std::move(remark.message);
    issue.mend = std::move(remark.mend);
    issue.households = remark.households;
    issue.count = remark.count;
    if (remark.example) {
        issue.lon = remark.example->lon;
        issue.lat = remark.example->lat;
    }
    issues.add(std::move(issue));
}

} // namespace yike
