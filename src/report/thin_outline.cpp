// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
#include "report/thin_outline.hpp"

#include <utility>

namespace yike {

namespace {

/// Which vertex of a ring is farthest from its first.
std::size_t farthest_vertex(const Ring& ring) {
    std::size_t farthest = 0;
    for (std::size_t i = 1; i < ring.size(); ++i) {
        if (squared_distance(ring[0], ring[i]) > squared_distance(ring[0], ring[farthest])) {
            farthest = i;
        }
    }
    return farthest;
}

Ring thinned(const Ring& ring, double tolerance_m) {
    const std::size_t farthest = farthest_vertex(ring);
    std::vector<char> stays(ring.size(), 0);
    stays.front() = stays.back() = stays[farthest] = 1;
    std::vector<std::pair<std::size_t, std::size_t>> open{{0, farthest},
                                                          {farthest, ring.size() - 1}};
    while (!open.empty()) {
        const auto [from, to] = open.back();
        open.pop_back();
        double worst = tolerance_m * tolerance_m;
        std::size_t at = from;
        for (std::size_t i = from + 1; i < to; ++i) {
            const double off = squared_distance(ring[from], ring[to], ring[i]);
            if (off > worst) {
                worst = off;
                at = i;
            }
        }
        if (at != from) {
            stays[at] = 1;
            open.emplace_back(from, at);
            open.emplace_back(at, to);
        }
    }
    Ring result;
    for (std::size_t i = 0; i < ring.size(); ++i) {
        if (stays[i] != 0) {
            result.push_back(ring[i]);
        }
    }
    constexpr std::size_t kTriangle = 4;
    return result.size() < kTriangle ? Ring{} : result;
}

} // namespace

MultiPolygon thinned(const MultiPolygon& polygons, double tolerance_m) {
    MultiPolygon result;
    for (const Polygon& polygon : polygons) {
        if (polygon.outer.empty()) {
            continue;
        }
        Polygon thin{thinned(polygon.outer, tolerance_m), {}};
        if (thin.outer.empty()) {
            continue;
        }
        for (const Ring& hole : polygon.holes) {
            Ring ring = thinned(hole, tolerance_m);
            if (!ring.empty()) {
                thin.holes.push_back(std::move(ring));
            }
        }
        result.push_back(std::move(thin));
    }
    return result;
}

} // namespace yike
