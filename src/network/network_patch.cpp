// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
#include "network/network_patch.hpp"

#include <algorithm>

namespace yike {

namespace {

// Few things are added, and all would be copied once more if there were no room for them.
template <class T> std::vector<T> copy_with_room(std::span<const T> things) {
    std::vector<T> copy;
    copy.reserve(things.size() + things.size() / 32 + 64);
    copy.assign(things.begin(), things.end());
    return copy;
}

} // namespace

NetworkPoint PatchedNetwork::moved(const NetworkPoint& old, bool after) const {
    const auto it = pieces.find(old.segment);
    if (it == pieces.end()) {
        return old;
    }
    auto piece = it->second.end() - 1;
    while (piece->from_m > old.offset_m ||
           (!after && piece->from_m == old.offset_m && piece != it->second.begin())) {
        --piece;
    }
    return {piece->segment, old.offset_m - piece->from_m};
}

const BlockedSegment* PatchedNetwork::find_blocked(SegmentId segment) const {
    const auto it = std::lower_bound(
        blocked.begin(), blocked.end(), segment, [](const BlockedSegment& b, SegmentId id) {
            return b.segment < id;
        });
    return it != blocked.end() && it->segment == segment ? &*it : nullptr;
}

NetworkPatch::NetworkPatch(const Network& base)
    : base_(&base), points_(copy_with_room(base.points())),
      segments_(copy_with_room(base.segments())), edges_(copy_with_room(base.edges())) {}

NodeId NetworkPatch::node_near(const NetworkPoint& at) const {
    const Segment& segment = segments_[at.segment.index()];
    if (at.offset_m <= kNodeTolerance) {
        return segment.from;
    }
    if (segment.length_m - at.offset_m <= kNodeTolerance) {
        return segment.to;
    }
    const auto it = breaks_.find(at.segment);
    if (it != breaks_.end()) {
        for (const Break& place : it->second) {
            if (std::abs(place.offset_m - at.offset_m) <= kNodeTolerance) {
                return place.before;
            }
        }
    }
    return NodeId::none();
}

NodeId NetworkPatch::new_break(const NetworkPoint& at) {
    const Segment& segment = segments_[at.segment.index()];
    const NodeId node =
        add_node(along(point(segment.from), point(segment.to), at.offset_m / segment.length_m));
    std::vector<Break>& breaks = breaks_[at.segment];
    const auto place = std::find_if(breaks.begin(), breaks.end(), [&at](const Break& other) {
        return other.offset_m > at.offset_m;
    });
    breaks.insert(place, {at.offset_m, node, node});
    return node;
}

std::pair<NodeId, NodeId> NetworkPatch::cut(const NetworkPoint& at) {
    const NodeId before = new_break(at);
    const NodeId after = add_node(point(before));
    for (Break& place : breaks_[at.segment]) {
        if (place.before == before) {
            place.after = after;
        }
    }
    return {before, after};
}

NodeId NetworkPatch::divide(const NetworkPoint& at) {
    const NodeId known = node_near(at);
    return known.valid() ? known : new_break(at);
}

void NetworkPatch::link(NodeId from, NodeId to, Millis forward_ms, Millis backward_ms) {
    const Segment step{from, to, 0, forward_ms, backward_ms};
    add_edge(RoadId::none(), {&step, 1});
}

NodeId NetworkPatch::add_node(PlanePoint point) {
    points_.push_back(point);
    return NodeId(points_.size() - 1);
}

SegmentId NetworkPatch::add_edge(RoadId road, std::span<const Segment> chain) {
    const SegmentId first(segments_.size());
    segments_.insert(segments_.end(), chain.begin(), chain.end());
    edges_.push_back({road, first, static_cast<std::uint32_t>(chain.size())});
    return first;
}

void NetworkPatch::block(SegmentId segment, double from_m, double to_m, std::uint32_t number) {
    blocks_[segment].push_back({from_m, to_m, number});
}

void NetworkPatch::divide_at_blocks() {
    for (auto& [segment, blocks] : blocks_) {
        const double length_m = segments_[segment.index()].length_m;
        for (const Block& block : blocks) {
            for (const double offset_m : {block.from_m, block.to_m}) {
                if (offset_m > 0 && offset_m < length_m) {
                    divide({segment, offset_m});
                }
            }
        }
        breaks_[segment]; // it has pieces even if it is blocked as a whole
    }
}

void NetworkPatch::add_piece(SegmentId old,
                             Segment piece,
                             std::pair<double, double> part,
                             PatchedNetwork& result) {
    const SegmentId id(segments_.size());
    result.pieces[old].push_back({part.first, id});
    BlockedSegment blocked{id, {}, piece.forward_ms, piece.backward_ms};
    const auto it = blocks_.find(old);
    if (it != blocks_.end()) {
        const double middle_m = (part.first + part.second) / 2;
        for (const Block& block : it->second) {
            if (block.from_m <= middle_m && middle_m <= block.to_m) {
                blocked.blocks.push_back(block.number);
            }
        }
    }
    if (!blocked.blocks.empty()) {
        std::sort(blocked.blocks.begin(), blocked.blocks.end());
        piece.forward_ms = kNever;
        piece.backward_ms = kNever;
        result.blocked.push_back(std::move(blocked));
    }
    origins_.push_back({segments_[old.index()], part.first});
    segments_.push_back(piece);
    ++edges_.back().count;
}

RoadId NetworkPatch::road_of(SegmentId segment) const {
    const auto next =
        std::upper_bound(edges_.begin(), edges_.end(), segment, [](SegmentId id, const Edge& edge) {
            return id < edge.first;
        });
    return std::prev(next)->road;
}

void NetworkPatch::replace(SegmentId old,
                           const std::vector<Break>& breaks,
                           PatchedNetwork& result) {
    const Segment whole = segments_[old.index()];
    const RoadId road = road_of(old);
    const auto part = [&whole](Millis ms, double from_m, double to_m) {
        return ms == kNever ? kNever
                            : share_of(ms, to_m, whole.length_m) -
                                  (from_m > 0 ? share_of(ms, from_m, whole.length_m) : 0);
    };
    NodeId from = whole.from;
    double from_m = 0;
    edges_.push_back({road, SegmentId(segments_.size()), 0});
    const auto close = [&](NodeId to, double to_m) {
        add_piece(old,
                  {from,
                   to,
                   to_m - from_m,
                   part(whole.forward_ms, from_m, to_m),
                   part(whole.backward_ms, from_m, to_m)},
                  {from_m, to_m},
                  result);
    };
    for (const Break& place : breaks) {
        close(place.before, place.offset_m);
        if (place.before != place.after) {
            edges_.push_back({road, SegmentId(segments_.size()), 0});
        }
        from = place.after;
        from_m = place.offset_m;
    }
    close(whole.to, whole.length_m);
    shut_.push_back(old);
}

PatchedNetwork NetworkPatch::finish() && {
    PatchedNetwork result;
    divide_at_blocks();
    for (const auto& [segment, breaks] : breaks_) {
        replace(segment, breaks, result);
    }
    for (const SegmentId segment : shut_) {
        segments_[segment.index()].forward_ms = kNever;
        segments_[segment.index()].backward_ms = kNever;
    }
    std::sort(shut_.begin(), shut_.end());
    shut_.erase(std::lower_bound(shut_.begin(), shut_.end(), SegmentId(base_->segment_count())),
                shut_.end()); // those of added edges
    shut_.erase(std::unique(shut_.begin(), shut_.end()), shut_.end());
    result.network =
        Network(*base_, std::move(points_), std::move(segments_), std::move(edges_), shut_);
    result.shut = std::move(shut_);
    result.network.set_origins(std::move(origins_));
    return result;
}

} // namespace yike
