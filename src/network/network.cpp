// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
#include "network/network.hpp"

#include "network/search_layout.hpp"

#include <array>
#include <mutex>
#include <optional>
#include <utility>

namespace yike {

namespace {

// Counting sort of both ends of every segment by node.
std::vector<std::uint32_t> count_arcs(std::size_t nodes, std::span<const Segment> segments) {
    std::vector<std::uint32_t> first(nodes + 1, 0);
    for (const Segment& segment : segments) {
        ++first[segment.from.index() + 1];
        ++first[segment.to.index() + 1];
    }
    for (std::size_t i = 1; i < first.size(); ++i) {
        first[i] += first[i - 1];
    }
    return first;
}

} // namespace

struct Network::Layouts {
    std::array<std::once_flag, 2> made;
    std::array<std::optional<SearchLayout>, 2> by_direction;
};

Network::Network() : Network({}, {}, {}) {}

Network::Network(std::vector<PlanePoint> points,
                 std::vector<Segment> segments,
                 std::vector<Edge> edges)
    : points_(std::move(points)), segments_(std::move(segments)), edges_(std::move(edges)),
      first_arc_(count_arcs(points_.size(), segments_)), arcs_(2 * segments_.size()),
      layouts_(std::make_shared<Layouts>()) {
    std::vector<std::uint32_t> next(first_arc_.begin(), first_arc_.end() - 1);
    for (std::size_t i = 0; i < segments_.size(); ++i) {
        const Segment& s = segments_[i];
        arcs_[next[s.from.index()]++] = {s.to, s.forward_ms, s.backward_ms, SegmentId(i)};
        arcs_[next[s.to.index()]++] = {s.from, s.backward_ms, s.forward_ms, SegmentId(i)};
    }
}

PlanePoint Network::position(const NetworkPoint& at) const {
    const Segment& s = segment(at.segment);
    return along(start(s), end(s), s.length_m > 0 ? at.offset_m / s.length_m : 0);
}

Line Network::line(const Edge& edge) const {
    Line line;
    line.reserve(edge.count + 1);
    line.push_back(start(segment(edge.first)));
    for (std::uint32_t i = 0; i < edge.count; ++i) {
        line.push_back(end(segments_[edge.first.index() + i]));
    }
    return line;
}

const SearchLayout& Network::search_layout(Direction direction) const {
    const auto index = static_cast<std::size_t>(direction);
    std::call_once(layouts_->made[index],
                   [&] { layouts_->by_direction[index].emplace(*this, direction); });
    return *layouts_->by_direction[index];
}

double Network::total_length_m() const {
    double total = 0;
    for (const Segment& segment : segments_) {
        total += segment.length_m;
    }
    return total;
}

void Network::set_origins(std::vector<PieceOrigin> origins) {
    origins_ = std::move(origins);
}

Millis share_of(Millis whole_ms, double offset_m, double length_m) {
    if (whole_ms == kNever || offset_m >= length_m) {
        return whole_ms;
    }
    return static_cast<Millis>(round_half_up(whole_ms * offset_m / length_m));
}

NetworkPoint point_on(const Network& network, SegmentId segment, double share) {
    const double length = network.segment(segment).length_m;
    const double offset = share * length;
    if (offset < kNodeTolerance) {
        return {segment, 0};
    }
    return {segment, length - offset < kNodeTolerance ? length : offset};
}

} // namespace yike
