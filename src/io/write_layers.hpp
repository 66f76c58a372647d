// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
/// @file
/// Vector layers to files: the format follows the ending of the name.
#pragma once

#include "geometry/crs.hpp"
#include "geometry/polygon.hpp"
#include "io/table.hpp"

#include <filesystem>
#include <string>
#include <variant>
#include <vector>

namespace yike {

enum class FieldType { text, integer, real };

struct OutputField {
    std::string name;
    FieldType type = FieldType::text;
};

enum class GeometryType { none, point, line, multi_line, multi_polygon };

/// A geometry in the working CRS; monostate is "none".
using PlaneGeometry =
    std::variant<std::monostate, PlanePoint, Line, std::vector<Line>, MultiPolygon>;

struct OutputFeature {
    PlaneGeometry geometry;
    std::vector<Value> values; ///< parallel to OutputLayer::fields
};

struct OutputLayer {
    std::string name;
    GeometryType type = GeometryType::multi_polygon;
    std::vector<OutputField> fields;
    std::vector<OutputFeature> features;
    std::string qgis_style; ///< QML text; kept with a GeoPackage so that QGIS shows it at once
};

inline constexpr const char* kLayerEndings = ".geojson, .json, .gpkg, .shp, .fgb, .kml, .csv";

/// True if write_layers() knows the ending.
bool is_layer_file(const std::filesystem::path& file);

/// Writes layers to one file. GeoJSON (.geojson, .json) is always WGS 84 with 7 decimals and
/// holds one layer; .gpkg keeps the working CRS, takes many layers, and bears `date` (ISO,
/// "2025-11-01") wherever the format wants a time, so that the same input gives the same bytes;
/// .shp, .fgb, .kml, .csv hold one layer. The file is written beside and renamed, so that an old
/// one is replaced whole or not at all.
/// @throws DataError if the ending is unknown or the file cannot be written.
void write_layers(const std::filesystem::path& file,
                  const WorkingCrs& crs,
                  const std::vector<OutputLayer>& layers,
                  const std::string& date);

} // namespace yike
