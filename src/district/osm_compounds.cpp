// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
#include "district/osm_compounds.hpp"

#include "base/units.hpp"
#include "district/box_index.hpp"
#include "district/household_estimate.hpp"
#include "geometry/overlay.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <optional>
#include <utility>

namespace yike {

namespace {

/// An area or one of its pieces, with what makes its id.
struct Ground {
    std::string id;
    std::string name;
    MultiPolygon ground;
    Box box;
};

/// A building that people live in.
struct Dwelling {
    std::string id;
    std::string name;
    MultiPolygon ground;
    PlanePoint point;
    double households = 0;
    bool makes_compounds = false;
    bool known_kind = false;
    bool grouped = false; ///< makes_compounds, and lies outside residential land use
};

template <class Items> BoxIndex index_of(const Items& items) {
    std::vector<Box> boxes;
    boxes.reserve(items.size());
    for (const auto& item : items) {
        boxes.push_back(bounds(item.ground));
    }
    return BoxIndex(boxes);
}

BoxIndex index_of_lines(const std::vector<Line>& lines) {
    std::vector<Box> boxes;
    boxes.reserve(lines.size());
    for (const Line& line : lines) {
        boxes.push_back(bounds(line));
    }
    return BoxIndex(boxes);
}

/// The part of an area inside the boundary; quick for areas that lie wholly inside.
class BoundaryClip {
  public:
    explicit BoundaryClip(const MultiPolygon& boundary)
        : boundary_(boundary), box_(bounds(boundary)), outside_(outside_of(boundary)) {}

    MultiPolygon clipped(const MultiPolygon& ground) const {
        if (!bounds(ground).meets(box_)) {
            return {};
        }
        const Box box = bounds(ground);
        const bool within_box = box_.contains(box.min) && box_.contains(box.max);
        if (within_box && !outside_.within_distance(ground, 0)) {
            return ground;
        }
        return intersection_of(ground, boundary_);
    }

  private:
    static PreparedPolygon outside_of(const MultiPolygon& boundary) {
        const Box box = bounds(boundary).grown(100);
        const Polygon frame{
            {box.min, {box.max.x, box.min.y}, box.max, {box.min.x, box.max.y}, box.min}, {}};
        return PreparedPolygon(difference_of({frame}, boundary));
    }

    const MultiPolygon& boundary_;
    Box box_;
    PreparedPolygon outside_;
};

double outline_m(const MultiPolygon& ground) {
    double total = 0;
    for (const Polygon& polygon : ground) {
        total += length(polygon.outer);
        for (const Ring& hole : polygon.holes) {
            total += length(hole);
        }
    }
    return total;
}

bool is_sliver(const MultiPolygon& ground) {
    return area(ground) < kSliverM2 || buffer_of(ground, -kSliverWidthM / 2).empty();
}

/// A long rectangle's area by its outline gives half of its width.
bool is_strip(const MultiPolygon& ground) {
    return 2 * area(ground) / outline_m(ground) < kSliverWidthM;
}

/// Length of outline that two pieces share, m.
double shared_outline_m(const MultiPolygon& a, const MultiPolygon& b) {
    return (outline_m(a) + outline_m(b) - outline_m(union_of({a, b}))) / 2;
}

class CompoundMaker {
  public:
    CompoundMaker(const ImportBoundary& boundary,
                  const OsmObjects& objects,
                  const std::vector<Line>& streets,
                  Progress& progress)
        : boundary_(boundary), objects_(objects), streets_(streets), progress_(progress),
          clip_(boundary.ground), street_index_(index_of_lines(streets)),
          dwelling_index_(std::span<const Box>{}) {}

    ImportedCompounds make() {
        progress_.stage("making compounds", 0);
        read_dwellings();
        std::vector<Ground> areas = residential_areas();
        take_overlaps_away(areas);
        for (const Ground& ground : areas) {
            progress_.check();
            add_pieces(ground);
        }
        add_groups();
        settle_households();
        return std::move(result_);
    }

  private:
    // ---- what there is ----

    void read_dwellings() {
        const Box box = bounds(boundary_.ground);
        const PreparedPolygon inside(boundary_.ground);
        for (const OsmArea& object : objects_.areas) {
            if (!object.tags.has("building")) {
                continue;
            }
            const DwellingType* type = dwelling_type(object.tags);
            if (type == nullptr) {
                continue;
            }
            MultiPolygon ground = to_plane(object, boundary_.crs);
            const double footprint_m2 = area(ground);
            if (!bounds(ground).meets(box) || footprint_m2 < type->least_footprint_m2) {
                continue;
            }
            const std::optional<PlanePoint> point = interior_point(ground);
            if (!point || !inside.covers(*point)) {
                continue;
            }
            dwellings_.push_back(
                {.id = object.name(),
                 .name = name_of(object.tags),
                 .ground = std::move(ground),
                 .point = *point,
                 .households = estimate_households(*type, object.tags, footprint_m2),
                 .makes_compounds = type->makes_compounds,
                 .known_kind = object.tags.get("building") != "yes"});
        }
        dwelling_index_ = index_of(dwellings_);
    }

    std::vector<Ground> residential_areas() {
        std::vector<Ground> areas;
        for (const OsmArea& object : objects_.areas) {
            if (object.tags.get("landuse") != "residential") {
                continue;
            }
            progress_.check();
            MultiPolygon ground = clip_.clipped(to_plane(object, boundary_.crs));
            if (area(ground) > 1) {
                areas.push_back({.id = fmt::format("a{}", object.name()),
                                 .name = name_of(object.tags),
                                 .ground = std::move(ground),
                                 .box = {}});
                areas.back().box = bounds(areas.back().ground);
            }
        }
        result_.areas = areas.size();
        return areas;
    }

    // ---- residential land use ----

    // Named compounds are often drawn within a larger residential area; ground counts once.
    void take_overlaps_away(std::vector<Ground>& areas) {
        const BoxIndex index = index_of(areas);
        std::vector<double> size_m2;
        for (const Ground& ground : areas) {
            size_m2.push_back(area(ground.ground));
        }
        std::vector<MultiPolygon> rest(areas.size());
        for (std::size_t i = 0; i < areas.size(); ++i) {
            rest[i] = areas[i].ground;
            bool overlapped = false;
            for (const std::size_t j : index.meeting(areas[i].box)) {
                const bool smaller = std::pair(size_m2[j], j) < std::pair(size_m2[i], i);
                if (smaller && area(intersection_of(rest[i], areas[j].ground)) > 1) {
                    rest[i] = difference_of(rest[i], areas[j].ground);
                    overlapped = true;
                }
            }
            result_.overlaps += overlapped ? 1 : 0;
        }
        for (std::size_t i = 0; i < areas.size(); ++i) {
            areas[i].ground = std::move(rest[i]);
        }
    }

    std::vector<Line> streets_near(const Box& box) const {
        std::vector<Line> near;
        for (const std::size_t i : street_index_.meeting(box)) {
            near.push_back(streets_[i]);
        }
        return near;
    }

    void add_pieces(const Ground& whole) {
        std::vector<MultiPolygon> pieces;
        bool cut = false;
        for (const Polygon& polygon : whole.ground) {
            const MultiPolygon one = {polygon};
            if (area(one) <= kLargestUncutM2) {
                pieces.push_back(one);
                continue;
            }
            std::vector<MultiPolygon> faces = cut_along(one, streets_near(bounds(one)));
            cut = cut || faces.size() > 1;
            std::move(faces.begin(), faces.end(), std::back_inserter(pieces));
        }
        result_.cut_areas += cut ? 1 : 0;
        absorb_slivers(pieces);
        for (std::size_t i = 0; i < pieces.size(); ++i) {
            const std::string suffix = pieces.size() > 1 ? fmt::format("-{}", i + 1) : "";
            result_.compounds.push_back({whole.id + suffix, whole.name, pieces[i], 0});
        }
    }

    /// Narrow strips between a street and the edge of an area, traffic islands: joined to a
    /// neighbour if somebody lives there, else left out. An area that is nothing but a sliver
    /// stays if somebody lives there.
    void absorb_slivers(std::vector<MultiPolygon>& pieces) {
        const auto lived_in_before =
            std::count_if(pieces.begin(), pieces.end(), [this](const MultiPolygon& piece) {
                return somebody_lives_in(piece);
            });
        std::vector<MultiPolygon> kept;
        std::vector<MultiPolygon> lived_in;
        for (MultiPolygon& piece : pieces) {
            const bool sliver = is_sliver(piece);
            const bool island = lived_in_before > 0 && area(piece) < kEmptyPieceM2;
            if ((sliver || island || is_strip(piece)) && !somebody_lives_in(piece)) {
                ++result_.slivers_dropped;
                result_.slivers_dropped_m2 += area(piece);
            } else {
                (sliver ? lived_in : kept).push_back(std::move(piece));
            }
        }
        for (MultiPolygon& sliver : lived_in) {
            if (MultiPolygon* neighbour = best_neighbour(kept, sliver)) {
                *neighbour = union_of({*neighbour, sliver});
                ++result_.slivers_merged;
            } else {
                kept.push_back(std::move(sliver));
            }
        }
        pieces = std::move(kept);
    }

    static MultiPolygon* best_neighbour(std::vector<MultiPolygon>& pieces,
                                        const MultiPolygon& sliver) {
        MultiPolygon* best = nullptr;
        double best_m = 1;
        const Box box = bounds(sliver).grown(0.1);
        for (MultiPolygon& piece : pieces) {
            if (!bounds(piece).meets(box)) {
                continue;
            }
            const double shared_m = shared_outline_m(piece, sliver);
            if (shared_m > best_m) {
                best_m = shared_m;
                best = &piece;
            }
        }
        return best;
    }

    bool somebody_lives_in(const MultiPolygon& ground) const {
        const auto near = dwelling_index_.meeting(bounds(ground));
        return std::any_of(near.begin(), near.end(), [&](std::size_t i) {
            return contains(ground, dwellings_[i].point);
        });
    }

    // ---- groups of buildings elsewhere ----

    void add_groups() {
        const BoxIndex index = index_of(result_.compounds);
        std::vector<MultiPolygon> footprints;
        for (Dwelling& dwelling : dwellings_) {
            dwelling.grouped = dwelling.makes_compounds && !compound_at(index, dwelling.point);
            if (dwelling.grouped) {
                footprints.push_back(dwelling.ground);
            }
        }
        // Buffers of neighbours run together; streets cut them apart again.
        for (const Polygon& polygon : buffer_of(union_of(footprints), kGroupGapM / 2)) {
            progress_.check();
            const MultiPolygon reach = {polygon};
            for (const MultiPolygon& face : cut_along(reach, streets_near(bounds(reach)))) {
                add_group(index, face);
            }
        }
    }

    /// Makes a compound of the buildings that stand in a face.
    void add_group(const BoxIndex& index, const MultiPolygon& face) {
        std::vector<const Dwelling*> members; // ascending: ways first, then relations, each by id
        std::vector<MultiPolygon> footprints;
        for (const std::size_t i : dwelling_index_.meeting(bounds(face))) {
            if (dwellings_[i].grouped && contains(face, dwellings_[i].point)) {
                members.push_back(&dwellings_[i]);
                footprints.push_back(dwellings_[i].ground);
            }
        }
        if (members.empty()) {
            return;
        }
        const std::string& name = members.front()->name;
        const bool one_name =
            std::all_of(members.begin(), members.end(), [&name](const Dwelling* member) {
                return member->name == name;
            });
        MultiPolygon ground = clip_.clipped(intersection_of(face, closing_of(footprints)));
        for (const std::size_t i : index.meeting(bounds(ground))) {
            ground = difference_of(ground, result_.compounds[i].ground);
        }
        if (area(ground) > 1) {
            ++result_.groups;
            groups_.push_back({fmt::format("b{}", members.front()->id),
                               one_name ? name : std::string(),
                               std::move(ground),
                               0});
        }
    }

    /// The footprints and the gaps between them.
    static MultiPolygon closing_of(const std::vector<MultiPolygon>& footprints) {
        return buffer_of(buffer_of(union_of(footprints), kGroupGapM / 2), -kGroupGapM / 2);
    }

    // ---- households ----

    std::optional<std::size_t> compound_at(const BoxIndex& index, PlanePoint p) const {
        for (const std::size_t i : index.around(p)) {
            if (contains(result_.compounds[i].ground, p)) {
                return i;
            }
        }
        return std::nullopt;
    }

    void settle_households() {
        std::move(groups_.begin(), groups_.end(), std::back_inserter(result_.compounds));
        const BoxIndex index = index_of(result_.compounds);
        for (const Dwelling& dwelling : dwellings_) {
            if (const auto i = compound_at(index, dwelling.point)) {
                result_.compounds[*i].households += dwelling.households;
                ++result_.dwellings;
            } else if (dwelling.known_kind) {
                result_.households_outside += dwelling.households;
                ++result_.dwellings_outside;
            } else {
                ++result_.unknown_outside;
            }
        }
        const bool by_area = result_.dwellings == 0;
        result_.households_source =
            by_area ? "estimate: residential area" : "estimate: building footprint x levels";
        for (ImportCompound& compound : result_.compounds) {
            if (by_area) {
                compound.households = area(compound.ground) / 10'000 * kHouseholdsPerHectare;
            }
            compound.households = round_half_up(compound.households);
            result_.without_households += compound.households < 1 ? 1 : 0;
        }
    }

    const ImportBoundary& boundary_;
    const OsmObjects& objects_;
    const std::vector<Line>& streets_;
    Progress& progress_;
    BoundaryClip clip_;
    BoxIndex street_index_;
    std::vector<Dwelling> dwellings_;
    BoxIndex dwelling_index_;
    std::vector<ImportCompound> groups_;
    ImportedCompounds result_;
};

} // namespace

ImportedCompounds make_compounds(const ImportBoundary& boundary,
                                 const OsmObjects& objects,
                                 const std::vector<Line>& streets,
                                 Progress& progress) {
    return CompoundMaker(boundary, objects, streets, progress).make();
}

} // namespace yike
