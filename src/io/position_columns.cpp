// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
#include "io/position_columns.hpp"

#include "base/error.hpp"
#include "io/gdal_handles.hpp"
#include "io/geometry_reader.hpp"
#include "io/text_encoding.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <ogr_geometry.h>

#include <initializer_list>
#include <memory>
#include <utility>

namespace yike {

namespace {

struct PositionColumns {
    std::optional<std::size_t> x;
    std::optional<std::size_t> y;
    std::optional<std::size_t> wkt;

    bool pair() const { return x && y; }

    bool any() const { return pair() || wkt; }
};

std::optional<std::size_t> first_of(const Table& table, std::initializer_list<const char*> names) {
    for (const char* name : names) {
        if (const auto column = table.column(name)) {
            return column;
        }
    }
    return std::nullopt;
}

/// The only column that is `name` with a remark in brackets: 经度（WGS84）. None if the remark
/// tells of a shifted datum, which must be declared in the project.
std::optional<std::size_t> remarked_column(const Table& table, std::string_view name) {
    std::optional<std::size_t> found;
    for (std::size_t i = 0; i < table.fields.size(); ++i) {
        const std::string field = lower_ascii(table.fields[i]);
        const std::string_view rest =
            std::string_view(field).substr(field.starts_with(name) ? name.size() : field.size());
        if (!rest.starts_with("(") && !rest.starts_with("（")) {
            continue;
        }
        for (const std::string_view shifted : {"gcj", "bd", "百度", "高德", "腾讯", "火星"}) {
            if (rest.find(shifted) != std::string_view::npos) {
                return std::nullopt;
            }
        }
        if (found) {
            return std::nullopt;
        }
        found = i;
    }
    return found;
}

PositionColumns find_columns(const Table& table) {
    PositionColumns columns{
        first_of(table,
                 {"lon", "lng", "long", "longitude", "x", "经度", "东经", "easting", "x坐标"}),
        first_of(table, {"lat", "latitude", "y", "纬度", "北纬", "northing", "y坐标"}),
        first_of(table, {"wkt", "geometry", "geom"})};
    if (!columns.x && !columns.y) {
        columns.x = remarked_column(table, "经度");
        columns.y = remarked_column(table, "纬度");
    }
    return columns;
}

[[noreturn]] void refuse(const Table& table) {
    throw DataError(
        Place{table.file, table.layer, {}, {}},
        fmt::format("no columns of positions; expected lon and lat (or lng, longitude, x, 经度 and "
                    "latitude, y, 纬度), found: {}",
                    fmt::join(table.fields, ", ")));
}

GeometryReader reader_of(const Table& table, const TableSource& source) {
    if (source.raw_numbers) {
        return {};
    }
    if (source.control_points) {
        return GeometryReader(*source.control_points);
    }
    try {
        return {SourceCrs(source.crs.empty() ? "EPSG:4326" : source.crs, source.datum), false};
    } catch (const DataError& error) {
        throw CrsError(Place{table.file, table.layer, {}, {}}, error.what());
    }
}

/// Places one feature after another.
class ColumnReader {
  public:
    ColumnReader(const Table& table, const TableSource& source)
        : columns_(find_columns(table)), reader_(reader_of(table, source)) {}

    GeometryProblem read(Feature& feature) const {
        return columns_.pair() ? read_pair(feature) : read_wkt(feature);
    }

    const PositionColumns& columns() const { return columns_; }

  private:
    GeometryProblem read_pair(Feature& feature) const {
        const std::optional<double> x = as_number(feature.values.at(*columns_.x));
        const std::optional<double> y = as_number(feature.values.at(*columns_.y));
        if (!x || !y) {
            return {"bad_position",
                    fmt::format("the position (\"{}\", \"{}\") is not two numbers",
                                as_text(feature.values.at(*columns_.x)),
                                as_text(feature.values.at(*columns_.y)))};
        }
        GeometryProblem problem;
        LonLat position;
        if (reader_.read_position(*x, *y, position, problem)) {
            feature.points.push_back(position);
        }
        return problem;
    }

    GeometryProblem read_wkt(Feature& feature) const {
        const std::string text = as_text(feature.values.at(*columns_.wkt));
        const GdalMessages messages;
        OGRGeometry* raw = nullptr;
        OGRGeometryFactory::createFromWkt(text.c_str(), nullptr, &raw);
        const std::unique_ptr<OGRGeometry> geometry(raw);
        if (!geometry) {
            return {"bad_position",
                    fmt::format("\"{}\" is not well-known text", text.substr(0, 60))};
        }
        return reader_.read(*geometry, feature);
    }

    PositionColumns columns_;
    GeometryReader reader_;
};

} // namespace

void place_by_columns(Table& table, const TableSource& source) {
    if (!find_columns(table).any()) {
        if (source.geometry_required) {
            refuse(table);
        }
        return;
    }
    const ColumnReader reader(table, source);
    std::vector<Feature> placed;
    placed.reserve(table.features.size());
    for (Feature& feature : table.features) {
        const GeometryProblem problem = reader.read(feature);
        if (problem.kind.empty() || !source.geometry_required) {
            placed.push_back(std::move(feature));
            continue;
        }
        table.issues.add({.kind = problem.kind,
                          .severity = Severity::warning,
                          .place = {table.file, table.layer, feature.fid, {}},
                          .message = problem.message + "; the row was left out",
                          .mend = "give longitude and latitude in degrees, or set crs",
                          .lon = {},
                          .lat = {}});
    }
    table.features = std::move(placed);
}

} // namespace yike
