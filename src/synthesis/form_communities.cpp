// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
#include "synthesis/form_communities.hpp"

#include "base/error.hpp"

#include <fmt/format.h>
#include <queue>

#include <algorithm>
#include <functional>
#include <tuple>

namespace yike {

namespace {

constexpr std::size_t kNobody = static_cast<std::size_t>(-1);

std::vector<Ring> rings_of(const StreetMesh& mesh) {
    std::vector<Ring> rings;
    for (BlockIndex b = 0; b < mesh.block_count(); ++b) {
        rings.push_back(mesh.ring(b));
    }
    return rings;
}

std::vector<Box> boxes_of(const std::vector<Ring>& rings) {
    std::vector<Box> boxes;
    for (const Ring& ring : rings) {
        boxes.push_back(bounds(ring));
    }
    return boxes;
}

// What it costs to take a block across this street, on top of the way, m.
double reluctance_m(StreetClass street_class) {
    switch (street_class) {
    case StreetClass::trunk:
        return 420;
    case StreetClass::primary:
        return 330;
    case StreetClass::secondary:
        return 180;
    case StreetClass::tertiary:
        return 60;
    default:
        return 0;
    }
}

class CommunityGrower {
  public:
    CommunityGrower(const Blocks& blocks, const Sketch& sketch)
        : blocks_(blocks), sketch_(sketch), finder_(blocks.mesh),
          owner_(blocks.mesh.block_count(), kNobody) {}

    std::vector<std::size_t> grow() && {
        plant();
        while (!waiting_.empty()) {
            const auto [cost, community, block] = waiting_.top();
            waiting_.pop();
            if (owner_[block] == kNobody) {
                owner_[block] = community;
                offer_neighbours(block, community, cost);
            }
        }
        return std::move(owner_);
    }

  private:
    void plant() {
        for (std::size_t c = 0; c < sketch_.communities.size(); ++c) {
            const PlanePoint heart = sketch_.communities[c].heart;
            const BlockIndex around = finder_.at(heart);
            BlockIndex seed = around;
            if (!is_free(around)) {
                seed = free_near(heart);
            }
            owner_[seed] = c;
            seeds_.push_back(seed);
        }
        for (std::size_t c = 0; c < seeds_.size(); ++c) {
            offer_neighbours(seeds_[c], c, 0);
        }
    }

    bool is_free(BlockIndex block) const {
        return block != kOutside && owner_[block] == kNobody &&
               blocks_.ground[block] == Ground::town;
    }

    BlockIndex free_near(PlanePoint heart) const {
        const auto near = finder_.near(heart, sketch_.communities.size() + 1);
        auto found =
            std::find_if(near.begin(), near.end(), [this](BlockIndex b) { return is_free(b); });
        if (found == near.end()) {
            found = std::find_if(
                near.begin(), near.end(), [this](BlockIndex b) { return owner_[b] == kNobody; });
        }
        if (found == near.end()) {
            throw DataError(fmt::format("{} communities do not fit into {} blocks; allowed: more "
                                        "area or fewer communities",
                                        sketch_.communities.size(),
                                        owner_.size()));
        }
        return *found;
    }

    void offer_neighbours(BlockIndex block, std::size_t community, double cost) {
        for (const HalfIndex h : blocks_.mesh.around(block)) {
            const BlockIndex other = blocks_.mesh.block(StreetMesh::twin(h));
            if (other == kOutside || owner_[other] != kNobody) {
                continue;
            }
            double step = distance(finder_.middle(block), finder_.middle(other)) +
                          reluctance_m(blocks_.mesh.street(h).street_class);
            if (blocks_.ground[block] == Ground::river || blocks_.ground[other] == Ground::river) {
                step += 900;
            }
            waiting_.emplace(cost + step, community, other);
        }
    }

    using Offer = std::tuple<double, std::size_t, BlockIndex>;

    const Blocks& blocks_;
    const Sketch& sketch_;
    BlockFinder finder_;
    std::vector<std::size_t> owner_;
    std::vector<BlockIndex> seeds_;
    std::priority_queue<Offer, std::vector<Offer>, std::greater<>> waiting_;
};

} // namespace

BlockFinder::BlockFinder(const StreetMesh& mesh)
    : rings_(rings_of(mesh)), boxes_(boxes_of(rings_)) {
    for (const Ring& ring : rings_) {
        middles_.push_back(middle_of(ring));
    }
}

BlockIndex BlockFinder::at(PlanePoint p) const {
    for (const std::size_t i : boxes_.around(p)) {
        if (contains(Polygon{rings_[i], {}}, p)) {
            return static_cast<BlockIndex>(i);
        }
    }
    return kOutside;
}

std::vector<BlockIndex> BlockFinder::near(PlanePoint p, std::size_t count) const {
    std::vector<std::size_t> found;
    for (double reach = 400; reach < 1e6; reach *= 2) {
        found = boxes_.around(p, reach);
        if (found.size() >= std::min(count, rings_.size())) {
            break;
        }
    }
    std::vector<BlockIndex> blocks(found.begin(), found.end());
    std::stable_sort(blocks.begin(), blocks.end(), [&](BlockIndex a, BlockIndex b) {
        return squared_distance(middles_[a], p) < squared_distance(middles_[b], p);
    });
    return blocks;
}

std::vector<std::size_t> form_communities(const Blocks& blocks, const Sketch& sketch) {
    return CommunityGrower(blocks, sketch).grow();
}

} // namespace yike
