// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
#include "io/geometry_reader.hpp"

#include <fmt/format.h>

#include <cmath>
#include <memory>
#include <utility>

namespace yike {

namespace {

// The first problem is the one that is told.
void tell(GeometryProblem& problem, const char* kind, std::string message) {
    if (problem.kind.empty()) {
        problem = {kind, std::move(message)};
    }
}

} // namespace

GeometryProblem GeometryReader::read(const OGRGeometry& geometry, Feature& feature) const {
    GeometryProblem problem;
    if (geometry.IsEmpty() != FALSE) {
        tell(problem, "empty_geometry", "the geometry is empty");
        return problem;
    }
    if (geometry.hasCurveGeometry() != FALSE) {
        const std::unique_ptr<OGRGeometry> linear(geometry.getLinearGeometry());
        if (linear == nullptr) {
            tell(problem, "degenerate_geometry", "a curve cannot be made into straight pieces");
            return problem;
        }
        read_part(*linear, feature, problem);
    } else {
        read_part(geometry, feature, problem);
    }
    return problem;
}

bool GeometryReader::read_position(double x,
                                   double y,
                                   LonLat& position,
                                   GeometryProblem& problem) const {
    position = y_first_ ? to_lon_lat(y, x) : to_lon_lat(x, y);
    if (is_usable(position)) {
        return true;
    }
    tell(problem,
         "bad_position",
         fmt::format("the position ({}, {}) does not lie within {}", x, y, crs_name()));
    return false;
}

bool GeometryReader::is_usable(LonLat position) const {
    return std::holds_alternative<std::monostate>(crs_)
               ? std::isfinite(position.lon) && std::isfinite(position.lat)
               : is_valid(position);
}

LonLat GeometryReader::to_lon_lat(double x, double y) const {
    if (const auto* local = std::get_if<ControlPointFit>(&crs_)) {
        return local->to_lon_lat({x, y});
    }
    const auto* crs = std::get_if<SourceCrs>(&crs_);
    return crs != nullptr ? crs->to_lon_lat(x, y) : LonLat{x, y};
}

std::string GeometryReader::crs_name() const {
    if (std::holds_alternative<ControlPointFit>(crs_)) {
        return "500 km of the control points";
    }
    const auto* crs = std::get_if<SourceCrs>(&crs_);
    return crs == nullptr || crs->name().empty() ? "its CRS" : crs->name();
}

void GeometryReader::read_part(const OGRGeometry& geometry,
                               Feature& feature,
                               GeometryProblem& problem) const {
    switch (wkbFlatten(geometry.getGeometryType())) {
    case wkbPoint:
        read_point(*geometry.toPoint(), feature, problem);
        break;
    case wkbLineString:
        read_line(*geometry.toLineString(), feature, problem);
        break;
    case wkbPolygon:
    case wkbTriangle:
        read_polygon(*geometry.toPolygon(), feature, problem);
        break;
    case wkbMultiPoint:
    case wkbMultiLineString:
    case wkbMultiPolygon:
    case wkbGeometryCollection:
        for (const OGRGeometry* part : *geometry.toGeometryCollection()) {
            read_part(*part, feature, problem);
        }
        break;
    case wkbPolyhedralSurface:
    case wkbTIN:
        for (const OGRPolygon* part : *geometry.toPolyhedralSurface()) {
            read_polygon(*part, feature, problem);
        }
        break;
    default:
        tell(problem,
             "unsupported_geometry",
             fmt::format("a geometry of type {} is not used", geometry.getGeometryName()));
        break;
    }
}

void GeometryReader::read_point(const OGRPoint& point,
                                Feature& feature,
                                GeometryProblem& problem) const {
    LonLat position;
    if (point.IsEmpty() != FALSE) {
        tell(problem, "empty_geometry", "a point is empty");
    } else if (read_position(point.getX(), point.getY(), position, problem)) {
        feature.points.push_back(position);
    }
}

bool GeometryReader::read_chain(const OGRSimpleCurve& chain,
                                GlobeLine& line,
                                GeometryProblem& problem) const {
    const int count = chain.getNumPoints();
    line.reserve(static_cast<std::size_t>(count));
    for (int i = 0; i < count; ++i) {
        LonLat position;
        if (!read_position(chain.getX(i), chain.getY(i), position, problem)) {
            return false;
        }
        line.push_back(position);
    }
    return true;
}

void GeometryReader::read_line(const OGRLineString& line,
                               Feature& feature,
                               GeometryProblem& problem) const {
    GlobeLine positions;
    if (line.getNumPoints() < 2) {
        tell(problem, "degenerate_geometry", "a line has fewer than two points");
    } else if (read_chain(line, positions, problem)) {
        feature.lines.push_back(std::move(positions));
    }
}

bool GeometryReader::read_ring(const OGRLinearRing& ring,
                               GlobeLine& line,
                               GeometryProblem& problem) const {
    if (!read_chain(ring, line, problem)) {
        return false;
    }
    if (!line.empty() && line.front() != line.back()) {
        line.push_back(line.front());
    }
    if (line.size() < 4) {
        tell(problem, "degenerate_geometry", "a ring has fewer than three corners");
        return false;
    }
    return true;
}

void GeometryReader::read_polygon(const OGRPolygon& polygon,
                                  Feature& feature,
                                  GeometryProblem& problem) const {
    GlobePolygon result;
    const OGRLinearRing* outer = polygon.getExteriorRing();
    if (outer == nullptr || outer->getNumPoints() == 0) {
        tell(problem, "empty_geometry", "a polygon is empty");
        return;
    }
    if (!read_ring(*outer, result.outer, problem)) {
        return;
    }
    for (int i = 0; i < polygon.getNumInteriorRings(); ++i) {
        GlobeLine hole;
        if (read_ring(*polygon.getInteriorRing(i), hole, problem)) {
            result.holes.push_back(std::move(hole));
        }
    }
    feature.polygons.push_back(std::move(result));
}

} // namespace yike
