// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
#include "geometry/overlay.hpp"
#include "synthesis/block_union.hpp"
#include "synthesis/blocks.hpp"
#include "synthesis/count_people.hpp"
#include "synthesis/curves.hpp"
#include "synthesis/footbridges.hpp"
#include "synthesis/form_communities.hpp"
#include "synthesis/join_streets.hpp"
#include "synthesis/lay_out_compound.hpp"
#include "synthesis/name_compounds.hpp"
#include "synthesis/place_stations.hpp"
#include "synthesis/sea.hpp"
#include "synthesis/town.hpp"
#include "synthesis/yard_lanes.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <numeric>
#include <utility>

namespace yike {

namespace {

constexpr double kGateGap = 3;      // m of wall missing on either side of a gate
constexpr double kHeightCell = 100; // m
constexpr double kLeastFloorM2 = 2'000;

const char* type_name(SettlementType type) {
    switch (type) {
    case SettlementType::open_old:
        return "开放式老旧小区";
    case SettlementType::commodity:
        return "商品房小区";
    case SettlementType::resettled:
        return "村改安置小区";
    case SettlementType::other:
        break;
    }
    return "";
}

/// Everything between the sketch and the finished town.
class TownBuilder {
  public:
    TownBuilder(const Sketch& sketch, Progress& progress)
        : terrain_(sketch), blocks_(draw_arterials(sketch, terrain_)),
          random_(Random(sketch.seed).fork(51)), progress_(progress) {
        town_.sketch = sketch;
    }

    Town build() && {
        const Sketch& sketch = town_.sketch;
        progress_.check();
        divide_blocks(blocks_, sketch, terrain_);
        progress_.check();
        community_of_ = form_communities(blocks_, sketch);
        draw_communities();
        const double per_bridge_m2 = 3.5e6;
        add_footbridges(blocks_,
                        pieces_,
                        static_cast<std::size_t>(signed_area(sketch.outline) / per_bridge_m2),
                        random_.fork(1));
        for (CompoundPlan& plan : plan_compounds(blocks_, community_of_, sketch)) {
            build_compound(plan);
        }
        progress_.check();
        add_yard_lanes(blocks_, pieces_, plans_, random_.fork(2));
        count_people(town_, plans_);
        assign_grids(town_);
        name_compounds(town_);
        draw_water();
        progress_.check();
        place_stations(town_, blocks_, community_of_, pieces_);
        progress_.check();
        JoinedRoads joined = join_streets(blocks_.mesh, pieces_, blocks_.street_names);
        town_.roads = std::move(joined.roads);
        town_.junctions = joined.junctions;
        measure_heights();
        return std::move(town_);
    }

  private:
    void draw_communities() {
        const std::size_t count = town_.sketch.communities.size();
        std::vector<MultiPolygon> grounds = block_unions(blocks_.mesh, community_of_, count);
        for (std::size_t i = 0; i < count; ++i) {
            town_.communities.push_back({fmt::format("Q{:02}", i + 1),
                                         town_.sketch.communities[i].name + "社区",
                                         std::move(grounds[i])});
        }
        const std::vector<std::size_t> one(community_of_.size(), 0);
        town_.boundary = block_unions(blocks_.mesh, one, 1).front();
    }

    void build_compound(CompoundPlan& plan) {
        CompoundLayout layout =
            lay_out_compound(blocks_.mesh, pieces_, plan, random_.fork(1000 + ++tried_));
        if (floor_area_m2(layout) < kLeastFloorM2) {
            return; // hardly room for a house
        }
        const std::size_t i = town_.compounds.size();
        Compound compound;
        compound.id = fmt::format("X{:03}", i + 1);
        compound.ground = {Polygon{layout.outline, {}}};
        compound.interior = interior_point(compound.ground).value_or(layout.outline.front());
        compound.type = plan.type;
        compound.type_name = type_name(plan.type);
        compound.community = CommunityId(plan.community);
        compound.enclosure = plan.walled ? Enclosure::walled : Enclosure::open;
        compound.year = fmt::format("{}", plan.year);
        if (plan.walled && !layout.inner_streets) {
            compound.detour = 1.2;
        }
        for (PlannedBuilding& building : layout.buildings) {
            town_.buildings.push_back(
                {std::move(building.outline), i, building.floor_area_m2, 0, 0});
        }
        if (plan.walled) {
            hang_gates(i, layout.gates);
            build_wall(compound, layout);
        }
        town_.walled.push_back(plan.walled);
        town_.compounds.push_back(std::move(compound));
        plans_.push_back(std::move(plan));
    }

    static double floor_area_m2(const CompoundLayout& layout) {
        return std::accumulate(layout.buildings.begin(),
                               layout.buildings.end(),
                               0.0,
                               [](double sum, const PlannedBuilding& building) {
                                   return sum + building.floor_area_m2;
                               });
    }

    // The main gate is always open; of the others some shut at night, some let residents out only,
    // a few are bricked up.
    void hang_gates(std::size_t compound, const std::vector<PlanePoint>& points) {
        Random random = random_.fork(900'000 + compound);
        for (std::size_t k = 0; k < points.size(); ++k) {
            Gate gate;
            gate.id = fmt::format("X{:03}-{}", compound + 1, k + 1);
            gate.point = points[k];
            gate.compound = CompoundId(compound);
            const double draw = k == 0 ? 1 : random.unit();
            if (draw < 0.10) {
                gate.open = GateHours::closed;
            } else if (draw < 0.38) {
                gate.open = GateHours::hours;
                gate.hours = draw < 0.30 ? "06:00-22:00" : "06:30-21:00";
            }
            gate.residents = draw >= 0.38 && draw < 0.52;
            town_.gates.push_back(std::move(gate));
        }
    }

    // The outline as lines that leave out the gates.
    void build_wall(const Compound& compound, const CompoundLayout& layout) {
        Barrier wall;
        wall.id = fmt::format("wall-{}", compound.id);
        const Ring& ring = layout.outline;
        const auto is_gate = [&layout](PlanePoint p) {
            return std::find(layout.gates.begin(), layout.gates.end(), p) != layout.gates.end();
        };
        Line line;
        for (std::size_t i = 0; i + 1 < ring.size(); ++i) {
            const PlanePoint way = direction(ring[i], ring[i + 1]);
            const double length_m = distance(ring[i], ring[i + 1]);
            const double from = is_gate(ring[i]) ? kGateGap : 0;
            const double to = length_m - (is_gate(ring[i + 1]) ? kGateGap : 0);
            if (line.empty()) {
                line.push_back(ring[i] + from * way);
            }
            if (from < to) {
                line.push_back(to < length_m ? ring[i] + to * way : ring[i + 1]);
            }
            if (is_gate(ring[i + 1])) {
                end_line(wall, line);
            }
        }
        end_line(wall, line);
        town_.barriers.push_back(std::move(wall));
    }

    static void end_line(Barrier& wall, Line& line) {
        if (line.size() >= 2) {
            wall.lines.push_back(line);
        }
        line.clear();
    }

    void draw_water() {
        if (!terrain_.water().empty()) {
            Barrier river;
            river.id = "river";
            river.kind = BarrierKind::river;
            river.area = intersection_of({Polygon{terrain_.water(), {}}}, town_.boundary);
            town_.barriers.push_back(std::move(river));
        }
        const Line& coast = town_.sketch.coast;
        if (!coast.empty()) {
            Barrier sea;
            sea.id = "sea";
            sea.kind = BarrierKind::water;
            sea.area = difference_of(
                make_valid({Polygon{sea_before(coast, Random(town_.sketch.seed).fork(91)), {}}}),
                town_.boundary);
            town_.barriers.push_back(std::move(sea));
        }
    }

    void measure_heights() {
        HeightGrid& grid = town_.heights;
        const Box box = bounds(town_.boundary).grown(3 * kHeightCell);
        grid.cell_m = kHeightCell;
        grid.south_west = {std::floor(box.min.x / kHeightCell) * kHeightCell,
                           std::floor(box.min.y / kHeightCell) * kHeightCell};
        grid.columns =
            static_cast<std::size_t>(std::ceil((box.max.x - grid.south_west.x) / kHeightCell));
        grid.rows =
            static_cast<std::size_t>(std::ceil((box.max.y - grid.south_west.y) / kHeightCell));
        for (std::size_t row = grid.rows; row-- > 0;) {
            for (std::size_t column = 0; column < grid.columns; ++column) {
                const PlanePoint p =
                    grid.south_west + kHeightCell * PlanePoint{static_cast<double>(column) + 0.5,
                                                               static_cast<double>(row) + 0.5};
                grid.heights_m.push_back(static_cast<int>(terrain_.height_m(p)));
            }
        }
    }

    Town town_;
    Terrain terrain_;
    Blocks blocks_;
    Random random_;
    Progress& progress_;
    std::vector<StreetPiece> pieces_;
    std::vector<std::size_t> community_of_;
    std::vector<CompoundPlan> plans_; ///< parallel to town_.compounds
    std::uint64_t tried_ = 0;
};

} // namespace

Town make_town(const Sketch& sketch, Progress& progress) {
    return TownBuilder(sketch, progress).build();
}

} // namespace yike
