// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
#include "synthesis/street_mesh.hpp"

#include <algorithm>

namespace yike {

namespace {

// Order by direction, counter-clockwise from the positive x axis, without a trigonometric function.
bool before_around(PlanePoint a, PlanePoint b) {
    const bool low_a = a.y < 0 || (a.y == 0 && a.x < 0);
    const bool low_b = b.y < 0 || (b.y == 0 && b.x < 0);
    return low_a != low_b ? low_b : cross(a, b) > 0;
}

} // namespace

StreetMesh::StreetMesh(std::vector<PlanePoint> points, const std::vector<MeshEdge>& edges)
    : points_(std::move(points)) {
    halves_.reserve(2 * edges.size());
    for (const MeshEdge& edge : edges) {
        halves_.push_back({edge.a, 0, 0, kOutside});
        halves_.push_back({edge.b, 0, 0, kOutside});
        streets_.push_back(edge.street);
    }
    link_around_vertices();
    trace_blocks();
}

void StreetMesh::link(HalfIndex before, HalfIndex after) {
    halves_[before].next = after;
    halves_[after].previous = before;
}

void StreetMesh::link_around_vertices() {
    std::vector<std::vector<HalfIndex>> leaving(points_.size());
    for (HalfIndex h = 0; h < halves_.size(); ++h) {
        leaving[origin(h)].push_back(h);
    }
    for (auto& spokes : leaving) {
        std::sort(spokes.begin(), spokes.end(), [this](HalfIndex a, HalfIndex b) {
            return before_around(point(target(a)) - point(origin(a)),
                                 point(target(b)) - point(origin(b)));
        });
        for (std::size_t i = 0; i < spokes.size(); ++i) {
            // Who arrives by a spoke leaves by the next one clockwise: the block stays on the left.
            link(twin(spokes[(i + 1) % spokes.size()]), spokes[i]);
        }
    }
}

void StreetMesh::trace_blocks() {
    std::vector<bool> seen(halves_.size(), false);
    for (HalfIndex start = 0; start < halves_.size(); ++start) {
        if (seen[start]) {
            continue;
        }
        double twice_area = 0;
        std::vector<HalfIndex> loop;
        for (HalfIndex h = start; !seen[h]; h = next(h)) {
            seen[h] = true;
            loop.push_back(h);
            twice_area += cross(point(origin(h)) - points_[0], point(target(h)) - points_[0]);
        }
        if (twice_area > 0) {
            for (const HalfIndex h : loop) {
                halves_[h].block = static_cast<BlockIndex>(first_.size());
            }
            first_.push_back(start);
        }
    }
}

std::vector<HalfIndex> StreetMesh::around(BlockIndex block) const {
    std::vector<HalfIndex> loop;
    HalfIndex h = first_[block];
    do {
        loop.push_back(h);
        h = next(h);
    } while (h != first_[block]);
    return loop;
}

Ring StreetMesh::ring(BlockIndex block) const {
    Ring ring;
    for (const HalfIndex h : around(block)) {
        ring.push_back(point(origin(h)));
    }
    ring.push_back(ring.front());
    return ring;
}

std::size_t StreetMesh::degree(HalfIndex h) const {
    std::size_t count = 0;
    HalfIndex spoke = h;
    do {
        ++count;
        spoke = twin(previous(spoke));
    } while (spoke != h);
    return count;
}

VertexIndex StreetMesh::split(HalfIndex h, PlanePoint p) {
    const auto v = static_cast<VertexIndex>(points_.size());
    points_.push_back(p);
    const HalfIndex t = twin(h);
    const auto n = static_cast<HalfIndex>(halves_.size());
    halves_.push_back({v, 0, 0, block(h)});
    halves_.push_back({origin(t), 0, 0, block(t)});
    streets_.push_back(streets_[h / 2]);
    const HalfIndex after = next(h);
    const HalfIndex before = previous(t);
    halves_[t].origin = v;
    link(n, after == t ? twin(n) : after);
    link(h, n);
    if (before != h) {
        link(before, twin(n));
    }
    link(twin(n), t);
    return v;
}

HalfIndex StreetMesh::connect(HalfIndex a, HalfIndex b, const Street& street) {
    const auto e = static_cast<HalfIndex>(halves_.size());
    const auto made = static_cast<BlockIndex>(first_.size());
    const BlockIndex old = block(a);
    const HalfIndex before_a = previous(a);
    const HalfIndex before_b = previous(b);
    halves_.push_back({origin(a), 0, 0, old});
    halves_.push_back({origin(b), 0, 0, made});
    streets_.push_back(street);
    link(before_a, e);
    link(e, b);
    link(before_b, twin(e));
    link(twin(e), a);
    first_[old] = e;
    first_.push_back(twin(e));
    for (HalfIndex h = a; h != twin(e); h = next(h)) {
        halves_[h].block = made;
    }
    return e;
}

} // namespace yike
