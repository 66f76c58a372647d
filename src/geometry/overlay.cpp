// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
#include "geometry/overlay.hpp"

#include "base/error.hpp"
#include "geometry/geos_geometry.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <tuple>
#include <utility>

namespace yike {

namespace {

using geos::Context;
using geos::Geometry;
using geos::owned;

constexpr int kQuarterCircleSegments = 8;
constexpr double kMitreLimit = 5.0; // GEOS's default; unused with round joins

using BinaryOperation = GEOSGeometry* (*)(GEOSContextHandle_t,
                                          const GEOSGeometry*,
                                          const GEOSGeometry*);

struct MakeValidParamsDeleter {
    GEOSContextHandle_t context;

    void operator()(GEOSMakeValidParams* params) const {
        GEOSMakeValidParams_destroy_r(context, params);
    }
};

Geometry made_valid(const Context& context, const GEOSGeometry* geometry) {
    const std::unique_ptr<GEOSMakeValidParams, MakeValidParamsDeleter> params(
        GEOSMakeValidParams_create_r(context.get()), {context.get()});
    GEOSMakeValidParams_setMethod_r(context.get(), params.get(), GEOS_MAKE_VALID_STRUCTURE);
    GEOSMakeValidParams_setKeepCollapsed_r(context.get(), params.get(), 0);
    return owned(context,
                 GEOSMakeValidWithParams_r(context.get(), geometry, params.get()),
                 "make a polygon valid");
}

// Polygons that touch themselves by a rounding error make GEOS give up; repaired ones do not.
Geometry overlaid(const Context& context,
                  const MultiPolygon& a,
                  const MultiPolygon& b,
                  BinaryOperation operation,
                  const char* task) {
    const Geometry first = geos::from_polygons(context, a);
    const Geometry second = geos::from_polygons(context, b);
    if (GEOSGeometry* result = operation(context.get(), first.get(), second.get())) {
        return owned(context, result, task);
    }
    return owned(context,
                 operation(context.get(),
                           made_valid(context, first.get()).get(),
                           made_valid(context, second.get()).get()),
                 task);
}

geos::Prepared prepared(const Context& context, const GEOSGeometry* geometry) {
    return {GEOSPrepare_r(context.get(), geometry), {context.get()}};
}

std::string ring_problem(const Ring& ring, const char* noun) {
    if (ring.size() < 4) {
        return fmt::format("{} has only {} points", noun, ring.size());
    }
    for (const PlanePoint p : ring) {
        if (!std::isfinite(p.x) || !std::isfinite(p.y)) {
            return fmt::format("{} has a position that is not a number", noun);
        }
    }
    if (ring.front() != ring.back()) {
        return fmt::format("{} is not closed at {:.2f}, {:.2f}", noun, ring[0].x, ring[0].y);
    }
    return {};
}

// What would not even become a GEOS polygon.
std::string ring_problem(const MultiPolygon& polygons) {
    for (const Polygon& polygon : polygons) {
        std::string problem = ring_problem(polygon.outer, "an outline");
        for (const Ring& hole : polygon.holes) {
            if (problem.empty()) {
                problem = ring_problem(hole, "a hole");
            }
        }
        if (!problem.empty()) {
            return problem;
        }
    }
    return {};
}

// Pieces of the straight segment a-b inside the area, from a to b.
std::vector<Line> pieces_of_segment(const Context& context,
                                    const GEOSPreparedGeometry* index,
                                    const GEOSGeometry* area,
                                    PlanePoint a,
                                    PlanePoint b) {
    const Geometry segment = geos::from_line(context, {a, b});
    if (GEOSPreparedCovers_r(context.get(), index, segment.get()) == 1) {
        return {{a, b}};
    }
    if (GEOSPreparedIntersects_r(context.get(), index, segment.get()) == 0) {
        return {};
    }
    const Geometry inside = owned(context,
                                  GEOSIntersection_r(context.get(), segment.get(), area),
                                  "cut a line along a polygon");
    std::vector<Line> pieces = geos::to_lines(context, inside.get());
    for (Line& piece : pieces) {
        if (dot(piece.back() - piece.front(), b - a) < 0) {
            std::reverse(piece.begin(), piece.end());
        }
    }
    std::sort(pieces.begin(), pieces.end(), [a, b](const Line& p, const Line& q) {
        return dot(p.front() - a, b - a) < dot(q.front() - a, b - a);
    });
    return pieces;
}

// Appends to the last part where the piece continues it.
void append_piece(std::vector<Line>& parts, std::size_t first_part, const Line& piece) {
    if (parts.size() > first_part && parts.back().back() == piece.front()) {
        parts.back().insert(parts.back().end(), piece.begin() + 1, piece.end());
    } else {
        parts.push_back(piece);
    }
}

Geometry boundary_and_lines(const Context& context,
                            const GEOSGeometry* area,
                            const std::vector<Line>& lines) {
    Geometry boundary =
        owned(context, GEOSBoundary_r(context.get(), area), "take the outline of a polygon");
    Geometry cuts = geos::from_lines(context, lines);
    GEOSGeometry* both[] = {boundary.release(), cuts.release()};
    const Geometry collection =
        owned(context,
              GEOSGeom_createCollection_r(context.get(), GEOS_GEOMETRYCOLLECTION, both, 2),
              "collect lines");
    // A union of lines splits them wherever they meet.
    return owned(
        context, GEOSUnaryUnion_r(context.get(), collection.get()), "split lines where they meet");
}

bool face_is_inside(const Context& context,
                    const GEOSPreparedGeometry* index,
                    const GEOSGeometry* face) {
    const Geometry point =
        owned(context, GEOSPointOnSurface_r(context.get(), face), "find a point inside a polygon");
    return GEOSPreparedIntersects_r(context.get(), index, point.get()) == 1;
}

} // namespace

std::string validity_problem(const MultiPolygon& polygons) {
    std::string problem = ring_problem(polygons);
    if (!problem.empty()) {
        return problem;
    }
    Context& context = geos::context();
    const Geometry geometry = geos::from_polygons(context, polygons);
    char* reason = nullptr;
    GEOSGeometry* place = nullptr;
    if (GEOSisValidDetail_r(context.get(), geometry.get(), 0, &reason, &place) == 1) {
        return {};
    }
    const Geometry owned_place(place, {context.get()});
    problem = reason != nullptr ? reason : "not valid";
    GEOSFree_r(context.get(), reason);
    double x = 0;
    double y = 0;
    if (place != nullptr && GEOSGeomGetX_r(context.get(), place, &x) == 1 &&
        GEOSGeomGetY_r(context.get(), place, &y) == 1) {
        problem += fmt::format(" at {:.2f}, {:.2f}", x, y);
    }
    return problem;
}

MultiPolygon make_valid(const MultiPolygon& polygons) {
    Context& context = geos::context();
    const Geometry geometry = geos::from_polygons(context, polygons);
    return geos::to_polygons(context, made_valid(context, geometry.get()).get());
}

std::optional<PlanePoint> interior_point(const MultiPolygon& polygons) {
    Context& context = geos::context();
    const Geometry geometry = geos::from_polygons(context, polygons);
    if (GEOSisEmpty_r(context.get(), geometry.get()) != 0) {
        return std::nullopt;
    }
    const Geometry point = owned(context,
                                 GEOSPointOnSurface_r(context.get(), geometry.get()),
                                 "find a point inside a polygon");
    PlanePoint p;
    if (GEOSGeomGetX_r(context.get(), point.get(), &p.x) != 1 ||
        GEOSGeomGetY_r(context.get(), point.get(), &p.y) != 1) {
        return std::nullopt;
    }
    return p;
}

MultiPolygon intersection_of(const MultiPolygon& a, const MultiPolygon& b) {
    Context& context = geos::context();
    return geos::to_polygons(
        context, overlaid(context, a, b, GEOSIntersection_r, "intersect polygons").get());
}

MultiPolygon difference_of(const MultiPolygon& a, const MultiPolygon& b) {
    Context& context = geos::context();
    return geos::to_polygons(context,
                             overlaid(context, a, b, GEOSDifference_r, "subtract polygons").get());
}

MultiPolygon union_of(const std::vector<MultiPolygon>& parts) {
    Context& context = geos::context();
    MultiPolygon all;
    for (const MultiPolygon& part : parts) {
        all.insert(all.end(), part.begin(), part.end());
    }
    const Geometry geometry = geos::from_polygons(context, all);
    if (GEOSGeometry* result = GEOSUnaryUnion_r(context.get(), geometry.get())) {
        return geos::to_polygons(context, owned(context, result, "unite polygons").get());
    }
    return geos::to_polygons(context, made_valid(context, geometry.get()).get());
}

MultiPolygon buffer_of(const MultiPolygon& polygons, double distance_m) {
    Context& context = geos::context();
    const Geometry geometry = geos::from_polygons(context, polygons);
    const Geometry grown =
        owned(context,
              GEOSBuffer_r(context.get(), geometry.get(), distance_m, kQuarterCircleSegments),
              "buffer a polygon");
    return geos::to_polygons(context, grown.get());
}

MultiPolygon buffer_of(const std::vector<Line>& lines, double distance_m) {
    Context& context = geos::context();
    const Geometry geometry = geos::from_lines(context, lines);
    const Geometry grown = owned(context,
                                 GEOSBufferWithStyle_r(context.get(),
                                                       geometry.get(),
                                                       distance_m,
                                                       kQuarterCircleSegments,
                                                       GEOSBUF_CAP_FLAT,
                                                       GEOSBUF_JOIN_ROUND,
                                                       kMitreLimit),
                                 "buffer lines");
    return geos::to_polygons(context, grown.get());
}

std::vector<MultiPolygon> cut_along(const MultiPolygon& polygons, const std::vector<Line>& lines) {
    Context& context = geos::context();
    const Geometry area = geos::from_polygons(context, polygons);
    if (GEOSisEmpty_r(context.get(), area.get()) != 0) {
        return {};
    }
    const Box box = bounds(polygons);
    std::vector<Line> near;
    std::copy_if(lines.begin(), lines.end(), std::back_inserter(near), [&box](const Line& line) {
        return bounds(line).meets(box);
    });
    const Geometry noded = boundary_and_lines(context, area.get(), near);
    const GEOSGeometry* const input[] = {noded.get()};
    const Geometry faces =
        owned(context, GEOSPolygonize_r(context.get(), input, 1), "find the faces between lines");
    const geos::Prepared index = prepared(context, area.get());
    MultiPolygon inside;
    const int count = GEOSGetNumGeometries_r(context.get(), faces.get());
    for (int i = 0; i < count; ++i) {
        const GEOSGeometry* face = GEOSGetGeometryN_r(context.get(), faces.get(), i);
        if (face_is_inside(context, index.get(), face)) {
            const MultiPolygon polygon = geos::to_polygons(context, face);
            inside.insert(inside.end(), polygon.begin(), polygon.end());
        }
    }
    return geos::one_by_one(std::move(inside));
}

double length_inside(const std::vector<Line>& lines, const MultiPolygon& polygons) {
    double total = 0;
    for (const Line& part : lines_inside(lines, polygons)) {
        total += length(part);
    }
    return total;
}

std::vector<Line> lines_inside(const std::vector<Line>& lines, const MultiPolygon& polygons) {
    Context& context = geos::context();
    const Geometry area = geos::from_polygons(context, polygons);
    const geos::Prepared index = prepared(context, area.get());
    const Box box = bounds(polygons);
    std::vector<Line> parts;
    for (const Line& line : lines) {
        if (line.size() < 2 || !bounds(line).meets(box)) {
            continue;
        }
        const Geometry whole = geos::from_line(context, line);
        if (GEOSPreparedCovers_r(context.get(), index.get(), whole.get()) == 1) {
            parts.push_back(line);
            continue;
        }
        if (GEOSPreparedIntersects_r(context.get(), index.get(), whole.get()) != 1) {
            continue;
        }
        // Segment by segment: GEOS would merge the two ways of a line that runs there and back.
        const std::size_t first_part = parts.size();
        for (std::size_t i = 1; i < line.size(); ++i) {
            if (line[i - 1] == line[i]) {
                continue;
            }
            for (const Line& piece :
                 pieces_of_segment(context, index.get(), area.get(), line[i - 1], line[i])) {
                append_piece(parts, first_part, piece);
            }
        }
    }
    return parts;
}

struct PreparedPolygon::Impl {
    Context context; // its own, so that the object may move to another thread
    Geometry geometry;
    geos::Prepared index;

    bool within_distance(const Geometry& other, double distance_m) const {
        if (distance_m <= 0) {
            return GEOSPreparedIntersects_r(context.get(), index.get(), other.get()) == 1;
        }
        return GEOSPreparedDistanceWithin_r(context.get(), index.get(), other.get(), distance_m) ==
               1;
    }
};

PreparedPolygon::PreparedPolygon(const MultiPolygon& polygons) : impl_(new Impl) {
    impl_->geometry = geos::from_polygons(impl_->context, polygons);
    impl_->index = prepared(impl_->context, impl_->geometry.get());
}

PreparedPolygon::PreparedPolygon(PreparedPolygon&&) noexcept = default;
PreparedPolygon& PreparedPolygon::operator=(PreparedPolygon&&) noexcept = default;
PreparedPolygon::~PreparedPolygon() = default;

bool PreparedPolygon::covers(PlanePoint p) const {
    const Geometry point = geos::from_point(impl_->context, p);
    return GEOSPreparedIntersects_r(impl_->context.get(), impl_->index.get(), point.get()) == 1;
}

bool PreparedPolygon::within_distance(const Line& line, double distance_m) const {
    if (line.size() < 2) {
        return !line.empty() && within_distance(line.front(), distance_m);
    }
    return impl_->within_distance(geos::from_line(impl_->context, line), distance_m);
}

bool PreparedPolygon::within_distance(PlanePoint p, double distance_m) const {
    return impl_->within_distance(geos::from_point(impl_->context, p), distance_m);
}

bool PreparedPolygon::within_distance(const MultiPolygon& other, double distance_m) const {
    return impl_->within_distance(geos::from_polygons(impl_->context, other), distance_m);
}

} // namespace yike
