// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
#include "synthesis/block_union.hpp"

#include <algorithm>
#include <cstddef>
#include <unordered_map>

namespace yike {

namespace {

constexpr std::size_t kNoGroup = static_cast<std::size_t>(-1);

class UnionTracer {
  public:
    UnionTracer(const StreetMesh& mesh, const std::vector<std::size_t>& group_of_block)
        : mesh_(mesh), group_of_block_(group_of_block), seen_(mesh.half_count(), false) {}

    std::vector<MultiPolygon> trace(std::size_t groups) {
        std::vector<std::vector<Ring>> rings(groups);
        for (HalfIndex h = 0; h < mesh_.half_count(); ++h) {
            if (!seen_[h] && on_border(h)) {
                trace_from(h, rings[group(h)]);
            }
        }
        std::vector<MultiPolygon> unions;
        for (std::vector<Ring>& own : rings) {
            unions.push_back(assembled(std::move(own)));
        }
        return unions;
    }

  private:
    std::size_t group(HalfIndex h) const {
        const BlockIndex block = mesh_.block(h);
        return block == kOutside ? kNoGroup : group_of_block_[block];
    }

    bool on_border(HalfIndex h) const {
        return group(h) != kNoGroup && group(h) != group(StreetMesh::twin(h));
    }

    HalfIndex next_on_border(HalfIndex h) const {
        HalfIndex next = mesh_.next(h);
        while (!on_border(next)) {
            next = mesh_.next(StreetMesh::twin(next));
        }
        return next;
    }

    // A loop that touches itself becomes several rings.
    void trace_from(HalfIndex start, std::vector<Ring>& rings) {
        std::vector<VertexIndex> chain;
        std::unordered_map<VertexIndex, std::size_t> place;
        HalfIndex h = start;
        do {
            seen_[h] = true;
            const VertexIndex v = mesh_.origin(h);
            if (const auto found = place.find(v); found != place.end()) {
                rings.push_back(taken_off(chain, place, found->second));
            }
            place[v] = chain.size();
            chain.push_back(v);
            h = next_on_border(h);
        } while (h != start);
        rings.push_back(taken_off(chain, place, 0));
    }

    Ring taken_off(std::vector<VertexIndex>& chain,
                   std::unordered_map<VertexIndex, std::size_t>& place,
                   std::size_t from) const {
        Ring ring;
        for (std::size_t i = from; i < chain.size(); ++i) {
            ring.push_back(mesh_.point(chain[i]));
            place.erase(chain[i]);
        }
        ring.push_back(ring.front());
        chain.resize(from);
        return ring;
    }

    static MultiPolygon assembled(std::vector<Ring> rings) {
        MultiPolygon polygons;
        for (const Ring& ring : rings) {
            if (signed_area(ring) > 0) {
                polygons.push_back({ring, {}});
            }
        }
        for (Ring& ring : rings) {
            if (signed_area(ring) < 0) {
                const PlanePoint p = along(ring[0], ring[1], 0.5);
                for (Polygon& polygon : polygons) {
                    if (contains(Polygon{polygon.outer, {}}, p)) {
                        polygon.holes.push_back(std::move(ring));
                        break;
                    }
                }
            }
        }
        return polygons;
    }

    const StreetMesh& mesh_;
    const std::vector<std::size_t>& group_of_block_;
    std::vector<bool> seen_;
};

} // namespace

std::vector<MultiPolygon> block_unions(const StreetMesh& mesh,
                                       const std::vector<std::size_t>& group_of_block,
                                       std::size_t groups) {
    return UnionTracer(mesh, group_of_block).trace(groups);
}

} // namespace yike
