// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
#include "synthesis/yard_lanes.hpp"

#include "synthesis/building_rows.hpp"

#include <cmath>
#include <optional>

namespace yike {

namespace {

constexpr double kLeast = 5'000;   // m2
constexpr double kMost = 120'000;  // m2, larger ones are fields
constexpr double kPerLane = 9'000; // m2

class YardPlanner {
  public:
    YardPlanner(StreetMesh& mesh, std::vector<StreetPiece>& pieces, Random random)
        : mesh_(mesh), pieces_(pieces), random_(random) {}

    void open(BlockIndex block) {
        const ConvexPlot plot = plot_within(mesh_, block);
        const double area = plot.area_m2();
        if (area < kLeast || area > kMost || !random_.chance(0.5)) {
            return;
        }
        const RowFrame frame = row_frame(plot);
        const auto lanes = static_cast<int>(std::round(0.5 + area / kPerLane * random_.unit()));
        for (int i = 0; i < std::min(lanes, 4); ++i) {
            const double share = (i + random_.between(0.3, 0.7)) / std::min(lanes, 4);
            const double v = frame.lowest + share * (frame.highest - frame.lowest);
            draw_lane(block, plot, frame, v);
        }
    }

  private:
    void draw_lane(BlockIndex block, const ConvexPlot& plot, const RowFrame& frame, double v) {
        const auto across = plot.crossed_by(frame.at(0, v), frame.ahead);
        if (!across || across->leave - across->enter < 40) {
            return;
        }
        const bool westwards = random_.chance(0.5);
        const PlanePoint way = westwards ? -1.0 * frame.ahead : frame.ahead;
        const double from = westwards ? across->enter : across->leave;
        const double to = westwards ? across->leave : across->enter;
        const double end = from + random_.between(0.35, 0.8) * (to - from);
        const auto street = street_hit(mesh_, block, frame.at(from, v), way, 8);
        if (!street || street->distance_m > 60) {
            return;
        }
        const VertexIndex gate = mesh_.split(street->half, street->point);
        const VertexIndex yard = mesh_.add_point(frame.at(end, v));
        pieces_.push_back({gate, yard, {StreetClass::service}});
        if (random_.chance(0.25)) {
            branch(yard, frame, plot, end, v);
        }
    }

    // A turn within the yard.
    void
    branch(VertexIndex yard, const RowFrame& frame, const ConvexPlot& plot, double u, double v) {
        const double turn = random_.chance(0.5) ? 1.0 : -1.0;
        const PlanePoint end = frame.at(u, v + turn * random_.between(12, 17));
        if (plot.contains(end)) {
            pieces_.push_back({yard, mesh_.add_point(end), {StreetClass::service}});
        }
    }

    StreetMesh& mesh_;
    std::vector<StreetPiece>& pieces_;
    Random random_;
};

} // namespace

void add_yard_lanes(Blocks& blocks,
                    std::vector<StreetPiece>& pieces,
                    const std::vector<CompoundPlan>& plans,
                    Random random) {
    std::vector<bool> lived_in(blocks.mesh.block_count(), false);
    for (const CompoundPlan& plan : plans) {
        lived_in[plan.block] = true;
    }
    YardPlanner planner(blocks.mesh, pieces, random);
    for (BlockIndex b = 0; b < blocks.mesh.block_count(); ++b) {
        if (blocks.ground[b] == Ground::town && !lived_in[b]) {
            planner.open(b);
        }
    }
}

} // namespace yike
