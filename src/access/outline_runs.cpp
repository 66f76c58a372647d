// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
#include "access/outline_runs.hpp"

#include <algorithm>
#include <optional>
#include <set>

namespace yike {

namespace {

// The outline as straight pieces.
std::vector<Piece> outline_pieces(const MultiPolygon& ground) {
    std::vector<Piece> pieces;
    const auto add = [&pieces](const Ring& ring) {
        for (std::size_t i = 1; i < ring.size(); ++i) {
            pieces.push_back({ring[i - 1], ring[i]});
        }
    };
    for (const Polygon& polygon : ground) {
        add(polygon.outer);
        for (const Ring& hole : polygon.holes) {
            add(hole);
        }
    }
    return pieces;
}

class RunFinder {
  public:
    RunFinder(const Network& network, const MultiPolygon& ground)
        : network_(network), ground_(ground), outline_(outline_pieces(ground), 20) {}

    EdgeRuns runs_of(EdgeId id) const {
        const Edge& edge = network_.edges()[id.index()];
        EdgeRuns result{id, {}};
        double walked = 0;
        for (std::uint32_t i = 0; i < edge.count; ++i) {
            const Segment& segment = network_.segment(SegmentId(edge.first.index() + i));
            add_segment(segment, walked, result.runs);
            walked += segment.length_m;
        }
        return result;
    }

  private:
    void add_segment(const Segment& segment, double walked, std::vector<Run>& runs) const {
        const PlanePoint a = network_.start(segment);
        const PlanePoint b = network_.end(segment);
        const std::vector<double> cuts = cut_shares(a, b);
        for (std::size_t i = 1; i < cuts.size(); ++i) {
            Run run = classify(a, b, cuts[i - 1], cuts[i]);
            run.from_m = walked + cuts[i - 1] * segment.length_m;
            run.to_m = walked + cuts[i] * segment.length_m;
            append(run, runs);
        }
    }

    // Shares at which the segment meets the outline, with both ends.
    std::vector<double> cut_shares(PlanePoint a, PlanePoint b) const {
        std::vector<double> shares{0, 1};
        Box box;
        box.add(a);
        box.add(b);
        outline_.any_in(box, [&](std::uint32_t number) {
            const Piece& piece = outline_.pieces()[number];
            const double c = orientation(a, b, piece.a);
            const double d = orientation(a, b, piece.b);
            const double e = orientation(piece.a, piece.b, a);
            const double f = orientation(piece.a, piece.b, b);
            if ((c > 0) != (d > 0) && (e > 0) != (f > 0)) {
                shares.push_back(std::clamp(e / (e - f), 0.0, 1.0));
            }
            return false;
        });
        std::sort(shares.begin(), shares.end());
        shares.erase(std::unique(shares.begin(), shares.end()), shares.end());
        return shares;
    }

    // By its deepest of three points: between two cuts a straight stretch stays on one side.
    Run classify(PlanePoint a, PlanePoint b, double from, double to) const {
        Run run{Side::along, 0, 0, 0};
        PlanePoint deepest;
        for (const double share : {from, (from + to) / 2, to}) {
            const PlanePoint p = along(a, b, share);
            const double depth = distance_to_outline(ground_, p);
            if (depth >= run.depth_m) {
                run.depth_m = depth;
                deepest = p;
            }
        }
        if (run.depth_m >= kOutlineTolerance) {
            run.side = contains(ground_, deepest) ? Side::inside : Side::outside;
        }
        return run;
    }

    static void append(const Run& run, std::vector<Run>& runs) {
        if (!runs.empty() && runs.back().side == run.side) {
            runs.back().to_m = run.to_m;
            runs.back().depth_m = std::max(runs.back().depth_m, run.depth_m);
        } else {
            runs.push_back(run);
        }
    }

    const Network& network_;
    const MultiPolygon& ground_;
    PieceIndex outline_;
};

// Stretches along the outline between two runs of one side belong to that side.
std::vector<Run> merged(const std::vector<Run>& runs) {
    std::vector<Run> result;
    for (std::size_t i = 0; i < runs.size(); ++i) {
        if (result.size() >= 2 && result.back().side == Side::along &&
            runs[i].side == result[result.size() - 2].side) {
            result.pop_back();
            result.back().to_m = runs[i].to_m;
            result.back().depth_m = std::max(result.back().depth_m, runs[i].depth_m);
        } else {
            result.push_back(runs[i]);
        }
    }
    return result;
}

// The network point at a distance along an edge.
NetworkPoint point_along(const Network& network, const Edge& edge, double distance_m) {
    double walked = 0;
    for (std::uint32_t i = 0; i < edge.count; ++i) {
        const SegmentId id(edge.first.index() + i);
        const double length = network.segment(id).length_m;
        if (distance_m <= walked + length || i + 1 == edge.count) {
            const double offset = std::clamp(distance_m - walked, 0.0, length);
            return point_on(network, id, length > 0 ? offset / length : 0);
        }
        walked += length;
    }
    return {edge.first, 0};
}

class CrossingFinder {
  public:
    CrossingFinder(const Network& network, const std::vector<EdgeRuns>& runs)
        : network_(network), runs_(runs) {}

    std::vector<OutlineCrossing> find() const {
        std::vector<OutlineCrossing> crossings;
        for (const EdgeRuns& edge : runs_) {
            at_node(edge, true, crossings);
            inside_edge(edge, crossings);
            at_node(edge, false, crossings);
        }
        return crossings;
    }

  private:
    void inside_edge(const EdgeRuns& edge, std::vector<OutlineCrossing>& crossings) const {
        const Run* last = nullptr;
        for (const Run& run : edge.runs) {
            if (run.side == Side::along) {
                continue;
            }
            if (last != nullptr && last->side != run.side) {
                add(edge.edge, (last->to_m + run.from_m) / 2, *last, run, crossings);
            }
            last = &run;
        }
    }

    void add(EdgeId id,
             double at_m,
             const Run& before,
             const Run& after,
             std::vector<OutlineCrossing>& crossings) const {
        const NetworkPoint at = point_along(network_, network_.edges()[id.index()], at_m);
        const bool inwards = after.side == Side::inside;
        const double before_m = before.to_m - before.from_m;
        const double after_m = after.to_m - after.from_m;
        crossings.push_back({id,
                             at,
                             network_.position(at),
                             inwards,
                             inwards ? after_m : before_m,
                             inwards ? before_m : after_m});
    }

    // An edge that begins (or ends) on the outline and lies inside, met there by one that does not.
    void at_node(const EdgeRuns& edge, bool front, std::vector<OutlineCrossing>& crossings) const {
        const Run* run = nullptr;
        for (std::size_t i = 0; i < edge.runs.size() && run == nullptr; ++i) {
            const Run& next = edge.runs[front ? i : edge.runs.size() - 1 - i];
            run = next.side == Side::along ? nullptr : &next;
        }
        const Edge& whole = network_.edges()[edge.edge.index()];
        const SegmentId end_segment =
            front ? whole.first : SegmentId(whole.first.index() + whole.count - 1);
        const Segment& segment = network_.segment(end_segment);
        const NodeId node = front ? segment.from : segment.to;
        if (run == nullptr || run->side != Side::inside) {
            return;
        }
        const double outside_m = longest_not_inside(node, edge.edge);
        if (outside_m < 0) {
            return;
        }
        const NetworkPoint at{end_segment, front ? 0 : segment.length_m};
        crossings.push_back(
            {edge.edge, at, network_.point(node), front, run->to_m - run->from_m, outside_m});
    }

    // Length of the longest run that starts at the node and is not inside; -1 if there is none.
    double longest_not_inside(NodeId node, EdgeId except) const {
        double longest = -1;
        for (const Arc& arc : network_.arcs(node)) {
            const EdgeId id = network_.edge_of(arc.segment);
            if (id == except) {
                continue;
            }
            const auto it =
                std::lower_bound(runs_.begin(), runs_.end(), id, [](const EdgeRuns& a, EdgeId b) {
                    return a.edge < b;
                });
            if (it == runs_.end() || it->edge != id) {
                longest = std::max(longest, length(network_.line(network_.edges()[id.index()])));
                continue;
            }
            const Edge& whole = network_.edges()[id.index()];
            const bool front = network_.segment(whole.first).from == node;
            const Run& run = front ? it->runs.front() : it->runs.back();
            if (run.side != Side::inside) {
                longest = std::max(longest, run.to_m - run.from_m);
            }
        }
        return longest;
    }

    const Network& network_;
    const std::vector<EdgeRuns>& runs_;
};

} // namespace

std::vector<EdgeRuns>
runs_at_outline(const Network& network, const PieceIndex& segments, const MultiPolygon& ground) {
    std::set<EdgeId> near;
    segments.any_in(bounds(ground).grown(1), [&](std::uint32_t piece) {
        near.insert(network.edge_of(SegmentId(piece)));
        return false;
    });
    const RunFinder finder(network, ground);
    std::vector<EdgeRuns> result;
    for (const EdgeId edge : near) {
        EdgeRuns runs = finder.runs_of(edge);
        runs.runs = merged(runs.runs);
        const bool outside = runs.runs.size() == 1 && runs.runs.front().side == Side::outside;
        if (!runs.runs.empty() && !outside) {
            result.push_back(std::move(runs));
        }
    }
    return result;
}

std::vector<OutlineCrossing> crossings_of(const Network& network,
                                          const std::vector<EdgeRuns>& runs) {
    return CrossingFinder(network, runs).find();
}

std::vector<InnerPiece>
inner_pieces(const Network& network, const std::vector<EdgeRuns>& runs, double min_depth_m) {
    std::vector<InnerPiece> pieces;
    for (const EdgeRuns& edge : runs) {
        const Edge& whole = network.edges()[edge.edge.index()];
        for (const Run& run : edge.runs) {
            if (run.side != Side::inside || run.depth_m < min_depth_m) {
                continue;
            }
            double walked = 0;
            for (std::uint32_t i = 0; i < whole.count; ++i) {
                const SegmentId id(whole.first.index() + i);
                const double length_m = network.segment(id).length_m;
                // Compared as the runs were summed up, so that a whole segment stays whole.
                const double from = run.from_m <= walked ? 0 : (run.from_m - walked) / length_m;
                const double to =
                    run.to_m >= walked + length_m ? 1 : (run.to_m - walked) / length_m;
                if (length_m > 0 && to > from) {
                    pieces.push_back({id, from, to});
                }
                walked += length_m;
            }
        }
    }
    return pieces;
}

} // namespace yike
