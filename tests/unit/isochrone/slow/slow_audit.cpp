// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
//
// The audit by geometry alone: every edge against every ring.
#include "slow/slow_audit.hpp"

#include "geometry/overlay.hpp"

#include <algorithm>
#include <cmath>
#include <iterator>

namespace yike::test {

namespace {

constexpr double kStep = 0.5;

bool cross_or_touch(const Piece& a, const Piece& b) {
    const auto straddles = [](const Piece& line, const Piece& other) {
        const double c = orientation(line.a, line.b, other.a);
        const double d = orientation(line.a, line.b, other.b);
        return (c >= 0 && d <= 0) || (c <= 0 && d >= 0);
    };
    return straddles(a, b) && straddles(b, a);
}

// Which parts of straight lines lie inside one polygon.
class Clipper {
  public:
    explicit Clipper(const MultiPolygon& polygon)
        : outline_(pieces_of(polygon), 20), prepared_(polygon), box_(bounds(polygon)) {}

    /// Calls visit(from, to, inside) for the stretches of a-b, as shares.
    template <class Visit> void split(PlanePoint a, PlanePoint b, const Visit& visit) const {
        std::vector<double> shares{0, 1};
        Box box;
        box.add(a);
        box.add(b);
        if (!box.meets(box_)) {
            visit(0.0, 1.0, false);
            return;
        }
        outline_.any_in(box, [&](std::uint32_t number) {
            const Piece& piece = outline_.pieces()[number];
            const double c = orientation(piece.a, piece.b, a);
            const double d = orientation(piece.a, piece.b, b);
            if ((c > 0) != (d > 0) && cross_or_touch({a, b}, piece)) {
                shares.push_back(std::clamp(c / (c - d), 0.0, 1.0));
            }
            return false;
        });
        std::sort(shares.begin(), shares.end());
        for (std::size_t i = 1; i < shares.size(); ++i) {
            if (shares[i] > shares[i - 1]) {
                const PlanePoint middle = along(a, b, (shares[i - 1] + shares[i]) / 2);
                visit(shares[i - 1], shares[i], prepared_.covers(middle));
            }
        }
    }

  private:
    static std::vector<Piece> pieces_of(const MultiPolygon& polygon) {
        std::vector<Piece> pieces;
        const auto add = [&pieces](const Ring& ring) {
            for (std::size_t i = 1; i < ring.size(); ++i) {
                pieces.push_back({ring[i - 1], ring[i]});
            }
        };
        for (const Polygon& part : polygon) {
            add(part.outer);
            for (const Ring& hole : part.holes) {
                add(hole);
            }
        }
        return pieces;
    }

    PieceIndex outline_;
    PreparedPolygon prepared_;
    Box box_;
};

class Auditor {
  public:
    Auditor(const WalkReach& reach,
            Millis cutoff_ms,
            const MultiPolygon& polygon,
            const StackedPlaces& stacked,
            double cell_m)
        : reach_(reach), network_(reach.model().network()), cutoff_ms_(cutoff_ms),
          clipper_(polygon), stacked_(stacked), cell_m_(cell_m) {
        // All others are neither reached nor inside.
        const std::vector<SegmentId> touched = reach.touched_segments();
        const std::vector<SegmentId> inside = segments_in(reach.model(), bounds(polygon));
        std::set_union(touched.begin(),
                       touched.end(),
                       inside.begin(),
                       inside.end(),
                       std::back_inserter(segments_));
        for (const Polygon& part : polygon) {
            result_.holes += static_cast<int>(part.holes.size());
        }
    }

    Audit run() && {
        for (const SegmentId id : segments_) {
            if (!is_walkable(network_.segment(id))) {
                continue;
            }
            const std::vector<SegmentPart> reached = reached_parts(reach_, id, cutoff_ms_);
            for (const SegmentPart& part : reached) {
                result_.reached_m += part.to_m - part.from_m;
                add(part, true);
            }
            for (const SegmentPart& part : unreached_parts(network_, id, reached)) {
                add(part, false);
            }
        }
        return result_;
    }

  private:
    void add(const SegmentPart& part, bool reached) {
        const Line line = line_of(network_, part);
        clipper_.split(line[0], line[1], [&](double from, double to, bool inside) {
            if (inside != reached) {
                disagree(part, along(line[0], line[1], from), along(line[0], line[1], to), inside);
            }
        });
    }

    void disagree(const SegmentPart& part, PlanePoint a, PlanePoint b, bool inside) {
        const double length_m = distance(a, b);
        const bool splinter =
            inside && reach_.model().components().is_splinter(network_.segment(part.segment).from);
        if (splinter) {
            result_.splinter_inside_m += length_m;
            return;
        }
        const int steps = std::max(1, static_cast<int>(std::ceil(length_m / kStep)));
        for (int k = 0; k < steps; ++k) {
            const bool stacked = stacked_.near(along(a, b, (k + 0.5) / steps), cell_m_);
            double& sum = stacked  ? result_.stacked_m
                          : inside ? result_.unreached_inside_m
                                   : result_.reached_outside_m;
            sum += length_m / steps;
        }
    }

    const WalkReach& reach_;
    const Network& network_;
    Millis cutoff_ms_;
    Clipper clipper_;
    const StackedPlaces& stacked_;
    double cell_m_;
    std::vector<SegmentId> segments_; ///< ascending
    Audit result_;
};

} // namespace

Audit slow_audit(const WalkReach& reach,
                 Millis cutoff_ms,
                 const MultiPolygon& polygon,
                 const StackedPlaces& stacked,
                 double cell_m) {
    return Auditor(reach, cutoff_ms, polygon, stacked, cell_m).run();
}

} // namespace yike::test
