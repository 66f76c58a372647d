// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
#include "isochrone/line_cells.hpp"

#include "access/local_access.hpp"
#include "base/parallel.hpp"
#include "isochrone/cut_edges.hpp"

#include <algorithm>
#include <cmath>
#include <optional>

namespace yike {

namespace {

// Cells at a line are divided until they are about this small, m: the polygon then errs by a hand's
// breadth where the time jumps (between two streets, at a wall).
constexpr double kFineCell = 0.625;
constexpr int kMostParts = 16;

// Edges are compared with the cells they run through at steps of this share of a cell.
constexpr double kProbeStep = 0.5;

// Times of the points of one cell.
class CellTimer {
  public:
    /// @param straight  walks that need no network may be better in the cell
    CellTimer(const WalkReach& reach, PlanePoint centre, double half_diagonal_m, bool straight)
        : reach_(reach), local_(reach.model(), centre, half_diagonal_m), straight_(straight) {}

    Millis at(PlanePoint p) const {
        const AccessModel& model = reach_.model();
        const bool walled = !local_.simple() && model.walled_at(p).valid();
        const std::optional<SegmentId> street = walled ? std::nullopt : local_.street(p);
        if (!street) {
            return reach_.at(model.place_at(p));
        }
        const Millis time = street->valid() ? reach_.by_entry(model.entry_at(p, *street)) : kNever;
        return straight_ ? std::min(time, reach_.straight({p, CompoundId::none(), Entries{}}))
                         : time;
    }

  private:
    const WalkReach& reach_;
    LocalAccess local_;
    bool straight_;
};

} // namespace

void LineCells::find(const ReachedCorners& corners,
                     Millis cutoff_ms,
                     Refinement refinement,
                     Progress& progress) {
    corners_ = &corners;
    cutoff_ms_ = cutoff_ms;
    fine_.cells.clear();
    fine_.values.clear();
    find_mixed_cells(corners.within(), line_);
    if (refinement == Refinement::none || corners.block().empty()) {
        return;
    }
    const double cell_m = corners.field().cell_m();
    fine_.parts = std::clamp(static_cast<int>(std::lround(cell_m / kFineCell)), 1, kMostParts);
    straight_boxes_ = corners.reach().straight_boxes();
    line_.for_each(
        [this](std::size_t number) { fine_.cells.push_back(corners_->block().corner(number)); });
    const CornerBox& tiles = corners.block().tiles;
    const Box block{
        corners.field().point({tiles.min.x * kTileSide, tiles.min.y * kTileSide}),
        corners.field().point({(tiles.max.x + 1) * kTileSide, (tiles.max.y + 1) * kTileSide})};
    for (const SegmentId segment : segments_in(corners.reach().model(), block)) {
        probe(segment);
    }
    divide_cells(progress);
}

void LineCells::mark(Corner cell) {
    if (!line_.test(cell)) {
        line_.set(cell);
        fine_.cells.push_back(cell);
    }
}

// Cells whose corners all say one thing while an edge inside says another.
void LineCells::probe(SegmentId id) {
    const WalkReach& reach = corners_->reach();
    const AccessField& field = corners_->field();
    const Network& network = reach.model().network();
    const Segment& segment = network.segment(id);
    const PlanePoint a = network.start(segment);
    const PlanePoint b = network.end(segment);
    const double step_m = kProbeStep * field.cell_m();
    const int steps = std::max(1, static_cast<int>(segment.length_m / step_m));
    for (int k = 0; k <= steps; ++k) {
        const double share = static_cast<double>(k) / steps;
        const PlanePoint p = along(a, b, share);
        const Corner cell = field.corners_of({p, p}).min;
        if (!corners_->block().contains(cell) || line_.test(cell)) {
            continue;
        }
        if (in_time(time_on_segment(reach, id, share * segment.length_m)) != is_within(cell)) {
            mark(cell);
        }
    }
}

void LineCells::divide_cells(Progress& progress) {
    const std::size_t side = static_cast<std::size_t>(fine_.parts) + 1;
    for (std::size_t first = 0; first < fine_.cells.size();) {
        const std::size_t last = fine_.cells.size();
        fine_.values.resize(last * side * side);
        progress.stage("line of the isochrone", last - first);
        parallel_ranges(last - first, 32, [&](std::size_t begin, std::size_t end) {
            progress.check();
            for (std::size_t i = first + begin; i < first + end; ++i) {
                divide(fine_.cells[i], fine_.values.data() + i * side * side);
            }
            progress.advance(end - begin);
        });
        for (std::size_t i = first; i < last; ++i) {
            follow_line_out(i);
        }
        first = last;
    }
}

void LineCells::divide(Corner cell, Millis* values) const {
    const AccessField& field = corners_->field();
    const double cell_m = field.cell_m();
    const int n = fine_.parts;
    const double step = cell_m / n;
    const PlanePoint origin = field.point(cell);
    const Box box{origin, origin + PlanePoint{cell_m, cell_m}};
    const bool straight = std::any_of(straight_boxes_.begin(),
                                      straight_boxes_.end(),
                                      [&box](const Box& other) { return other.meets(box); });
    const CellTimer timer(corners_->reach(),
                          origin + PlanePoint{cell_m / 2, cell_m / 2},
                          cell_m * std::sqrt(0.5),
                          straight);
    for (int j = 0; j <= n; ++j) {
        for (int i = 0; i <= n; ++i) {
            // Computed from whole numbers, so that neighbours agree on their common side.
            const PlanePoint p{static_cast<double>(cell.x * std::int64_t{n} + i) * step,
                               static_cast<double>(cell.y * std::int64_t{n} + j) * step};
            *values++ = timer.at(p);
        }
    }
}

// The line must not run from a divided cell into an undivided one.
void LineCells::follow_line_out(std::size_t number) {
    const int n = fine_.parts;
    const Corner c = fine_.cells[number];
    const auto check = [&](Corner neighbour, int first, int step) {
        if (line_.test(neighbour)) {
            return;
        }
        const bool within = is_within(neighbour);
        const Millis* values = fine_.values_of(number);
        for (int k = 0; k <= n; ++k) {
            if (in_time(values[first + k * step]) != within) {
                mark(neighbour);
                return;
            }
        }
    };
    check({c.x, c.y - 1}, 0, 1);
    check({c.x, c.y + 1}, n * (n + 1), 1);
    check({c.x - 1, c.y}, 0, n + 1);
    check({c.x + 1, c.y}, n, n + 1);
}

} // namespace yike
