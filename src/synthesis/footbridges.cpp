// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
#include "synthesis/footbridges.hpp"

#include "synthesis/curves.hpp"

#include <algorithm>
#include <utility>

namespace yike {

namespace {

constexpr double kShortest = 85; // m of road between two junctions
constexpr double kKerb = 14;     // m from the middle of the road to its footway
constexpr double kApart = 700;   // m

class FootbridgeBuilder {
  public:
    FootbridgeBuilder(Blocks& blocks, std::vector<StreetPiece>& pieces)
        : mesh_(blocks.mesh), ground_(blocks.ground), pieces_(pieces) {}

    bool fits(HalfIndex h) const {
        const Street& street = mesh_.street(h);
        const bool wide = street.street_class == StreetClass::trunk ||
                          street.street_class == StreetClass::primary;
        const PlanePoint middle = along(start(h), end(h), 0.5);
        return wide && street.level == 0 && distance(start(h), end(h)) >= kShortest &&
               is_town(mesh_.block(h)) && is_town(mesh_.block(StreetMesh::twin(h))) &&
               std::all_of(places_.begin(), places_.end(), [middle](PlanePoint p) {
                   return distance(p, middle) >= kApart;
               });
    }

    void build(HalfIndex h) {
        const PlanePoint a = start(h);
        const PlanePoint b = end(h);
        places_.push_back(along(a, b, 0.5));
        const VertexIndex first = mesh_.split(h, along(a, b, 0.15));
        const HalfIndex lined = mesh_.next(h);
        const VertexIndex second = mesh_.split(lined, along(a, b, 0.85));
        mesh_.street(lined).lined = true;
        const PlanePoint ahead = direction(a, b);
        const VertexIndex left = build_side(first, second, ahead, left_of(ahead));
        const VertexIndex right = build_side(first, second, ahead, -1.0 * left_of(ahead));
        pieces_.push_back({left, right, {StreetClass::footway, kNoStreetName, 1}});
    }

  private:
    PlanePoint start(HalfIndex h) const { return mesh_.point(mesh_.origin(h)); }

    PlanePoint end(HalfIndex h) const { return mesh_.point(mesh_.target(h)); }

    bool is_town(BlockIndex block) const {
        return block != kOutside && ground_[block] == Ground::town;
    }

    // Returns the end of the bridge's deck on this side.
    VertexIndex
    build_side(VertexIndex first, VertexIndex second, PlanePoint ahead, PlanePoint aside) {
        const PlanePoint middle = along(mesh_.point(first), mesh_.point(second), 0.5);
        const auto beside = [&](PlanePoint p, double m) { return mesh_.add_point(p + m * aside); };
        const VertexIndex from = beside(mesh_.point(first), kKerb);
        const VertexIndex to = beside(mesh_.point(second), kKerb);
        const VertexIndex foot = beside(middle + 16.0 * ahead, kKerb);
        const VertexIndex deck = beside(middle, kKerb + 2);
        const Street footway{StreetClass::footway};
        const Street crossing{StreetClass::footway, kNoStreetName, 0, true};
        pieces_.push_back({first, from, crossing});
        pieces_.push_back({from, foot, footway});
        pieces_.push_back({foot, to, footway});
        pieces_.push_back({to, second, crossing});
        pieces_.push_back({foot, deck, {StreetClass::steps, kNoStreetName, 1}});
        return deck;
    }

    StreetMesh& mesh_;
    const std::vector<Ground>& ground_;
    std::vector<StreetPiece>& pieces_;
    std::vector<PlanePoint> places_;
};

} // namespace

void add_footbridges(Blocks& blocks,
                     std::vector<StreetPiece>& pieces,
                     std::size_t count,
                     Random random) {
    std::vector<std::pair<double, HalfIndex>> order;
    for (HalfIndex h = 0; h < blocks.mesh.half_count(); h += 2) {
        order.emplace_back(random.unit(), h);
    }
    std::sort(order.begin(), order.end());
    FootbridgeBuilder builder(blocks, pieces);
    std::size_t built = 0;
    for (const auto& [draw, h] : order) {
        if (built < count && builder.fits(h)) {
            builder.build(h);
            ++built;
        }
    }
}

} // namespace yike
