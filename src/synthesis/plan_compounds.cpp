// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
#include "synthesis/plan_compounds.hpp"

#include <algorithm>
#include <numeric>

namespace yike {

namespace {

constexpr double kSmallest = 2'800;    // m2
constexpr double kLargest = 130'000;   // m2
constexpr double kLeastPart = 0.5;     // of a block that a plot must fill
constexpr double kDivideFrom = 26'000; // m2, larger plots are often two compounds
constexpr double kPartyGap = 4;        // m between two compounds of one block
constexpr double kVillageCore = 420;   // m from the heart of a village

double households_per_ha(const CompoundPlan& plan) {
    if (plan.hamlet) {
        return 50;
    }
    switch (plan.type) {
    case SettlementType::open_old:
        return 185;
    case SettlementType::commodity:
        return 165;
    default:
        return 150;
    }
}

// How much wider than deep, at most.
bool is_stocky(const ConvexPlot& plot) {
    const double perimeter = plot.perimeter_m();
    return plot.area_m2() > 0.030 * perimeter * perimeter;
}

class CompoundPlanner {
  public:
    CompoundPlanner(const Blocks& blocks, const Sketch& sketch)
        : blocks_(blocks), sketch_(sketch), random_(Random(sketch.seed).fork(31)),
          total_weight_(std::accumulate(
              sketch.communities.begin(),
              sketch.communities.end(),
              0.0,
              [](double sum, const CommunitySketch& c) { return sum + c.weight; })) {}

    void settle(std::size_t community, const std::vector<std::size_t>& members) {
        const CommunitySketch& sketch = sketch_.communities[community];
        double wanted = sketch_.households * sketch.weight / total_weight_;
        for (const BlockIndex block : by_preference(sketch, members)) {
            if (wanted <= 0) {
                break;
            }
            const ConvexPlot plot = plot_within(blocks_.mesh, block);
            const double area = plot.area_m2();
            if (area < kSmallest || area > kLargest || !is_stocky(plot) ||
                area < kLeastPart * signed_area(blocks_.mesh.ring(block))) {
                continue;
            }
            wanted -= settle_block(community, block, plot);
        }
    }

    std::vector<CompoundPlan> take() { return std::move(plans_); }

  private:
    // Near the heart first, but not strictly: shops, schools and yards lie between.
    std::vector<BlockIndex> by_preference(const CommunitySketch& sketch,
                                          const std::vector<std::size_t>& members) {
        std::vector<std::pair<double, BlockIndex>> ranked;
        for (const std::size_t block : members) {
            if (blocks_.ground[block] == Ground::town) {
                const PlanePoint middle =
                    middle_of(blocks_.mesh.ring(static_cast<BlockIndex>(block)));
                const double far = distance(middle, sketch.heart);
                const bool compact = sketch.quarter == Quarter::village;
                const double order = compact ? far * random_.between(0.5, 1.5)
                                             : 0.12 * far + random_.between(0, 1100);
                ranked.emplace_back(order, static_cast<BlockIndex>(block));
            }
        }
        std::sort(ranked.begin(), ranked.end());
        std::vector<BlockIndex> blocks;
        for (const auto& [order, block] : ranked) {
            blocks.push_back(block);
        }
        return blocks;
    }

    // Returns about how many households found a home.
    double settle_block(std::size_t community, BlockIndex block, const ConvexPlot& plot) {
        std::vector<ConvexPlot> parts{plot};
        if (plot.area_m2() > kDivideFrom && random_.chance(0.3)) {
            const auto [one, two] = halves_of(plot, kPartyGap);
            if (is_stocky(one) && is_stocky(two)) {
                parts = {one, two};
            }
        }
        double households = 0;
        for (ConvexPlot& part : parts) {
            CompoundPlan plan = character(sketch_.communities[community], part);
            plan.community = community;
            plan.block = block;
            plan.plot = std::move(part);
            households += plan.plot.area_m2() / 10'000 * households_per_ha(plan);
            plans_.push_back(std::move(plan));
        }
        return households;
    }

    CompoundPlan character(const CommunitySketch& community, const ConvexPlot& plot) {
        const double draw = random_.unit();
        const double area = plot.area_m2();
        switch (community.quarter) {
        case Quarter::old_town:
            return draw < 0.66   ? old_one(0.18)
                   : draw < 0.94 ? commodity(1994, 2012)
                                 : resettled(0.5);
        case Quarter::seaside:
            return draw < 0.76 || area > 60'000 ? commodity(2006, 2024) : resettled(0.9);
        case Quarter::mixed:
            return draw < 0.30   ? old_one(0.25)
                   : draw < 0.68 ? commodity(1998, 2022)
                                 : resettled(0.8);
        case Quarter::village:
            break;
        }
        return area > 16'000 || draw < 0.45 ? resettled(0.7) : hamlet();
    }

    CompoundPlan old_one(double walled_share) {
        CompoundPlan plan;
        plan.type = SettlementType::open_old;
        plan.walled = random_.chance(walled_share);
        plan.year = year(1982, 2000);
        return plan;
    }

    CompoundPlan commodity(int first, int last) {
        CompoundPlan plan;
        plan.type = SettlementType::commodity;
        plan.walled = true;
        plan.year = year(first, last);
        return plan;
    }

    CompoundPlan resettled(double walled_share) {
        CompoundPlan plan;
        plan.type = SettlementType::resettled;
        plan.walled = random_.chance(walled_share);
        plan.year = year(2003, 2021);
        return plan;
    }

    CompoundPlan hamlet() {
        CompoundPlan plan;
        plan.type = SettlementType::open_old;
        plan.hamlet = true;
        plan.year = year(1975, 1996);
        return plan;
    }

    int year(int first, int last) {
        return first + static_cast<int>(random_.below(static_cast<std::size_t>(last - first + 1)));
    }

    const Blocks& blocks_;
    const Sketch& sketch_;
    Random random_;
    double total_weight_;
    std::vector<CompoundPlan> plans_;
};

} // namespace

std::vector<std::vector<std::size_t>> members_of(const std::vector<std::size_t>& group_of,
                                                 std::size_t groups) {
    std::vector<std::vector<std::size_t>> members(groups);
    for (std::size_t i = 0; i < group_of.size(); ++i) {
        members[group_of[i]].push_back(i);
    }
    return members;
}

std::vector<CompoundPlan> plan_compounds(const Blocks& blocks,
                                         const std::vector<std::size_t>& community_of_block,
                                         const Sketch& sketch) {
    CompoundPlanner planner(blocks, sketch);
    const auto members = members_of(community_of_block, sketch.communities.size());
    for (std::size_t c = 0; c < members.size(); ++c) {
        planner.settle(c, members[c]);
    }
    return planner.take();
}

} // namespace yike
