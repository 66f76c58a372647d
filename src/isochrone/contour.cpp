// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
//
// Every side of a fan belongs to exactly two fans. Where the line crosses it, it leaves one of them
// and enters the other: chains of one fan link up to closed rings without any ambiguity, and
// without looking for equal points.
#include "isochrone/contour.hpp"

#include "base/error.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <utility>

namespace yike {

namespace {

// Whole milliseconds never equal cutoff + 1/8, nor do means of four: no corner lies on the line.
constexpr double kAboveCutoff = 0.125;

// The line keeps this share of a side away from its ends, so that rings do not touch when their
// coordinates are rounded on output.
constexpr double kKeepOff = 0.05;

// Vertices that stray less than this from the straight line are left out, m; output has 1 cm.
constexpr double kStraight = 0.002;
constexpr std::size_t kLongestStretch = 64;

// Sides: two a cell, its lower and its left one; parts of sides; or a chain that is known at once.
constexpr std::uint32_t kPart = 0x40000000U;
constexpr std::uint32_t kChain = 0x80000000U;
constexpr std::uint32_t kInner = 0xC0000000U; // only while a divided cell is being traced
constexpr std::uint32_t kKind = 0xC0000000U;
constexpr std::size_t kMostCorners = kPart / 2;

std::uint32_t lower_side(std::size_t cell) {
    return static_cast<std::uint32_t>(2 * cell);
}

std::uint32_t left_side(std::size_t cell) {
    return static_cast<std::uint32_t>(2 * cell + 1);
}

bool is_straight(const Ring& ring, std::size_t begin, std::size_t end) {
    if (end - begin > kLongestStretch) {
        return false;
    }
    for (std::size_t i = begin + 1; i < end; ++i) {
        if (squared_distance(ring[begin], ring[end], ring[i]) > kStraight * kStraight) {
            return false;
        }
    }
    return true;
}

// Leaves out vertices on straight stretches of a closed ring.
Ring straightened(const Ring& ring) {
    Ring kept{ring.front()};
    for (std::size_t begin = 0; begin + 2 < ring.size();) {
        std::size_t end = begin + 1;
        while (end + 2 < ring.size() && is_straight(ring, begin, end + 1)) {
            ++end;
        }
        kept.push_back(ring[end]);
        begin = end;
    }
    kept.push_back(ring.front());
    return kept.size() >= 4 ? kept : ring;
}

struct BoundedRing {
    Box box;
    double area_m2 = 0;
    std::size_t polygon = 0;
};

// Each hole goes to the smallest outer ring around it.
MultiPolygon assemble(std::vector<Ring> rings) {
    MultiPolygon polygons;
    std::vector<BoundedRing> outers;
    std::vector<std::pair<Ring, double>> holes;
    for (Ring& ring : rings) {
        const double area_m2 = signed_area(ring);
        if (area_m2 > 0) {
            outers.push_back({bounds(ring), area_m2, polygons.size()});
            polygons.push_back({std::move(ring), {}});
        } else if (area_m2 < 0) {
            holes.emplace_back(std::move(ring), -area_m2);
        }
    }
    std::sort(outers.begin(), outers.end(), [](const BoundedRing& a, const BoundedRing& b) {
        return a.area_m2 < b.area_m2;
    });
    for (auto& [hole, hole_m2] : holes) {
        const PlanePoint p = hole.front();
        const auto is_around = [&](const BoundedRing& outer) {
            return outer.area_m2 > hole_m2 && outer.box.contains(p);
        };
        // Most holes lie in the box of one ring only: then it must be that one.
        auto around = std::find_if(outers.begin(), outers.end(), is_around);
        if (around == outers.end()) {
            continue;
        }
        if (std::any_of(around + 1, outers.end(), is_around)) {
            around = std::find_if(around, outers.end(), [&](const BoundedRing& outer) {
                return is_around(outer) && contains(Polygon{polygons[outer.polygon].outer, {}}, p);
            });
        }
        if (around != outers.end()) {
            polygons[around->polygon].holes.push_back(std::move(hole));
        }
    }
    return polygons;
}

} // namespace

double Contour::beyond(Millis value) const {
    const double ms = static_cast<double>(value) - static_cast<double>(cutoff_ms_);
    return std::min(ms, static_cast<double>(kBeyond)) - kAboveCutoff;
}

void Contour::trace(const ReachedCorners& corners,
                    const CornerBits& line,
                    const FineCells& fine,
                    Millis cutoff_ms) {
    block_ = corners.block();
    cell_m_ = corners.field().cell_m();
    cutoff_ms_ = cutoff_ms;
    fine_ = &fine;
    points_.clear();
    chains_.clear();
    const std::size_t size = block_.count() * AccessTile::kSlots;
    if (size > kMostCorners) {
        throw DataError(
            fmt::format("cell_m = {}: an isochrone would have {} corners of cells, more "
                        "than {}; make cell_m larger",
                        cell_m_,
                        size,
                        kMostCorners));
    }
    times_.make_room(size);
    first_chain_.make_room(size);
    entered_.make_room(2 * size);
    fine_bits_.reset(block_);
    number_fine_sides(fine);
    coarse_ = line;
    for (const Corner cell : fine.cells) {
        coarse_.clear(cell);
    }
    read_corners(corners);
    line.for_each([this](std::size_t number) {
        first_chain_[number] = static_cast<std::uint32_t>(chains_.size());
        if (!fine_->cells.empty() && fine_bits_.test(block_.corner(number))) {
            add_fine_cell(number, fine_->values_of(fine_number_[number]));
        } else {
            add_cell(number);
        }
    });
}

void Contour::read_corners(const ReachedCorners& corners) {
    find_corners_of(coarse_, needed_);
    needed_.for_each(
        [&](std::size_t number) { times_[number] = corners.time(block_.corner(number)); });
}

// The sides of divided cells have as many parts as the cells.
void Contour::number_fine_sides(const FineCells& fine) {
    pool_.clear();
    if (fine.cells.empty()) {
        return;
    }
    const std::size_t size = block_.count() * AccessTile::kSlots;
    fine_number_.make_room(size);
    pool_of_.make_room(2 * size);
    std::uint32_t parts = 0;
    const auto number = [&](std::uint32_t side) {
        pool_of_[side] = parts;
        parts += static_cast<std::uint32_t>(fine.parts);
    };
    for (std::size_t i = 0; i < fine.cells.size(); ++i) {
        const Corner c = fine.cells[i];
        fine_bits_.set(c);
        fine_number_[block_.number(c)] = static_cast<std::uint32_t>(i);
        number(lower_side(block_.number(c)));
        number(left_side(block_.number(c)));
        number(lower_side(block_.number({c.x, c.y + 1})));
        number(left_side(block_.number({c.x + 1, c.y})));
    }
    pool_.resize(parts);
    inner_.resize(static_cast<std::size_t>(2 * (fine.parts + 1) * (fine.parts + 1)));
}

// The points of one side from its first corner on, without its last; sides are numbered
// counter-clockwise from the lower one.
void Contour::add_side(Corner cell, int side, std::vector<FanPoint>& fan) const {
    constexpr std::array<Corner, 4> kFirst{{{0, 0}, {1, 0}, {1, 1}, {0, 1}}};
    constexpr std::array<Corner, 4> kBeside{{{0, -1}, {1, 0}, {0, 1}, {-1, 0}}};
    const auto k = static_cast<std::size_t>(side);
    const Corner first{cell.x + kFirst[k].x, cell.y + kFirst[k].y};
    const Corner owner = side == 1   ? Corner{cell.x + 1, cell.y}
                         : side == 2 ? Corner{cell.x, cell.y + 1}
                                     : cell;
    const std::size_t number = block_.number(owner);
    const std::uint32_t own = side % 2 == 0 ? lower_side(number) : left_side(number);
    const Corner beside{cell.x + kBeside[k].x, cell.y + kBeside[k].y};
    if (fine_->cells.empty() || !fine_bits_.test(beside)) {
        fan.push_back(
            {{first.x * cell_m_, first.y * cell_m_}, beyond(times_[block_.number(first)]), own});
        return;
    }
    // Counted in the direction of the axes in the neighbour's values, and in the pool.
    const int n = fine_->parts;
    const double step = cell_m_ / n;
    const Millis* values = fine_->values_of(fine_number_[block_.number(beside)]);
    for (int i = 0; i < n; ++i) {
        const bool backwards = side >= 2;
        const int at = backwards ? n - i : i;
        const int x = side % 2 == 0 ? at : side == 1 ? 0 : n;
        const int y = side % 2 != 0 ? at : side == 2 ? 0 : n;
        const PlanePoint p{static_cast<double>(beside.x * std::int64_t{n} + x) * step,
                           static_cast<double>(beside.y * std::int64_t{n} + y) * step};
        const auto part = static_cast<std::uint32_t>(backwards ? at - 1 : at);
        fan.push_back({p, beyond(values[y * (n + 1) + x]), kPart | (pool_of_[own] + part)});
    }
}

void Contour::add_cell(std::size_t number) {
    const Corner cell = block_.corner(number);
    fan_.clear();
    for (const int side : {0, 1, 2, 3}) {
        add_side(cell, side, fan_);
    }
    double sum = 0;
    for (const Corner c :
         {cell, Corner{cell.x + 1, cell.y}, {cell.x, cell.y + 1}, {cell.x + 1, cell.y + 1}}) {
        sum += beyond(times_[block_.number(c)]);
    }
    const FanPoint middle{{(cell.x + 0.5) * cell_m_, (cell.y + 0.5) * cell_m_}, sum / 4, 0};
    add_fan(number, fan_.data(), fan_.size(), middle);
}

void Contour::add_fine_cell(std::size_t number, const Millis* values) {
    const int n = fine_->parts;
    const double step = cell_m_ / n;
    const Corner cell = block_.corner(number);
    const std::array<std::uint32_t, 4> outer{
        pool_of_[lower_side(number)],
        pool_of_[left_side(block_.number({cell.x + 1, cell.y}))],
        pool_of_[lower_side(block_.number({cell.x, cell.y + 1}))],
        pool_of_[left_side(number)]};
    // The lower (0) or left (1) side of the small cell at (i, j).
    const auto side = [&](int i, int j, int kind) {
        if (kind == 0 && (j == 0 || j == n)) {
            return kPart | (outer[j == 0 ? 0 : 2] + static_cast<std::uint32_t>(i));
        }
        if (kind == 1 && (i == 0 || i == n)) {
            return kPart | (outer[i == 0 ? 3 : 1] + static_cast<std::uint32_t>(j));
        }
        return kInner | static_cast<std::uint32_t>(2 * (j * (n + 1) + i) + kind);
    };
    const auto point = [&](int i, int j, std::uint32_t at_side) {
        return FanPoint{{static_cast<double>(cell.x * std::int64_t{n} + i) * step,
                         static_cast<double>(cell.y * std::int64_t{n} + j) * step},
                        beyond(values[j * (n + 1) + i]),
                        at_side};
    };
    const std::size_t first = chains_.size();
    for (int j = 0; j < n; ++j) {
        for (int i = 0; i < n; ++i) {
            const Millis* v = values + j * (n + 1) + i;
            const int within = (v[0] <= cutoff_ms_ ? 1 : 0) + (v[1] <= cutoff_ms_ ? 1 : 0) +
                               (v[n + 1] <= cutoff_ms_ ? 1 : 0) + (v[n + 2] <= cutoff_ms_ ? 1 : 0);
            if (within == 0 || within == 4) {
                continue;
            }
            const std::array<FanPoint, 4> fan{point(i, j, side(i, j, 0)),
                                              point(i + 1, j, side(i + 1, j, 1)),
                                              point(i + 1, j + 1, side(i, j + 1, 0)),
                                              point(i, j + 1, side(i, j, 1))};
            const FanPoint middle{along(fan[0].at, fan[2].at, 0.5),
                                  (fan[0].value + fan[1].value + fan[2].value + fan[3].value) / 4,
                                  0};
            add_fan(number, fan.data(), fan.size(), middle);
        }
    }
    for (std::size_t c = first; c < chains_.size(); ++c) {
        if ((chains_[c].exit & kKind) == kInner) {
            chains_[c].exit = kChain | inner_[chains_[c].exit & ~kKind];
        }
    }
}

// The points that differ from the middle are cut off from it, each run of them by one chain.
void Contour::add_fan(std::size_t cell,
                      const FanPoint* fan,
                      std::size_t count,
                      const FanPoint& middle) {
    const bool middle_in = middle.value < 0;
    const auto differs = [&](std::size_t i) { return (fan[i].value < 0) != middle_in; };
    std::size_t start = 0; // the middle is a mean of corners: one of them is on its side
    while (differs(start)) {
        ++start;
    }
    const auto at = [&](std::size_t i) { return (start + i) % count; };
    for (std::size_t i = 1; i < count; ++i) {
        if (!differs(at(i))) {
            continue;
        }
        std::size_t end = i;
        while (end + 1 < count && differs(at(end + 1))) {
            ++end;
        }
        const std::size_t before = at(i - 1); // its side leads to the first of the run
        const std::size_t last = at(end);
        const std::size_t after = at(end + 1);
        const std::uint32_t exit = middle_in ? fan[last].side : fan[before].side;
        chains_.push_back(
            {static_cast<std::uint32_t>(cell), static_cast<std::uint32_t>(points_.size()), exit});
        // The inside on the left.
        if (middle_in) {
            enter(fan[before].side);
            add_crossing(fan[before], fan[at(i)]);
            for (std::size_t k = i; k <= end; ++k) {
                add_crossing(fan[at(k)], middle);
            }
        } else {
            enter(fan[last].side);
            add_crossing(fan[last], fan[after]);
            for (std::size_t k = end + 1; k > i; --k) {
                add_crossing(fan[at(k - 1)], middle);
            }
        }
        i = end;
    }
}

void Contour::enter(std::uint32_t side) {
    const auto chain = static_cast<std::uint32_t>(chains_.size() - 1);
    switch (side & kKind) {
    case kPart:
        pool_[side & ~kKind] = chain;
        break;
    case kInner:
        inner_[side & ~kKind] = chain;
        break;
    default:
        entered_[side] = chain;
    }
}

void Contour::add_crossing(const FanPoint& a, const FanPoint& b) {
    const FanPoint& in = a.value < 0 ? a : b;
    const FanPoint& out = a.value < 0 ? b : a;
    const double share = std::clamp(in.value / (in.value - out.value), kKeepOff, 1 - kKeepOff);
    points_.push_back(along(in.at, out.at, share));
}

std::uint32_t Contour::next(std::uint32_t chain) const {
    const std::uint32_t exit = chains_[chain].exit;
    switch (exit & kKind) {
    case kPart:
        return pool_[exit & ~kKind];
    case kChain:
        return exit & ~kKind;
    default:
        return entered_[exit];
    }
}

Ring Contour::follow(std::uint32_t chain, std::vector<char>& used) const {
    Ring ring;
    while (used[chain] == 0) {
        used[chain] = 1;
        ring.insert(ring.end(),
                    points_.begin() + chains_[chain].first,
                    points_.begin() + last_point(chain));
        chain = next(chain);
    }
    ring.push_back(ring.front());
    return ring;
}

MultiPolygon Contour::polygons(bool straighten) const {
    std::vector<Ring> rings;
    std::vector<char> used(chains_.size(), 0);
    for (std::uint32_t chain = 0; chain < chains_.size(); ++chain) {
        if (used[chain] == 0) {
            Ring ring = follow(chain, used);
            rings.push_back(straighten ? straightened(ring) : std::move(ring));
        }
    }
    return assemble(std::move(rings));
}

} // namespace yike
