// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
/// @file
/// Private to this folder: GDAL's geometries to positions in WGS 84.
#pragma once

#include "geometry/control_points.hpp"
#include "geometry/crs.hpp"
#include "io/table.hpp"

#include <ogr_geometry.h>

#include <string>
#include <string_view>
#include <utility>
#include <variant>

namespace yike {

/// What is wrong with a geometry. `kind` is empty when nothing is.
struct GeometryProblem {
    std::string kind; ///< as in Issue
    std::string message;
};

/// Fills points, lines and polygons of features.
class GeometryReader {
  public:
    /// @param y_first  the source's first coordinate is northing or latitude
    GeometryReader(SourceCrs crs, bool y_first) : crs_(std::move(crs)), y_first_(y_first) {}

    /// Keeps the numbers as they are written; only NaN and infinite ones are of no use.
    GeometryReader() = default;

    /// For local coordinates, x first.
    explicit GeometryReader(ControlPointFit local) : crs_(std::move(local)), y_first_(false) {}

    /// Appends the geometry to the feature. Curves become chains, Z and M are dropped. Parts
    /// without extent are left out and reported.
    GeometryProblem read(const OGRGeometry& geometry, Feature& feature) const;

    /// One position. @returns false, and says why, if it is of no use.
    bool read_position(double x, double y, LonLat& position, GeometryProblem& problem) const;

  private:
    void read_part(const OGRGeometry& geometry, Feature& feature, GeometryProblem& problem) const;
    void read_point(const OGRPoint& point, Feature& feature, GeometryProblem& problem) const;
    void read_line(const OGRLineString& line, Feature& feature, GeometryProblem& problem) const;
    void read_polygon(const OGRPolygon& polygon, Feature& feature, GeometryProblem& problem) const;
    bool read_chain(const OGRSimpleCurve& chain, GlobeLine& line, GeometryProblem& problem) const;
    bool is_usable(LonLat position) const;
    LonLat to_lon_lat(double x, double y) const;
    std::string crs_name() const;
    bool read_ring(const OGRLinearRing& ring, GlobeLine& line, GeometryProblem& problem) const;

    std::variant<std::monostate, SourceCrs, ControlPointFit> crs_;
    bool y_first_ = false;
};

} // namespace yike
