// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
#include "coverage/gaps.hpp"

#include "base/parallel.hpp"
#include "coverage/coverage.hpp"
#include "geometry/overlay.hpp"
#include "network/piece_index.hpp"

#include <algorithm>
#include <cstdint>
#include <tuple>
#include <utility>

namespace yike {

namespace {

std::string reason_of(const AccessModel& model, const CompoundTimes& times, CompoundId id) {
    if (times.of(TierSet::all).nearest_ms != kNever) {
        return "too_far";
    }
    if (times.has_access) {
        return "no_station_in_60_min";
    }
    const CompoundEnclosure& enclosure = model.enclosures().compounds[id.index()];
    const bool closed =
        !enclosure.gates.empty() &&
        std::none_of(enclosure.gates.begin(), enclosure.gates.end(), [&model](GateId gate) {
            return model.enclosures().gates[gate.index()].open;
        });
    return closed ? "gates_closed" : "no_access";
}

// Grounds with nothing left: no edge of the isochrone is near, and it covers a point of theirs.
class CoverTest {
  public:
    explicit CoverTest(const MultiPolygon& isochrone)
        : outline_(pieces_of(isochrone)), isochrone_(isochrone) {}

    bool covers(const MultiPolygon& ground) const {
        const Box box = bounds(ground).grown(kClear);
        const bool passed = outline_.any_in(box, [&](std::uint32_t number) {
            const Piece& piece = outline_.pieces()[number];
            Box own;
            own.add(piece.a);
            own.add(piece.b);
            return own.meets(box);
        });
        return !passed && isochrone_.covers(ground.front().outer.front());
    }

  private:
    static constexpr double kClear = 0.01; // m

    static std::vector<Piece> pieces_of(const MultiPolygon& polygons) {
        std::vector<Piece> pieces;
        const auto add = [&pieces](const Ring& ring) {
            for (std::size_t i = 1; i < ring.size(); ++i) {
                pieces.push_back({ring[i - 1], ring[i]});
            }
        };
        for (const Polygon& polygon : polygons) {
            add(polygon.outer);
            std::for_each(polygon.holes.begin(), polygon.holes.end(), add);
        }
        return pieces;
    }

    PieceIndex outline_;
    PreparedPolygon isochrone_;
};

// Takes one isochrone from many grounds. GEOS looks at all that it is given, and the isochrone of a
// town has 100,000 points: the grounds fall into groups of neighbours and the isochrone into parts
// near them, and these again, until few are left.
class GroundCutter {
  public:
    GroundCutter(const District& district, std::vector<MultiPolygon>& areas)
        : district_(district), areas_(areas) {}

    void cut(const MultiPolygon& isochrone) {
        Part whole{isochrone, {}};
        const CoverTest test(isochrone);
        for (std::size_t i = 0; i < areas_.size(); ++i) {
            if (district_.compounds[i].counts && !district_.compounds[i].ground.empty() &&
                !test.covers(district_.compounds[i].ground)) {
                whole.compounds.push_back(i);
            }
        }
        std::vector<Part> parts;
        parts.push_back(std::move(whole));
        while (!parts.empty()) {
            parts = divided(parts);
        }
    }

  private:
    struct Part {
        MultiPolygon isochrone;
        std::vector<std::size_t> compounds;
    };

    static constexpr std::size_t kFew = 4;
    static constexpr int kHalvings = 4; // at a time: cutting costs less than what is kept

    // An isochrone is cut this far from the grounds, m: farther than its edges are long, so that
    // those that meet a ground are whole.
    static constexpr double kAir = 150;

    // Parts with few compounds are done; the others fall into smaller ones.
    std::vector<Part> divided(const std::vector<Part>& parts) {
        std::vector<Part> smaller;
        std::vector<const Part*> wholes; // of each smaller one
        for (const Part& part : parts) {
            if (part.compounds.size() <= kFew) {
                continue;
            }
            std::vector<std::vector<std::size_t>> groups;
            group(part.compounds, kHalvings, groups);
            for (std::vector<std::size_t>& compounds : groups) {
                smaller.push_back({{}, std::move(compounds)});
                wholes.push_back(&part);
            }
        }
        parallel_ranges(parts.size(), 1, [&](std::size_t begin, std::size_t end) {
            for (std::size_t i = begin; i < end; ++i) {
                if (parts[i].compounds.size() <= kFew) {
                    finish(parts[i]);
                }
            }
        });
        parallel_ranges(smaller.size(), 1, [&](std::size_t begin, std::size_t end) {
            for (std::size_t i = begin; i < end; ++i) {
                smaller[i].isochrone = intersection_of(
                    wholes[i]->isochrone, square(bounds_of(smaller[i].compounds).grown(kAir)));
            }
        });
        return smaller;
    }

    // Neighbours by halving along the longer side.
    void group(std::vector<std::size_t> compounds,
               int halvings,
               std::vector<std::vector<std::size_t>>& groups) const {
        if (halvings == 0 || compounds.size() <= kFew) {
            groups.push_back(std::move(compounds));
            return;
        }
        const Box box = bounds_of(compounds);
        const bool by_x = box.max.x - box.min.x > box.max.y - box.min.y;
        const auto place = [&](std::size_t i) {
            const PlanePoint p = district_.compounds[i].interior;
            return by_x ? p.x : p.y;
        };
        std::sort(compounds.begin(), compounds.end(), [&](std::size_t a, std::size_t b) {
            return std::pair(place(a), a) < std::pair(place(b), b);
        });
        const auto middle = compounds.begin() + static_cast<std::ptrdiff_t>(compounds.size() / 2);
        group({compounds.begin(), middle}, halvings - 1, groups);
        group({middle, compounds.end()}, halvings - 1, groups);
    }

    void finish(const Part& part) {
        for (const std::size_t i : part.compounds) {
            areas_[i] = difference_of(district_.compounds[i].ground, part.isochrone);
        }
    }

    Box bounds_of(const std::vector<std::size_t>& compounds) const {
        Box box;
        for (const std::size_t i : compounds) {
            box.add(bounds(district_.compounds[i].ground));
        }
        return box;
    }

    static MultiPolygon square(const Box& box) {
        return {{{box.min, {box.max.x, box.min.y}, box.max, {box.min.x, box.max.y}, box.min}, {}}};
    }

    const District& district_;
    std::vector<MultiPolygon>& areas_;
};

} // namespace

std::vector<Gap> gap_list(const AccessModel& model, const CoverageTimes& times) {
    const District& district = model.district();
    std::vector<Gap> gaps;
    for (std::size_t i = 0; i < times.compounds.size(); ++i) {
        if (district.compounds[i].counts &&
            !covered(times.compounds[i], TierSet::all, kHeadlineMinutes)) {
            gaps.push_back({CompoundId(i), reason_of(model, times.compounds[i], CompoundId(i))});
        }
    }
    std::sort(gaps.begin(), gaps.end(), [&district](const Gap& a, const Gap& b) {
        const Compound& x = district.compounds[a.compound.index()];
        const Compound& y = district.compounds[b.compound.index()];
        return std::tuple(-x.households, x.id) < std::tuple(-y.households, y.id);
    });
    return gaps;
}

std::vector<MultiPolygon> gap_areas(const District& district, const MultiPolygon& isochrone) {
    std::vector<MultiPolygon> areas(district.compounds.size());
    GroundCutter(district, areas).cut(isochrone);
    return areas;
}

} // namespace yike
