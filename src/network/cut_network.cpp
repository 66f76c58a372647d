// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
#include "network/cut_network.hpp"

#include <algorithm>
#include <span>
#include <tuple>
#include <utility>

namespace yike {

namespace {

std::vector<NetworkCut> sorted_unique(std::vector<NetworkCut> cuts) {
    std::sort(cuts.begin(), cuts.end(), [](const NetworkCut& a, const NetworkCut& b) {
        return std::tie(a.at.segment, a.at.offset_m, a.passage) <
               std::tie(b.at.segment, b.at.offset_m, b.passage);
    });
    std::vector<NetworkCut> unique;
    for (const NetworkCut& cut : cuts) {
        if (unique.empty() || unique.back().at != cut.at) {
            unique.push_back(cut);
        } else if (unique.back().passage != cut.passage) {
            unique.back().passage = Passage::none; // one way each: nobody gets through
        }
    }
    return unique;
}

class Cutter {
  public:
    Cutter(const Network& network, std::vector<NetworkCut> cuts)
        : network_(network), cuts_(std::move(cuts)),
          points_(network.points().begin(), network.points().end()) {}

    CutResult run() && {
        CutResult result;
        for (const Edge& edge : network_.edges()) {
            open_edge(edge.road);
            for (std::uint32_t i = 0; i < edge.count; ++i) {
                const SegmentId old(edge.first.index() + i);
                result.first_piece.push_back(static_cast<std::uint32_t>(result.pieces.size()));
                cut_segment(old, edge.road, result.pieces);
            }
        }
        result.first_piece.push_back(static_cast<std::uint32_t>(result.pieces.size()));
        drop_empty_edge();
        result.network = Network(std::move(points_), std::move(segments_), std::move(edges_));
        return result;
    }

  private:
    void cut_segment(SegmentId old, RoadId road, std::vector<CutResult::Piece>& pieces) {
        const Segment& whole = network_.segment(old);
        NodeId from = whole.from;
        double from_m = 0;
        for (const NetworkCut& cut : cuts_of(old)) {
            const NodeId before = new_node(network_.position(cut.at));
            const NodeId after = new_node(network_.position(cut.at));
            pieces.push_back({from_m, add_piece(whole, from, before, from_m, cut.at.offset_m)});
            if (cut.passage != Passage::none) {
                open_edge(road);
                const bool forward = cut.passage == Passage::forward;
                add_segment({before, after, 0, forward ? 0 : kNever, forward ? kNever : 0});
            }
            open_edge(road);
            from = after;
            from_m = cut.at.offset_m;
        }
        pieces.push_back({from_m, add_piece(whole, from, whole.to, from_m, whole.length_m)});
    }

    std::span<const NetworkCut> cuts_of(SegmentId segment) {
        const std::size_t begin = next_cut_;
        while (next_cut_ < cuts_.size() && cuts_[next_cut_].at.segment == segment) {
            ++next_cut_;
        }
        return {cuts_.data() + begin, next_cut_ - begin};
    }

    SegmentId add_piece(const Segment& whole, NodeId from, NodeId to, double from_m, double to_m) {
        const auto part = [&](Millis ms) {
            return ms == kNever ? kNever
                                : share_of(ms, to_m, whole.length_m) -
                                      (from_m > 0 ? share_of(ms, from_m, whole.length_m) : 0);
        };
        return add_segment(
            {from, to, to_m - from_m, part(whole.forward_ms), part(whole.backward_ms)});
    }

    SegmentId add_segment(const Segment& segment) {
        segments_.push_back(segment);
        ++edges_.back().count;
        return SegmentId(segments_.size() - 1);
    }

    void open_edge(RoadId road) {
        drop_empty_edge();
        edges_.push_back({road, SegmentId(segments_.size()), 0});
    }

    void drop_empty_edge() {
        if (!edges_.empty() && edges_.back().count == 0) {
            edges_.pop_back();
        }
    }

    NodeId new_node(PlanePoint point) {
        points_.push_back(point);
        return NodeId(points_.size() - 1);
    }

    const Network& network_;
    std::vector<NetworkCut> cuts_;
    std::size_t next_cut_ = 0;
    std::vector<PlanePoint> points_;
    std::vector<Segment> segments_;
    std::vector<Edge> edges_;
};

} // namespace

NetworkPoint CutResult::renumber(const NetworkPoint& old, bool after) const {
    std::size_t piece = first_piece[old.segment.index() + 1] - 1;
    while (pieces[piece].from_m > old.offset_m ||
           (!after && pieces[piece].from_m == old.offset_m && old.offset_m > 0)) {
        --piece;
    }
    return {pieces[piece].segment, old.offset_m - pieces[piece].from_m};
}

std::pair<NodeId, NodeId> CutResult::sides(const NetworkPoint& cut) const {
    std::size_t piece = first_piece[cut.segment.index()] + 1;
    while (pieces[piece].from_m < cut.offset_m) {
        ++piece;
    }
    return {network.segment(pieces[piece - 1].segment).to,
            network.segment(pieces[piece].segment).from};
}

CutResult cut_network(const Network& network, std::vector<NetworkCut> cuts) {
    return Cutter(network, sorted_unique(std::move(cuts))).run();
}

} // namespace yike
