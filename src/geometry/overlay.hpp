// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
/// @file
/// Overlay operations (GEOS). All take and give valid polygons; results are in a stable order.
#pragma once

#include "geometry/polygon.hpp"

#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace yike {

/// Why a polygon is not valid, with the place; empty when it is.
std::string validity_problem(const MultiPolygon& polygons);

/// A valid polygon that keeps all ground of the given one (GEOS make-valid, structure method).
MultiPolygon make_valid(const MultiPolygon& polygons);

/// A point well inside (GEOS point on surface); none for an empty polygon.
std::optional<PlanePoint> interior_point(const MultiPolygon& polygons);

MultiPolygon intersection_of(const MultiPolygon& a, const MultiPolygon& b);
MultiPolygon difference_of(const MultiPolygon& a, const MultiPolygon& b);
MultiPolygon union_of(const std::vector<MultiPolygon>& parts);

/// Ground within `distance_m` (negative shrinks); quarter circles of eight segments.
MultiPolygon buffer_of(const MultiPolygon& polygons, double distance_m);

/// Ground within `distance_m` of any of the lines, with flat ends.
MultiPolygon buffer_of(const std::vector<Line>& lines, double distance_m);

/// The faces into which the lines cut the polygon; together they are the polygon.
std::vector<MultiPolygon> cut_along(const MultiPolygon& polygons, const std::vector<Line>& lines);

/// Sum of the lengths of the parts of the lines that lie inside the polygon, m.
double length_inside(const std::vector<Line>& lines, const MultiPolygon& polygons);

/// The parts of the lines that lie inside the polygon.
std::vector<Line> lines_inside(const std::vector<Line>& lines, const MultiPolygon& polygons);

/// Quick repeated questions about one polygon. Not for use from several threads at once.
class PreparedPolygon {
  public:
    explicit PreparedPolygon(const MultiPolygon& polygons);
    PreparedPolygon(PreparedPolygon&&) noexcept;
    PreparedPolygon& operator=(PreparedPolygon&&) noexcept;
    ~PreparedPolygon();

    /// True if p lies inside or on the outline.
    bool covers(PlanePoint p) const;

    /// True if any point of the line lies within `distance_m` (0: touches) of the polygon.
    bool within_distance(const Line& line, double distance_m) const;
    bool within_distance(PlanePoint p, double distance_m) const;
    bool within_distance(const MultiPolygon& other, double distance_m) const;

  private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

} // namespace yike
