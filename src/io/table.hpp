// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
/// @file
/// Features of a vector source as plain tables, positions already in WGS 84.
#pragma once

#include "base/issue.hpp"
#include "geometry/control_points.hpp"
#include "geometry/crs.hpp"
#include "geometry/lon_lat.hpp"

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace yike {

/// An attribute: none, whole number, number or text (UTF-8, blanks trimmed).
using Value = std::variant<std::monostate, std::int64_t, double, std::string>;

using GlobeLine = std::vector<LonLat>;

/// Rings are closed: the last position repeats the first.
struct GlobePolygon {
    GlobeLine outer;
    std::vector<GlobeLine> holes;
};

/// One feature; of points, lines and polygons only what its geometry has is filled (a
/// multipolygon fills `polygons` with several, a collection may fill all three).
struct Feature {
    std::string fid; ///< how messages name it: the source's own feature number
    std::vector<LonLat> points;
    std::vector<GlobeLine> lines;
    std::vector<GlobePolygon> polygons;
    std::vector<Value> values; ///< parallel to Table::fields
};

/// One layer of a source.
struct Table {
    std::string file;
    std::string layer;
    std::vector<std::string> fields;
    std::vector<Feature> features;
    IssueList issues; ///< features that were left out, and why

    /// Column of a field, compared without regard to ASCII case.
    std::optional<std::size_t> column(const std::string& field) const;
};

/// What to read and how to understand it.
struct TableSource {
    std::filesystem::path file;
    std::string layer;    ///< empty: the only layer, else the one called as `purpose`
    std::string encoding; ///< empty: as the file says
    std::string crs;      ///< empty: as the file says
    Datum datum = Datum::wgs84;
    std::string purpose; ///< how messages name it: "compounds"
    /// False for a ledger: a table without positions is then no error, and its features have none.
    bool geometry_required = true;
    /// True: no CRS is asked for and positions are the numbers as written, x first. For those who
    /// look into what is wrong with them.
    bool raw_numbers = false;
    /// Coordinates are local, and this places them; crs and datum are then of no use.
    std::optional<ControlPointFit> control_points = {};
    /// The layer wants points: block references of a drawing are their insertion points then.
    bool wants_points = false;
};

/// Reads a layer of any GDAL vector source, or a table with lon/lat columns (CSV, XLSX). Columns
/// of positions are found by their usual names (lon, lng, longitude, x, 经度; lat, latitude, y,
/// 纬度) and hold WGS 84 degrees unless `crs` says otherwise. Text values of a CSV stay text.
///
/// Text that is not UTF-8 is read as `encoding` or, if that is empty, as GB18030.
/// Z and M are dropped. NaN, infinite and out-of-range positions, empty geometries and geometries
/// of no use are issues: the feature is left out and listed.
/// @throws DataError if the file or layer cannot be read, or has no CRS.
Table read_table(const TableSource& source);

/// A source as messages and results may show it: a database's password is none of theirs.
std::string shown_source(const std::string& source);

/// The value as text, number or whole number; none if it is empty or does not parse.
std::string as_text(const Value& value);
std::optional<double> as_number(const Value& value);

} // namespace yike
