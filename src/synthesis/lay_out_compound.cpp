// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
#include "synthesis/lay_out_compound.hpp"

#include "synthesis/building_rows.hpp"
#include "synthesis/curves.hpp"

#include <algorithm>
#include <cmath>
#include <optional>

namespace yike {

namespace {

constexpr double kRing = 8;            // m from the wall to the street along it
constexpr double kRoomForRing = 7'000; // m2, smaller compounds have no inner streets
constexpr double kGatesApart = 45;     // m
constexpr double kLongestLink = 70;    // m from a gate to the street before it
constexpr double kClearOfCorner = 7;   // m
constexpr double kSameJunction = 2;    // m
constexpr std::size_t kMostGates = 6;

class LayoutDrawer {
  public:
    LayoutDrawer(StreetMesh& mesh,
                 std::vector<StreetPiece>& pieces,
                 CompoundPlan& plan,
                 Random random)
        : mesh_(mesh), pieces_(pieces), plan_(plan), plot_(plan.plot), random_(random) {}

    CompoundLayout draw() && {
        const bool roomy = plan_.walled && plot_.area_m2() >= kRoomForRing;
        rows_ = build_rows(plot_, row_style(plan_), roomy ? kRing + 6 : 3, random_);
        if (roomy) {
            draw_ring();
        } else if (plan_.walled) {
            place_plain_gates();
        }
        plan_.walled = !layout_.gates.empty();
        if (!plan_.walled) {
            draw_lanes();
        }
        layout_.outline = outline_with_gates();
        layout_.buildings = std::move(rows_.buildings);
        return std::move(layout_);
    }

  private:
    struct GateSpot {
        std::size_t side;
        double share;
        PlanePoint point;
    };

    // Walled: a street along the wall, one across, and lanes between the rows.

    void draw_ring() {
        ring_ = plot_.inset(kRing);
        std::vector<VertexIndex> corners;
        for (const PlanePoint p : ring_.corners) {
            corners.push_back(mesh_.add_point(p));
        }
        corners.push_back(corners.front());
        StreetTrack track(corners, {StreetClass::service});
        place_linked_gates(track);
        if (!gates_.empty()) {
            draw_spine(track);
            track.draw(pieces_);
            layout_.inner_streets = true;
        }
    }

    VertexIndex join_ring(StreetTrack& track, std::size_t side, PlanePoint p) {
        const double whole = distance(ring_.corner(side), ring_.next_corner(side));
        const double share = distance(ring_.corner(side), p) / whole;
        if (const auto there = track.joined_near(side, share, kSameJunction / whole)) {
            return *there;
        }
        const VertexIndex v = mesh_.add_point(p);
        track.join(side, share, v);
        return v;
    }

    void draw_spine(StreetTrack& ring) {
        const RowFrame& frame = rows_.frame;
        const auto spine = ring_.crossed_by(frame.at(rows_.spine, 0), frame.aside);
        if (!spine) {
            return;
        }
        const VertexIndex low =
            join_ring(ring, spine->enter_side, frame.at(rows_.spine, spine->enter));
        const VertexIndex high =
            join_ring(ring, spine->leave_side, frame.at(rows_.spine, spine->leave));
        StreetTrack track({low, high}, {StreetClass::service});
        for (std::size_t i = 0; i + 1 < rows_.rows.size(); ++i) {
            const double v = rows_.rows[i] + rows_.pitch_m / 2;
            const double share = (v - spine->enter) / (spine->leave - spine->enter);
            if (share > 0.02 && share < 0.98 && random_.chance(0.62)) {
                draw_row_lane(ring, track, v, share);
            }
        }
        track.draw(pieces_);
    }

    // From the ring to the spine and on, or to one side only; now and then it ends between houses.
    void draw_row_lane(StreetTrack& ring, StreetTrack& spine, double v, double share) {
        const RowFrame& frame = rows_.frame;
        const auto lane = ring_.crossed_by(frame.at(0, v), frame.ahead);
        if (!lane || lane->enter > rows_.spine - 12 || lane->leave < rows_.spine + 12) {
            return;
        }
        const Street footway{StreetClass::footway};
        const VertexIndex middle = mesh_.add_point(frame.at(rows_.spine, v));
        spine.join(0, share, middle);
        const double draw = random_.unit();
        if (draw < 0.75) {
            const PlanePoint end = frame.at(lane->enter, v);
            if (draw > 0.62) {
                pieces_.push_back(
                    {mesh_.add_point(along(frame.at(rows_.spine, v), end, 0.8)), middle, footway});
            } else {
                pieces_.push_back({join_ring(ring, lane->enter_side, end), middle, footway});
            }
        }
        if (draw < 0.32 || draw >= 0.75) {
            const PlanePoint end = frame.at(lane->leave, v);
            pieces_.push_back({middle, join_ring(ring, lane->leave_side, end), footway});
        }
    }

    std::size_t wanted_gates() {
        const double wish = plot_.perimeter_m() / 330 + 1.1 * random_.bell();
        return static_cast<std::size_t>(
            std::clamp(std::round(wish), 1.0, static_cast<double>(kMostGates)));
    }

    bool far_from_gates(PlanePoint p) const {
        return std::all_of(gates_.begin(), gates_.end(), [p](const GateSpot& gate) {
            return distance(gate.point, p) >= kGatesApart;
        });
    }

    // A side to put a gate in, longer ones more often.
    std::size_t some_side(const ConvexPlot& plot) {
        double left = random_.between(0, plot.perimeter_m());
        for (std::size_t i = 0; i < plot.size(); ++i) {
            left -= distance(plot.corner(i), plot.next_corner(i));
            if (left <= 0) {
                return i;
            }
        }
        return 0;
    }

    void place_linked_gates(StreetTrack& track) {
        const std::size_t wanted = wanted_gates();
        for (int tries = 0; tries < 60 && gates_.size() < wanted; ++tries) {
            const std::size_t side = some_side(ring_);
            const PlanePoint a = ring_.corner(side);
            const PlanePoint b = ring_.next_corner(side);
            const double share = random_.between(0.15, 0.85);
            if (ring_.faces[side] == kNoStreet || distance(a, b) < 25) {
                continue;
            }
            const PlanePoint inner = along(a, b, share);
            const PlanePoint out = -1.0 * left_of(direction(a, b));
            const auto wall = plot_.crossed_by(inner, out);
            if (!wall || !far_from_gates(inner + wall->leave * out)) {
                continue;
            }
            const PlanePoint gate = inner + wall->leave * out;
            const auto street = street_hit(mesh_, plan_.block, gate, out, kClearOfCorner);
            if (!street || street->distance_m > kLongestLink) {
                continue;
            }
            add_gate(wall->leave_side, gate);
            const VertexIndex from = mesh_.add_point(inner);
            track.join(side, share, from);
            pieces_.push_back(
                {from, mesh_.split(street->half, street->point), {StreetClass::service}});
        }
    }

    void place_plain_gates() {
        const std::size_t wanted = std::min<std::size_t>(2, wanted_gates());
        for (int tries = 0; tries < 40 && gates_.size() < wanted; ++tries) {
            const std::size_t side = some_side(plot_);
            const PlanePoint a = plot_.corner(side);
            const PlanePoint b = plot_.next_corner(side);
            const PlanePoint gate = along(a, b, random_.between(0.25, 0.75));
            if (plot_.faces[side] == kNoStreet || distance(a, b) < 20 || !far_from_gates(gate)) {
                continue;
            }
            const PlanePoint out = -1.0 * left_of(direction(a, b));
            const auto street = street_hit(mesh_, plan_.block, gate, out, 0);
            if (street && street->distance_m <= kLongestLink) {
                add_gate(side, gate);
            }
        }
    }

    void add_gate(std::size_t side, PlanePoint p) {
        gates_.push_back({side, distance(plot_.corner(side), p), p});
        layout_.gates.push_back(p);
    }

    // Open: lanes from the streets between every other pair of rows.

    struct Lane {
        double from;
        double to;
        double v;
        StreetTrack track;
        std::optional<VertexIndex> spine = std::nullopt; ///< where lanes across join it
    };

    void draw_lanes() {
        std::vector<Lane> lanes;
        const std::size_t first = random_.below(2);
        for (std::size_t i = first; i + 1 < rows_.rows.size(); i += 2) {
            if (auto lane = lane_at(rows_.rows[i] + rows_.pitch_m / 2)) {
                lanes.push_back(std::move(*lane));
            }
        }
        for (std::size_t i = 0; i + 1 < lanes.size(); ++i) {
            connect_lanes(lanes[i], lanes[i + 1]);
        }
        for (const Lane& lane : lanes) {
            lane.track.draw(pieces_);
        }
        layout_.inner_streets = !lanes.empty();
    }

    std::optional<Lane> lane_at(double v) {
        const RowFrame& frame = rows_.frame;
        const auto across = plot_.crossed_by(frame.at(0, v), frame.ahead);
        if (!across || across->leave - across->enter < 30) {
            return std::nullopt;
        }
        auto west = street_from(across->enter_side, frame.at(across->enter, v), -1.0 * frame.ahead);
        auto east = street_from(across->leave_side, frame.at(across->leave, v), frame.ahead);
        const double draw = random_.unit();
        if (draw < 0.22) {
            west.reset();
        } else if (draw < 0.44) {
            east.reset();
        }
        if (!west && !east) {
            return std::nullopt;
        }
        const double reach = random_.between(0.6, 0.9) * (across->leave - across->enter);
        const double from = west ? across->enter : across->leave - reach;
        const double to = east ? across->leave : across->enter + reach;
        const VertexIndex a =
            west ? mesh_.split(west->half, west->point) : mesh_.add_point(frame.at(from, v));
        // The first split may have cut the edge of the other one.
        if (west && east) {
            east = street_from(across->leave_side, frame.at(across->leave, v), frame.ahead);
        }
        const VertexIndex b =
            east ? mesh_.split(east->half, east->point) : mesh_.add_point(frame.at(to, v));
        const StreetClass street_class =
            plan_.hamlet ? StreetClass::living_street
                         : (random_.chance(0.5) ? StreetClass::service : StreetClass::footway);
        return Lane{from, to, v, StreetTrack({a, b}, {street_class})};
    }

    std::optional<StreetHit> street_from(std::size_t side, PlanePoint p, PlanePoint way) const {
        if (plot_.faces[side] == kNoStreet) {
            return std::nullopt;
        }
        auto hit = street_hit(mesh_, plan_.block, p, way, kClearOfCorner);
        return hit && hit->distance_m <= kLongestLink ? hit : std::nullopt;
    }

    void connect_lanes(Lane& low, Lane& high) {
        const double u = rows_.spine;
        if (u < std::max(low.from, high.from) + 5 || u > std::min(low.to, high.to) - 5 ||
            !random_.chance(0.6)) {
            return;
        }
        pieces_.push_back({spine_vertex(low), spine_vertex(high), Street{StreetClass::footway}});
    }

    VertexIndex spine_vertex(Lane& lane) {
        if (!lane.spine) {
            lane.spine = mesh_.add_point(rows_.frame.at(rows_.spine, lane.v));
            lane.track.join(0, rows_.spine, *lane.spine);
        }
        return *lane.spine;
    }

    Ring outline_with_gates() const {
        std::vector<GateSpot> gates = gates_;
        std::sort(gates.begin(), gates.end(), [](const GateSpot& a, const GateSpot& b) {
            return std::pair(a.side, a.share) < std::pair(b.side, b.share);
        });
        Ring ring;
        std::size_t taken = 0;
        for (std::size_t i = 0; i < plot_.size(); ++i) {
            ring.push_back(plot_.corner(i));
            for (; taken < gates.size() && gates[taken].side == i; ++taken) {
                ring.push_back(gates[taken].point);
            }
        }
        ring.push_back(ring.front());
        return ring;
    }

    StreetMesh& mesh_;
    std::vector<StreetPiece>& pieces_;
    CompoundPlan& plan_;
    const ConvexPlot& plot_;
    Random random_;
    ConvexPlot ring_;
    BuildingRows rows_;
    std::vector<GateSpot> gates_;
    CompoundLayout layout_;
};

} // namespace

CompoundLayout lay_out_compound(StreetMesh& mesh,
                                std::vector<StreetPiece>& pieces,
                                CompoundPlan& plan,
                                Random random) {
    return LayoutDrawer(mesh, pieces, plan, random).draw();
}

} // namespace yike
