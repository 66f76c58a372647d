// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
#include "doctor/mended_layer.hpp"

#include "district/feature_reader.hpp"
#include "district/load_context.hpp"
#include "district/shapes.hpp"
#include "geometry/overlay.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <tuple>

namespace yike {

namespace {

/// Calls `change(position)` for every position of a table.
template <class Change> void for_positions(Table& table, const Change& change) {
    for (Feature& feature : table.features) {
        std::for_each(feature.points.begin(), feature.points.end(), change);
        for (GlobeLine& line : feature.lines) {
            std::for_each(line.begin(), line.end(), change);
        }
        for (GlobePolygon& polygon : feature.polygons) {
            std::for_each(polygon.outer.begin(), polygon.outer.end(), change);
            for (GlobeLine& hole : polygon.holes) {
                std::for_each(hole.begin(), hole.end(), change);
            }
        }
    }
}

std::optional<Table> read_as_declared(const Project& project, const std::string& name) {
    const LayerSource& source = project.layers.at(name);
    try {
        return read_table({.file = source_path(project, source.source),
                           .layer = source.layer,
                           .encoding = source.encoding,
                           .crs = source.crs,
                           .datum = source.datum,
                           .purpose = name});
    } catch (const DataError&) {
        return std::nullopt;
    }
}

// ---- positions ----

/// The table with its numbers read as the doctor found they must be.
std::optional<Table> read_anew(const Patient& patient, MendedLayer& layer) {
    const auto found = patient.readings.find(layer.name);
    if (found == patient.readings.end()) {
        return read_as_declared(patient.project, layer.name);
    }
    std::optional<Table> table = read_raw_numbers(patient.project, layer.name);
    if (!table) {
        return std::nullopt;
    }
    const NumberReading& reading = found->second;
    const SourceCrs source(reading.crs, patient.project.layers.at(layer.name).datum);
    for_positions(*table, [&](LonLat& p) { p = reading.read(p, source); });
    std::erase_if(table->features, [](const Feature& feature) {
        const auto p = any_position(feature);
        return !p || !is_valid(*p);
    });
    layer.mends.push_back({layer.name,
                           reading.swapped       ? "swapped_axes"
                           : reading.zone_prefix ? "zone_prefix"
                           : reading.metric      ? "metres_as_degrees"
                                                 : "degrees_as_metres",
                           fmt::format("{} features read as {}{}",
                                       table->features.size(),
                                       reading.crs,
                                       reading.swapped ? ", second number first" : "")});
    return table;
}

void undo_shift(const Patient& patient, MendedLayer& layer) {
    for (const Accusation& accusation : patient.judgement.shifted) {
        if (accusation.layer != layer.name || !accusation.meant) {
            continue;
        }
        const Datum declared = patient.project.layers.at(layer.name).datum;
        for_positions(layer.table, [&](LonLat& p) { p = reread(p, declared, *accusation.meant); });
        layer.mends.push_back({layer.name,
                               "datum_shift_" + to_string(*accusation.meant),
                               fmt::format("{} features moved from {} to wgs84",
                                           layer.table.features.size(),
                                           to_string(*accusation.meant))});
    }
}

// ---- copies ----

using Key = std::vector<std::tuple<double, double>>;

/// Everything that a feature says, its number left aside.
std::pair<Key, std::vector<std::string>> content_of(const Feature& feature) {
    std::pair<Key, std::vector<std::string>> content;
    Table one;
    one.features.push_back(feature);
    for_positions(one, [&](LonLat& p) { content.first.emplace_back(p.lon, p.lat); });
    for (const Value& value : feature.values) {
        content.second.push_back(as_text(value));
    }
    return content;
}

void drop_copies(MendedLayer& layer) {
    std::set<std::pair<Key, std::vector<std::string>>> seen;
    const std::size_t before = layer.table.features.size();
    std::erase_if(layer.table.features,
                  [&](const Feature& f) { return !seen.insert(content_of(f)).second; });
    const std::size_t dropped = before - layer.table.features.size();
    if (dropped > 0) {
        layer.mends.push_back(
            {layer.name,
             "duplicate_id",
             fmt::format("{} features dropped that say in all fields what an earlier one says",
                         dropped)});
    }
}

// ---- outlines ----

GlobeLine to_globe(const Ring& ring, const WorkingCrs& crs) {
    GlobeLine line;
    for (const PlanePoint p : ring) {
        line.push_back(crs.to_lon_lat(p));
    }
    return line;
}

MultiPolygon to_plane(const std::vector<GlobePolygon>& polygons, const WorkingCrs& crs) {
    MultiPolygon plane;
    for (const GlobePolygon& polygon : polygons) {
        Polygon one{yike::to_plane(polygon.outer, crs), {}};
        for (const GlobeLine& hole : polygon.holes) {
            one.holes.push_back(yike::to_plane(hole, crs));
        }
        plane.push_back(std::move(one));
    }
    return plane;
}

void mend_outlines(const Patient& patient, MendedLayer& layer) {
    const WorkingCrs crs =
        patient.district ? patient.district->crs : WorkingCrs::centred_on(layer.middle());
    std::size_t mended = 0;
    for (Feature& feature : layer.table.features) {
        if (feature.polygons.empty()) {
            continue;
        }
        const MultiPolygon plane = to_plane(feature.polygons, crs);
        const bool is_drawn = std::all_of(
            plane.begin(), plane.end(), [](const Polygon& p) { return p.outer.size() >= 4; });
        if (!is_drawn || validity_problem(plane).empty()) {
            continue;
        }
        const MultiPolygon valid = make_valid(plane);
        if (!(area(valid) > 0)) {
            continue;
        }
        feature.polygons.clear();
        for (const Polygon& polygon : valid) {
            GlobePolygon globe{to_globe(polygon.outer, crs), {}};
            for (const Ring& hole : polygon.holes) {
                globe.holes.push_back(to_globe(hole, crs));
            }
            feature.polygons.push_back(std::move(globe));
        }
        ++mended;
    }
    if (mended > 0) {
        layer.mends.push_back(
            {layer.name,
             "invalid_geometry",
             fmt::format("{} outlines made valid; all their ground is kept", mended)});
    }
}

// ---- output ----

GeometryType type_of(const Table& table) {
    const auto has = [&table](const auto& parts) {
        return std::any_of(table.features.begin(), table.features.end(), [&](const Feature& f) {
            return !parts(f).empty();
        });
    };
    if (has([](const Feature& f) -> const auto& { return f.polygons; })) {
        return GeometryType::multi_polygon;
    }
    return has([](const Feature& f) -> const auto& { return f.lines; }) ? GeometryType::multi_line
                                                                        : GeometryType::point;
}

FieldType type_of(const Table& table, std::size_t column) {
    bool real = false;
    bool whole = false;
    for (const Feature& feature : table.features) {
        const Value& value = feature.values[column];
        if (std::holds_alternative<std::string>(value)) {
            return FieldType::text;
        }
        real = real || std::holds_alternative<double>(value);
        whole = whole || std::holds_alternative<std::int64_t>(value);
    }
    return real ? FieldType::real : whole ? FieldType::integer : FieldType::text;
}

PlaneGeometry geometry_of(const Feature& feature, const WorkingCrs& crs) {
    if (!feature.polygons.empty()) {
        return to_plane(feature.polygons, crs);
    }
    if (!feature.lines.empty()) {
        std::vector<Line> lines;
        for (const GlobeLine& line : feature.lines) {
            lines.push_back(yike::to_plane(line, crs));
        }
        return lines;
    }
    return feature.points.empty() ? PlaneGeometry() : crs.to_plane(feature.points.front());
}

/// Whole numbers in a column of other numbers, and all else in a column of text, as that.
Value value_as(const Value& value, FieldType type) {
    if (const auto* whole = std::get_if<std::int64_t>(&value); whole && type == FieldType::real) {
        return static_cast<double>(*whole);
    }
    if (type == FieldType::text && !std::holds_alternative<std::monostate>(value)) {
        return as_text(value);
    }
    return value;
}

} // namespace

LonLat MendedLayer::middle() const {
    for (const Feature& feature : table.features) {
        if (const auto p = any_position(feature)) {
            return *p;
        }
    }
    return {};
}

OutputLayer MendedLayer::output(const WorkingCrs& crs) const {
    OutputLayer output{name, type_of(table), {}, {}, ""};
    for (std::size_t c = 0; c < table.fields.size(); ++c) {
        output.fields.push_back({table.fields[c], type_of(table, c)});
    }
    for (const Feature& feature : table.features) {
        OutputFeature one{geometry_of(feature, crs), {}};
        for (std::size_t c = 0; c < table.fields.size(); ++c) {
            one.values.push_back(value_as(feature.values[c], output.fields[c].type));
        }
        output.features.push_back(std::move(one));
    }
    return output;
}

std::optional<MendedLayer> mend_layer(const Patient& patient, const std::string& name) {
    MendedLayer layer{name, {}, {}};
    std::optional<Table> table = read_anew(patient, layer);
    if (!table || table->features.empty()) {
        return std::nullopt;
    }
    layer.table = std::move(*table);
    undo_shift(patient, layer);
    drop_copies(layer);
    mend_outlines(patient, layer);
    return layer.mends.empty() ? std::nullopt : std::optional(std::move(layer));
}

} // namespace yike
