// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
#include "geometry/polygon.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

namespace yike {

namespace {

// Even-odd crossing test; the half-open comparison counts a vertex once.
bool odd_crossings(std::span<const PlanePoint> ring, PlanePoint p) {
    bool inside = false;
    for (std::size_t i = 1; i < ring.size(); ++i) {
        const PlanePoint a = ring[i - 1];
        const PlanePoint b = ring[i];
        if ((a.y > p.y) != (b.y > p.y)) {
            const double side = orientation(a, b, p);
            if ((b.y > a.y) == (side > 0)) {
                inside = !inside;
            }
        }
    }
    return inside;
}

double squared_distance_to(std::span<const PlanePoint> ring, PlanePoint p) {
    double best = std::numeric_limits<double>::infinity();
    for (std::size_t i = 1; i < ring.size(); ++i) {
        best = std::min(best, squared_distance(ring[i - 1], ring[i], p));
    }
    return best;
}

} // namespace

double signed_area(std::span<const PlanePoint> ring) {
    if (ring.size() < 4) {
        return 0;
    }
    // Relative to the first point, so that large false eastings cost no digits.
    double twice = 0;
    for (std::size_t i = 2; i < ring.size(); ++i) {
        twice += orientation(ring[0], ring[i - 1], ring[i]);
    }
    return twice / 2;
}

double area(const Polygon& polygon) {
    double total = std::abs(signed_area(polygon.outer));
    for (const Ring& hole : polygon.holes) {
        total -= std::abs(signed_area(hole));
    }
    return total;
}

double area(const MultiPolygon& polygons) {
    double total = 0;
    for (const Polygon& polygon : polygons) {
        total += area(polygon);
    }
    return total;
}

double length(std::span<const PlanePoint> line) {
    double total = 0;
    for (std::size_t i = 1; i < line.size(); ++i) {
        total += distance(line[i - 1], line[i]);
    }
    return total;
}

Box bounds(std::span<const PlanePoint> line) {
    Box box;
    for (const PlanePoint p : line) {
        box.add(p);
    }
    return box;
}

Box bounds(const MultiPolygon& polygons) {
    Box box;
    for (const Polygon& polygon : polygons) {
        box.add(bounds(polygon.outer));
    }
    return box;
}

bool contains(const Polygon& polygon, PlanePoint p) {
    if (!odd_crossings(polygon.outer, p)) {
        return false;
    }
    for (const Ring& hole : polygon.holes) {
        if (odd_crossings(hole, p)) {
            return false;
        }
    }
    return true;
}

bool contains(const MultiPolygon& polygons, PlanePoint p) {
    for (const Polygon& polygon : polygons) {
        if (contains(polygon, p)) {
            return true;
        }
    }
    return false;
}

std::vector<double> row_crossings(const MultiPolygon& polygons, double y) {
    std::vector<double> crossings;
    const auto cross_ring = [&](const Ring& ring) {
        for (std::size_t i = 1; i < ring.size(); ++i) {
            const PlanePoint a = ring[i - 1];
            const PlanePoint b = ring[i];
            if ((a.y > y) != (b.y > y)) {
                crossings.push_back(a.x + (y - a.y) / (b.y - a.y) * (b.x - a.x));
            }
        }
    };
    for (const Polygon& polygon : polygons) {
        cross_ring(polygon.outer);
        std::for_each(polygon.holes.begin(), polygon.holes.end(), cross_ring);
    }
    std::sort(crossings.begin(), crossings.end());
    return crossings;
}

PlanePoint nearest_on_outline(const MultiPolygon& polygons, PlanePoint p) {
    PlanePoint nearest = p;
    double best = std::numeric_limits<double>::infinity();
    const auto look_at = [&](const Ring& ring) {
        for (std::size_t i = 1; i < ring.size(); ++i) {
            const PlanePoint q =
                along(ring[i - 1], ring[i], nearest_share(ring[i - 1], ring[i], p));
            if (squared_distance(p, q) < best) {
                best = squared_distance(p, q);
                nearest = q;
            }
        }
    };
    for (const Polygon& polygon : polygons) {
        look_at(polygon.outer);
        for (const Ring& hole : polygon.holes) {
            look_at(hole);
        }
    }
    return nearest;
}

double distance_to_outline(const MultiPolygon& polygons, PlanePoint p) {
    double best = std::numeric_limits<double>::infinity();
    for (const Polygon& polygon : polygons) {
        best = std::min(best, squared_distance_to(polygon.outer, p));
        for (const Ring& hole : polygon.holes) {
            best = std::min(best, squared_distance_to(hole, p));
        }
    }
    return std::sqrt(best);
}

} // namespace yike
