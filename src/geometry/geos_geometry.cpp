// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
#include "geometry/geos_geometry.hpp"

#include "base/error.hpp"

#include <algorithm>
#include <cmath>
#include <tuple>
#include <utility>

namespace yike::geos {

namespace {

static_assert(sizeof(PlanePoint) == 2 * sizeof(double), "points are copied to GEOS as x, y pairs");

void keep_message(const char* message, void* target) {
    *static_cast<std::string*>(target) = message;
}

bool is_finite(PlanePoint p) {
    return std::isfinite(p.x) && std::isfinite(p.y);
}

GEOSCoordSequence* sequence_of(const Context& context, const std::vector<PlanePoint>& points) {
    GEOSCoordSequence* sequence = GEOSCoordSeq_copyFromBuffer_r(
        context.get(), &points.front().x, static_cast<unsigned>(points.size()), 0, 0);
    if (sequence == nullptr) {
        context.fail("take over coordinates");
    }
    return sequence;
}

std::vector<PlanePoint> points_of(const Context& context, const GEOSGeometry* geometry) {
    const GEOSCoordSequence* sequence = GEOSGeom_getCoordSeq_r(context.get(), geometry);
    unsigned size = 0;
    if (sequence == nullptr || GEOSCoordSeq_getSize_r(context.get(), sequence, &size) == 0) {
        return {};
    }
    std::vector<PlanePoint> points(size);
    if (size > 0) {
        GEOSCoordSeq_copyToBuffer_r(context.get(), sequence, &points.front().x, 0, 0);
    }
    return points;
}

/// Closed and with at least four points, or null.
Geometry from_ring(const Context& context, const Ring& ring) {
    Geometry none(nullptr, {context.get()});
    if (ring.size() < 3 || !std::all_of(ring.begin(), ring.end(), is_finite)) {
        return none;
    }
    if (ring.front() == ring.back()) {
        return ring.size() < 4
                   ? std::move(none)
                   : owned(context,
                           GEOSGeom_createLinearRing_r(context.get(), sequence_of(context, ring)),
                           "build a ring");
    }
    Ring closed = ring;
    closed.push_back(ring.front());
    return from_ring(context, closed);
}

// Hands over the pointers; the collection owns them from then on.
Geometry collected(const Context& context, int type, std::vector<Geometry> parts) {
    std::vector<GEOSGeometry*> raw;
    raw.reserve(parts.size());
    for (Geometry& part : parts) {
        raw.push_back(part.release());
    }
    return owned(context,
                 GEOSGeom_createCollection_r(
                     context.get(), type, raw.data(), static_cast<unsigned>(raw.size())),
                 "collect geometries");
}

Geometry from_polygon(const Context& context, const Polygon& polygon) {
    Geometry outer = from_ring(context, polygon.outer);
    if (!outer) {
        return outer;
    }
    std::vector<GEOSGeometry*> holes;
    for (const Ring& hole : polygon.holes) {
        if (Geometry ring = from_ring(context, hole)) {
            holes.push_back(ring.release());
        }
    }
    return owned(
        context,
        GEOSGeom_createPolygon_r(
            context.get(), outer.release(), holes.data(), static_cast<unsigned>(holes.size())),
        "build a polygon");
}

bool is_lower(PlanePoint a, PlanePoint b) {
    return std::tie(a.y, a.x) < std::tie(b.y, b.x);
}

bool rings_in_order(const Ring& a, const Ring& b) {
    return std::lexicographical_compare(a.begin(), a.end(), b.begin(), b.end(), is_lower);
}

bool polygons_in_order(const Polygon& a, const Polygon& b) {
    if (a.outer != b.outer) {
        return rings_in_order(a.outer, b.outer);
    }
    return std::lexicographical_compare(
        a.holes.begin(), a.holes.end(), b.holes.begin(), b.holes.end(), rings_in_order);
}

Ring canonical_ring(Ring ring, bool counter_clockwise) {
    if (ring.size() < 2) {
        return ring;
    }
    if ((signed_area(ring) > 0) != counter_clockwise) {
        std::reverse(ring.begin(), ring.end());
    }
    ring.pop_back();
    std::rotate(ring.begin(), std::min_element(ring.begin(), ring.end(), is_lower), ring.end());
    ring.push_back(ring.front());
    return ring;
}

Polygon canonical_polygon(const Context& context, const GEOSGeometry* geometry) {
    const GEOSContextHandle_t handle = context.get();
    Polygon polygon;
    polygon.outer =
        canonical_ring(points_of(context, GEOSGetExteriorRing_r(handle, geometry)), true);
    const int holes = GEOSGetNumInteriorRings_r(handle, geometry);
    for (int i = 0; i < holes; ++i) {
        polygon.holes.push_back(
            canonical_ring(points_of(context, GEOSGetInteriorRingN_r(handle, geometry, i)), false));
    }
    std::sort(polygon.holes.begin(), polygon.holes.end(), rings_in_order);
    return polygon;
}

// Calls `use` with every part that is no collection and not empty.
template <class Use>
void for_each_part(const Context& context, const GEOSGeometry* geometry, const Use& use) {
    const GEOSContextHandle_t handle = context.get();
    if (GEOSisEmpty_r(handle, geometry) != 0) {
        return;
    }
    const int type = GEOSGeomTypeId_r(handle, geometry);
    if (type < GEOS_MULTIPOINT) {
        use(type, geometry);
        return;
    }
    const int parts = GEOSGetNumGeometries_r(handle, geometry);
    for (int i = 0; i < parts; ++i) {
        for_each_part(context, GEOSGetGeometryN_r(handle, geometry, i), use);
    }
}

} // namespace

Context::Context() : handle_(GEOS_init_r()) {
    GEOSContext_setErrorMessageHandler_r(handle_, keep_message, &message_);
}

Context::~Context() {
    GEOS_finish_r(handle_);
}

void Context::fail(const std::string& task) const {
    throw DataError("cannot " + task + (message_.empty() ? "" : ": " + message_));
}

Context& context() {
    thread_local Context of_this_thread;
    return of_this_thread;
}

Geometry owned(const Context& context, GEOSGeometry* geometry, const char* task) {
    if (geometry == nullptr) {
        context.fail(task);
    }
    return Geometry(geometry, {context.get()});
}

Geometry from_polygons(const Context& context, const MultiPolygon& polygons) {
    std::vector<Geometry> parts;
    parts.reserve(polygons.size());
    for (const Polygon& polygon : polygons) {
        if (Geometry part = from_polygon(context, polygon)) {
            parts.push_back(std::move(part));
        }
    }
    return collected(context, GEOS_MULTIPOLYGON, std::move(parts));
}

Geometry from_line(const Context& context, const Line& line) {
    return owned(context,
                 GEOSGeom_createLineString_r(context.get(), sequence_of(context, line)),
                 "build a line");
}

Geometry from_lines(const Context& context, const std::vector<Line>& lines) {
    std::vector<Geometry> parts;
    parts.reserve(lines.size());
    for (const Line& line : lines) {
        if (line.size() >= 2 && std::all_of(line.begin(), line.end(), is_finite)) {
            parts.push_back(from_line(context, line));
        }
    }
    return collected(context, GEOS_MULTILINESTRING, std::move(parts));
}

Geometry from_point(const Context& context, PlanePoint p) {
    return owned(context, GEOSGeom_createPointFromXY_r(context.get(), p.x, p.y), "build a point");
}

MultiPolygon to_polygons(const Context& context, const GEOSGeometry* geometry) {
    MultiPolygon polygons;
    for_each_part(context, geometry, [&](int type, const GEOSGeometry* part) {
        if (type == GEOS_POLYGON) {
            polygons.push_back(canonical_polygon(context, part));
        }
    });
    std::sort(polygons.begin(), polygons.end(), polygons_in_order);
    return polygons;
}

std::vector<MultiPolygon> one_by_one(MultiPolygon polygons) {
    std::sort(polygons.begin(), polygons.end(), polygons_in_order);
    std::vector<MultiPolygon> result;
    result.reserve(polygons.size());
    for (Polygon& polygon : polygons) {
        result.push_back({std::move(polygon)});
    }
    return result;
}

std::vector<Line> to_lines(const Context& context, const GEOSGeometry* geometry) {
    std::vector<Line> lines;
    for_each_part(context, geometry, [&](int type, const GEOSGeometry* part) {
        if (type == GEOS_LINESTRING || type == GEOS_LINEARRING) {
            lines.push_back(points_of(context, part));
        }
    });
    return lines;
}

} // namespace yike::geos
