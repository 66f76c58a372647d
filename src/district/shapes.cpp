// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
#include "district/shapes.hpp"

#include "geometry/overlay.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <set>
#include <utility>

namespace yike {

namespace {

bool is_finite(PlanePoint p) {
    return std::isfinite(p.x) && std::isfinite(p.y);
}

std::size_t distinct_points(const Line& ring) {
    std::set<std::pair<double, double>> distinct;
    for (const PlanePoint p : ring) {
        distinct.emplace(p.x, p.y);
    }
    return distinct.size();
}

/// What came of a feature's rings.
struct Rings {
    MultiPolygon polygons;
    bool left_out = false;    ///< rings of no extent
    bool unprojected = false; ///< a position without a place in the CRS
};

/// The ring in the wanted direction; none if it encloses nothing by having too few points.
std::optional<Ring>
to_ring(const GlobeLine& positions, bool counter_clockwise, const WorkingCrs& crs, Rings& rings) {
    Ring ring = to_plane(positions, crs);
    rings.unprojected = rings.unprojected || (ring.empty() && !positions.empty());
    if (distinct_points(ring) < 3) {
        rings.left_out = true;
        return std::nullopt;
    }
    if (ring.front() != ring.back()) {
        ring.push_back(ring.front());
    }
    if ((signed_area(ring) > 0) != counter_clockwise) {
        std::reverse(ring.begin(), ring.end());
    }
    return ring;
}

Rings to_rings(const std::vector<GlobePolygon>& polygons, const WorkingCrs& crs) {
    Rings rings;
    for (const GlobePolygon& polygon : polygons) {
        auto outer = to_ring(polygon.outer, true, crs, rings);
        if (!outer) {
            continue;
        }
        Polygon plane{std::move(*outer), {}};
        for (const GlobeLine& hole : polygon.holes) {
            if (auto ring = to_ring(hole, false, crs, rings)) {
                plane.holes.push_back(std::move(*ring));
            }
        }
        rings.polygons.push_back(std::move(plane));
    }
    return rings;
}

/// True if the rings cross themselves and each other so often that a repair would take minutes and
/// mean nothing. Segments by their least x; pairs are compared while they overlap there.
bool is_tangled(const MultiPolygon& polygons) {
    constexpr std::size_t kMostCrossings = 10'000;

    struct Segment {
        PlanePoint a;
        PlanePoint b;
    };

    std::vector<Segment> segments;
    const auto add = [&segments](const Ring& ring) {
        for (std::size_t i = 1; i < ring.size(); ++i) {
            const bool ordered = ring[i - 1].x <= ring[i].x;
            segments.push_back(ordered ? Segment{ring[i - 1], ring[i]}
                                       : Segment{ring[i], ring[i - 1]});
        }
    };
    for (const Polygon& polygon : polygons) {
        add(polygon.outer);
        std::for_each(polygon.holes.begin(), polygon.holes.end(), add);
    }
    std::sort(segments.begin(), segments.end(), [](const Segment& s, const Segment& t) {
        return s.a.x < t.a.x;
    });
    const auto cross = [](const Segment& s, const Segment& t) {
        return orientation(s.a, s.b, t.a) * orientation(s.a, s.b, t.b) < 0 &&
               orientation(t.a, t.b, s.a) * orientation(t.a, t.b, s.b) < 0;
    };
    std::size_t crossings = 0;
    for (std::size_t i = 0; i < segments.size(); ++i) {
        for (std::size_t j = i + 1; j < segments.size() && segments[j].a.x <= segments[i].b.x;
             ++j) {
            crossings += cross(segments[i], segments[j]) ? 1 : 0;
            if (crossings > kMostCrossings) {
                return true;
            }
        }
    }
    return false;
}

/// Drawings (DXF) hold areas as closed lines.
std::vector<GlobePolygon> closed_lines(const Feature& feature) {
    std::vector<GlobePolygon> polygons;
    for (const GlobeLine& line : feature.lines) {
        if (line.size() >= 4 && line.front() == line.back()) {
            polygons.push_back({line, {}});
        }
    }
    return polygons;
}

} // namespace

Line to_plane(const GlobeLine& line, const WorkingCrs& crs) {
    Line plane;
    plane.reserve(line.size());
    for (const LonLat position : line) {
        const PlanePoint p = crs.to_plane(position);
        if (!is_finite(p)) {
            return {};
        }
        if (plane.empty() || p != plane.back()) {
            plane.push_back(p);
        }
    }
    return plane;
}

MultiPolygon read_ground(const Feature& feature, const WorkingCrs& crs, FeatureReader& reader) {
    Rings rings =
        to_rings(feature.polygons.empty() ? closed_lines(feature) : feature.polygons, crs);
    if (rings.unprojected) {
        reader.reject_geometry("its position has no place in the working CRS");
        return {};
    }
    std::string problem = rings.left_out ? "a ring with fewer than three distinct points" : "";
    if (const std::string found = validity_problem(rings.polygons); !found.empty()) {
        problem = found;
        if (is_tangled(rings.polygons)) {
            reader.reject_geometry(fmt::format("the polygon is not valid ({}) and crosses itself "
                                               "more than 10000 times, too often to be repaired",
                                               problem));
            return {};
        }
        rings.polygons = make_valid(rings.polygons);
    }
    // Less than a sheet of paper is no ground, but a rounding error of a flat outline.
    constexpr double kLeastGround = 0.01;
    const bool has_ground = area(rings.polygons) > kLeastGround;
    if (problem.empty() && (has_ground || rings.polygons.empty())) {
        return rings.polygons;
    }
    if (!has_ground) {
        reader.reject_geometry(
            problem.empty()
                ? "the polygon has no ground"
                : fmt::format("the polygon is not valid ({}) and has no ground", problem));
        return {};
    }
    reader.remark("invalid_geometry",
                  "",
                  fmt::format("the polygon is not valid ({}); it was repaired and kept, {:.0f} m2",
                              problem,
                              area(rings.polygons)),
                  "draw the outline again where it crosses itself");
    return rings.polygons;
}

std::optional<PlanePoint>
read_point(const Feature& feature, const WorkingCrs& crs, FeatureReader& reader) {
    if (feature.points.empty()) {
        const MultiPolygon ground = read_ground(feature, crs, reader);
        std::optional<PlanePoint> inside = interior_point(ground);
        if (!inside && !reader.bad()) {
            reader.reject_geometry("it has neither a point nor a polygon");
        }
        return inside;
    }
    const PlanePoint p = crs.to_plane(feature.points.front());
    if (!is_finite(p)) {
        reader.reject_geometry("its position has no place in the working CRS");
        return std::nullopt;
    }
    if (feature.points.size() > 1) {
        reader.remark("invalid_geometry",
                      "",
                      fmt::format("it has {} points where one is allowed; the first is used",
                                  feature.points.size()),
                      "give each point a feature of its own");
    }
    return p;
}

} // namespace yike
