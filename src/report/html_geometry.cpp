// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
#include "report/html_geometry.hpp"

#include <cmath>
#include <cstdint>

namespace yike {

namespace {

struct WholePosition {
    std::int64_t lon = 0;
    std::int64_t lat = 0;

    bool operator==(const WholePosition&) const = default;
};

WholePosition whole_position(const WorkingCrs& crs, PlanePoint p) {
    constexpr double kParts = 1e6;
    const LonLat at = crs.to_lon_lat(p);
    return {std::llround(at.lon * kParts), std::llround(at.lat * kParts)};
}

} // namespace

PageJson PageGeometry::point(PlanePoint p) const {
    const WholePosition at = whole_position(crs_, p);
    return PageJson::array({at.lon, at.lat});
}

PageJson PageGeometry::line(const Line& points) const {
    PageJson steps = PageJson::array();
    WholePosition before;
    for (const PlanePoint& p : points) {
        const WholePosition at = whole_position(crs_, p);
        if (at == before) {
            continue;
        }
        steps.push_back(at.lon - before.lon);
        steps.push_back(at.lat - before.lat);
        before = at;
    }
    return steps;
}

PageJson PageGeometry::ground(const MultiPolygon& polygons) const {
    PageJson all = PageJson::array();
    for (const Polygon& polygon : polygons) {
        PageJson rings = PageJson::array({line(polygon.outer)});
        for (const Ring& hole : polygon.holes) {
            rings.push_back(line(hole));
        }
        all.push_back(std::move(rings));
    }
    return all;
}

} // namespace yike
