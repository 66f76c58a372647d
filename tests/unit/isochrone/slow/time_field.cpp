// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
#include "isochrone/time_field.hpp"

#include "access/local_access.hpp"
#include "base/parallel.hpp"
#include "isochrone/cut_edges.hpp"

#include <algorithm>
#include <cmath>
#include <optional>
#include <utility>

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
    CellTimer(const WalkReach& reach, PlanePoint centre, double half_diagonal_m, bool straight)
        : reach_(reach), local_(reach.model(), centre, half_diagonal_m),
          simple_(local_.simple() && !straight) {}

    Millis at(PlanePoint p) const {
        if (!simple_) {
            return reach_.at(reach_.model().place_at(p));
        }
        const SegmentId segment = local_.segment(p);
        return segment.valid() ? reach_.by_entry(reach_.model().entry_at(p, segment)) : kNever;
    }

  private:
    const WalkReach& reach_;
    LocalAccess local_;
    bool simple_;
};

class FieldBuilder {
  public:
    FieldBuilder(const WalkReach& reach,
                 std::span<const Millis> cutoffs_ms,
                 AccessField& field,
                 Progress& progress)
        : reach_(reach), cutoffs_(cutoffs_ms), access_(field), progress_(progress),
          straight_boxes_(reach.straight_boxes()) {
        result_.cell_m = field.cell_m();
        result_.parts =
            std::clamp(static_cast<int>(std::lround(field.cell_m() / kFineCell)), 1, kMostParts);
    }

    TimeField build() && {
        const Box box = region();
        if (box.empty()) {
            result_.corners = {{0, 0}, {-1, -1}};
            return std::move(result_);
        }
        // One more cell all round, so that every line closes inside.
        result_.corners = access_.corners_of(box.grown(2 * result_.cell_m));
        access_.prepare(result_.corners, progress_);
        fill_corners();
        mark_cells();
        divide_cells();
        return std::move(result_);
    }

  private:
    Millis last_cutoff() const { return cutoffs_.back(); }

    Millis clamped(Millis value) const { return std::min(value, last_cutoff() + kBeyond); }

    // Which of the cutoffs the value is within: equal numbers mean the same side of every line.
    int side(Millis value) const {
        int count = 0;
        for (const Millis cutoff : cutoffs_) {
            count += value <= cutoff ? 1 : 0;
        }
        return count;
    }

    // Around all that is reached: access walks, walks inside walls, straight walks.
    Box region() const {
        const AccessModel& model = reach_.model();
        Box box;
        for (const SegmentPart& part : cut_edges(reach_, last_cutoff())) {
            box.add(bounds(line_of(model.network(), part)));
        }
        for (const Box& straight : straight_boxes_) {
            box.add(straight);
        }
        if (box.empty()) {
            return box;
        }
        const Box near = box.grown(model.district().settings.max_access_m);
        box = near;
        for (std::size_t i = 0; i < model.district().compounds.size(); ++i) {
            if (model.is_walled(CompoundId(i))) {
                const Box ground = bounds(model.district().compounds[i].ground);
                if (ground.meets(near)) {
                    box.add(ground);
                }
            }
        }
        return box;
    }

    void fill_corners() {
        const CornerBox& corners = result_.corners;
        result_.values.assign(corners.size(), kNever);
        progress_.stage("time field", corners.height());
        parallel_ranges(corners.height(), 16, [&](std::size_t begin, std::size_t end) {
            for (std::size_t row = begin; row < end; ++row) {
                progress_.check();
                for (std::size_t column = 0; column < corners.width(); ++column) {
                    const Corner c{corners.min.x + static_cast<std::int32_t>(column),
                                   corners.min.y + static_cast<std::int32_t>(row)};
                    Millis best = kNever;
                    access_.for_entries_if(
                        c,
                        [&](SegmentId segment) { return reach_.touches(segment); },
                        [&](const Entry& entry) { best = std::min(best, reach_.by_entry(entry)); });
                    result_.values[row * corners.width() + column] = clamped(best);
                }
                progress_.advance();
            }
        });
        for (const Box& box : straight_boxes_) {
            fill_straight(access_.corners_of(box));
        }
    }

    void fill_straight(const CornerBox& block) {
        for (std::int32_t y = block.min.y; y <= block.max.y; ++y) {
            for (std::int32_t x = block.min.x; x <= block.max.x; ++x) {
                if (result_.corners.contains({x, y})) {
                    const PlanePoint p = access_.point({x, y});
                    const Millis straight =
                        reach_.straight({p, reach_.model().walled_at(p), Entries{}});
                    Millis& value = result_.values[index_of({x, y})];
                    value = std::min(value, clamped(straight));
                }
            }
        }
    }

    std::size_t index_of(Corner c) const {
        return static_cast<std::size_t>(c.y - result_.corners.min.y) * result_.corners.width() +
               static_cast<std::size_t>(c.x - result_.corners.min.x);
    }

    // -1 if the corners of the cell disagree.
    int side_of_cell(Corner c) const {
        const int first = side(result_.at(c));
        for (const Corner other : {Corner{c.x + 1, c.y}, {c.x, c.y + 1}, {c.x + 1, c.y + 1}}) {
            if (side(result_.at(other)) != first) {
                return -1;
            }
        }
        return first;
    }

    bool is_cell(Corner c) const {
        return c.x >= result_.corners.min.x && c.x < result_.corners.max.x &&
               c.y >= result_.corners.min.y && c.y < result_.corners.max.y;
    }

    void mark(Corner c) {
        char& marked = marked_[index_of(c)];
        if (marked == 0) {
            marked = 1;
            open_.push_back(c);
        }
    }

    void mark_cells() {
        marked_.assign(result_.corners.size(), 0);
        for (std::int32_t y = result_.corners.min.y; y < result_.corners.max.y; ++y) {
            for (std::int32_t x = result_.corners.min.x; x < result_.corners.max.x; ++x) {
                if (side_of_cell({x, y}) < 0) {
                    mark({x, y});
                }
            }
        }
        const Box block{access_.point(result_.corners.min), access_.point(result_.corners.max)};
        for (const SegmentId segment : segments_in(reach_.model(), block)) {
            probe(segment);
        }
    }

    // Cells whose corners all say one thing while an edge inside says another.
    void probe(SegmentId id) {
        const Network& network = reach_.model().network();
        const Segment& segment = network.segment(id);
        const PlanePoint a = network.start(segment);
        const PlanePoint b = network.end(segment);
        Box box;
        box.add(a);
        box.add(b);
        const Box block{access_.point(result_.corners.min), access_.point(result_.corners.max)};
        if (!box.meets(block)) {
            return;
        }
        const int steps =
            std::max(1, static_cast<int>(segment.length_m / (kProbeStep * result_.cell_m)));
        for (int k = 0; k <= steps; ++k) {
            const double share = static_cast<double>(k) / steps;
            const CornerBox cell = access_.corners_of({along(a, b, share), along(a, b, share)});
            if (!is_cell(cell.min) || marked_[index_of(cell.min)] != 0) {
                continue;
            }
            const Millis time = time_on_segment(reach_, id, share * segment.length_m);
            if (side(time) != side_of_cell(cell.min)) {
                mark(cell.min);
            }
        }
    }

    void divide_cells() {
        while (!open_.empty()) {
            std::vector<Corner> cells = std::exchange(open_, {});
            std::sort(cells.begin(), cells.end());
            const std::size_t first = result_.fine.size();
            result_.fine.resize(first + cells.size());
            progress_.stage("time field at the line", cells.size());
            parallel_ranges(cells.size(), 32, [&](std::size_t begin, std::size_t end) {
                progress_.check();
                for (std::size_t i = begin; i < end; ++i) {
                    result_.fine[first + i] = divide(cells[i]);
                }
                progress_.advance(end - begin);
            });
            for (std::size_t i = first; i < result_.fine.size(); ++i) {
                follow_line_out(result_.fine[i]);
            }
        }
        std::sort(result_.fine.begin(),
                  result_.fine.end(),
                  [](const FineCell& a, const FineCell& b) { return a.cell < b.cell; });
    }

    FineCell divide(Corner cell) const {
        const double step = result_.cell_m / result_.parts;
        const PlanePoint origin = access_.point(cell);
        const PlanePoint centre = origin + PlanePoint{result_.cell_m / 2, result_.cell_m / 2};
        const Box box{origin, origin + PlanePoint{result_.cell_m, result_.cell_m}};
        const bool straight = std::any_of(straight_boxes_.begin(),
                                          straight_boxes_.end(),
                                          [&box](const Box& other) { return other.meets(box); });
        const CellTimer timer(reach_, centre, result_.cell_m * std::sqrt(0.5), straight);
        FineCell fine{cell, {}};
        const int n = result_.parts;
        fine.values.reserve(static_cast<std::size_t>((n + 1) * (n + 1)));
        for (int j = 0; j <= n; ++j) {
            for (int i = 0; i <= n; ++i) {
                // Computed from whole numbers, so that neighbours agree on their common side.
                const PlanePoint p{static_cast<double>(cell.x * std::int64_t{n} + i) * step,
                                   static_cast<double>(cell.y * std::int64_t{n} + j) * step};
                fine.values.push_back(clamped(timer.at(p)));
            }
        }
        return fine;
    }

    // The line must not run from a divided cell into an undivided one.
    void follow_line_out(const FineCell& fine) {
        const int n = result_.parts;
        const auto value = [&](int i, int j) {
            return fine.values[static_cast<std::size_t>(j * (n + 1) + i)];
        };
        const Corner c = fine.cell;
        const auto check = [&](Corner neighbour, auto&& along_side) {
            if (!is_cell(neighbour) || marked_[index_of(neighbour)] != 0) {
                return;
            }
            const int expected = side_of_cell(neighbour);
            for (int k = 0; k <= n; ++k) {
                if (side(along_side(k)) != expected) {
                    mark(neighbour);
                    return;
                }
            }
        };
        check({c.x, c.y - 1}, [&](int k) { return value(k, 0); });
        check({c.x, c.y + 1}, [&](int k) { return value(k, n); });
        check({c.x - 1, c.y}, [&](int k) { return value(0, k); });
        check({c.x + 1, c.y}, [&](int k) { return value(n, k); });
    }

    const WalkReach& reach_;
    std::span<const Millis> cutoffs_;
    AccessField& access_;
    Progress& progress_;
    std::vector<Box> straight_boxes_;
    TimeField result_;
    std::vector<char> marked_;
    std::vector<Corner> open_;
};

} // namespace

TimeField compute_time_field(const WalkReach& reach,
                             std::span<const Millis> cutoffs_ms,
                             AccessField& field,
                             Progress& progress) {
    return FieldBuilder(reach, cutoffs_ms, field, progress).build();
}

} // namespace yike
