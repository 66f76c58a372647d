// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
/// @file
/// Lines and polygons in the working CRS.
#pragma once

#include "geometry/plane_point.hpp"

#include <span>
#include <vector>

namespace yike {

/// A chain of at least two points when valid.
using Line = std::vector<PlanePoint>;

/// A closed chain: the last point repeats the first.
using Ring = std::vector<PlanePoint>;

/// Outer ring counter-clockwise and holes clockwise when it comes from this project's functions.
struct Polygon {
    Ring outer;
    std::vector<Ring> holes;

    bool operator==(const Polygon&) const = default;
};

/// Polygons whose interiors do not meet.
using MultiPolygon = std::vector<Polygon>;

/// Signed area of a closed ring, m2; positive when counter-clockwise.
double signed_area(std::span<const PlanePoint> ring);

/// Area without holes, m2.
double area(const Polygon& polygon);
double area(const MultiPolygon& polygons);

/// Length of a chain, m.
double length(std::span<const PlanePoint> line);

Box bounds(std::span<const PlanePoint> line);
Box bounds(const MultiPolygon& polygons);

/// True if p is inside; points on the outline may go either way. Cost O(vertices).
bool contains(const Polygon& polygon, PlanePoint p);
bool contains(const MultiPolygon& polygons, PlanePoint p);

/// Where the horizontal line at `y` crosses the outlines, ascending; inside between each pair.
std::vector<double> row_crossings(const MultiPolygon& polygons, double y);

/// The point of any outline nearest to p; p itself for an empty polygon.
PlanePoint nearest_on_outline(const MultiPolygon& polygons, PlanePoint p);

/// Distance from p to the nearest point of any outline, m; infinite for an empty polygon.
double distance_to_outline(const MultiPolygon& polygons, PlanePoint p);

} // namespace yike
