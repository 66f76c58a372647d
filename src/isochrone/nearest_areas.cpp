// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
#include "isochrone/nearest_areas.hpp"

#include "base/parallel.hpp"
#include "geometry/overlay.hpp"
#include "network/nearest_search.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <unordered_map>
#include <utility>

namespace yike {

namespace {

std::vector<OwnedSource> sources_of(std::span<const Destination> stations) {
    std::vector<OwnedSource> sources;
    for (std::size_t s = 0; s < stations.size(); ++s) {
        for (const SearchSource& source : stations[s].sources) {
            sources.push_back({source, static_cast<std::uint32_t>(s)});
        }
    }
    return sources;
}

// The nearest station of every corner, from those of the nodes.
class Labeller {
  public:
    Labeller(const NearestRequest& request, const AccessField& field)
        : request_(request), field_(field) {
        const std::vector<OwnedSource> sources = sources_of(request.stations);
        nodes_ = nearest_owners(field.model().network(), sources, kLongestWalk);
        for (const OwnedSource& source : sources) {
            sources_on_[source.source.at.segment].push_back(source);
        }
    }

    OwnerTime at(Corner corner) const {
        OwnerTime best;
        field_.for_entries(corner, [&](const Entry& entry) { offer(entry, best); });
        return best.time <= kLongestWalk ? best : OwnerTime{};
    }

    // Walks that need no network: inside the station's wall, or right beside it.
    template <class Offer> void for_straight_walks(const Offer& offer_at) const {
        const AccessModel& model = field_.model();
        for (std::size_t s = 0; s < request_.stations.size(); ++s) {
            const Destination& station = request_.stations[s];
            const CornerBox near = field_.corners_of(straight_box(model, station));
            for (std::int32_t y = near.min.y; y <= near.max.y; ++y) {
                for (std::int32_t x = near.min.x; x <= near.max.x; ++x) {
                    const PlanePoint p = field_.point({x, y});
                    const Millis time =
                        model.straight_walk({p, model.walled_at(p), Entries{}}, station);
                    if (time <= kLongestWalk) {
                        offer_at(Corner{x, y}, OwnerTime{time, static_cast<std::uint32_t>(s)});
                    }
                }
            }
        }
    }

  private:
    void offer(const Entry& entry, OwnerTime& best) const {
        for (const auto& [node, ms] :
             {std::pair{entry.from, entry.from_ms}, {entry.to, entry.to_ms}}) {
            const OwnerTime& at_node = nodes_[node.index()][0];
            best = std::min(best, {add_millis(at_node.time, ms), at_node.owner});
        }
        const auto it = sources_on_.find(entry.at.segment);
        if (it == sources_on_.end()) {
            return;
        }
        const Network& network = field_.model().network();
        for (const auto& [source, owner] : it->second) {
            const Millis direct =
                walk_within(network, entry.at.segment, entry.at.offset_m, source.at.offset_m);
            best = std::min(
                best, {add_millis(entry.access_ms, add_millis(direct, source.start_ms)), owner});
        }
    }

    const NearestRequest& request_;
    const AccessField& field_;
    std::vector<NearestTwo> nodes_;
    std::unordered_map<SegmentId, std::vector<OwnedSource>> sources_on_;
};

// Outlines of the cells of one label. Corners of cells are numbered row by row; every side of a
// cell whose neighbour has another label is a directed edge with the label on its left.
class LabelTracer {
  public:
    LabelTracer(const std::vector<std::uint32_t>& labels, const CornerBox& box)
        : labels_(labels), box_(box), width_(box.width()), height_(box.height()) {}

    std::vector<Ring> rings(std::uint32_t label, double cell_m, const CornerBox& part) {
        edges_.clear();
        for (std::int32_t y = part.min.y; y <= part.max.y; ++y) {
            for (std::int32_t x = part.min.x; x <= part.max.x; ++x) {
                add_cell(x - box_.min.x, y - box_.min.y, label);
            }
        }
        return link(cell_m);
    }

  private:
    enum Heading { east, north, west, south };

    struct DirectedEdge {
        std::int64_t from = 0;
        int heading = 0;
        bool used = false;
    };

    bool is(std::int64_t x, std::int64_t y, std::uint32_t label) const {
        return x >= 0 && y >= 0 && x < static_cast<std::int64_t>(width_) &&
               y < static_cast<std::int64_t>(height_) &&
               labels_[static_cast<std::size_t>(y) * width_ + static_cast<std::size_t>(x)] == label;
    }

    std::int64_t vertex(std::int64_t x, std::int64_t y) const {
        return y * static_cast<std::int64_t>(width_ + 1) + x;
    }

    void add_cell(std::int64_t x, std::int64_t y, std::uint32_t label) {
        if (!is(x, y, label)) {
            return;
        }
        const auto add = [this](std::int64_t from, int heading) {
            by_start_.emplace(from, edges_.size());
            edges_.push_back({from, heading, false});
        };
        if (!is(x, y - 1, label)) {
            add(vertex(x, y), east);
        }
        if (!is(x + 1, y, label)) {
            add(vertex(x + 1, y), north);
        }
        if (!is(x, y + 1, label)) {
            add(vertex(x + 1, y + 1), west);
        }
        if (!is(x - 1, y, label)) {
            add(vertex(x, y + 1), south);
        }
    }

    std::int64_t end_of(const DirectedEdge& edge) const {
        const std::int64_t row = static_cast<std::int64_t>(width_ + 1);
        const std::array<std::int64_t, 4> step{1, row, -1, -row};
        return edge.from + step[static_cast<std::size_t>(edge.heading)];
    }

    // Where two cells of the label meet at a vertex only, turning left keeps the rings apart.
    DirectedEdge* next(const DirectedEdge& edge) {
        DirectedEdge* best = nullptr;
        const auto [begin, end] = by_start_.equal_range(end_of(edge));
        for (auto it = begin; it != end; ++it) {
            DirectedEdge& candidate = edges_[it->second];
            if (!candidate.used &&
                (best == nullptr || (candidate.heading - edge.heading + 4) % 4 == 1)) {
                best = &candidate;
            }
        }
        return best;
    }

    std::vector<Ring> link(double cell_m) {
        std::vector<Ring> rings;
        for (std::size_t i = 0; i < edges_.size(); ++i) {
            if (edges_[i].used) {
                continue;
            }
            Ring ring;
            int heading = -1;
            for (DirectedEdge* edge = &edges_[i]; edge != nullptr; edge = next(*edge)) {
                edge->used = true;
                if (edge->heading != heading) {
                    ring.push_back(point(edge->from, cell_m));
                    heading = edge->heading;
                }
            }
            ring.push_back(ring.front());
            rings.push_back(std::move(ring));
        }
        by_start_.clear();
        return rings;
    }

    PlanePoint point(std::int64_t vertex, double cell_m) const {
        const auto row = static_cast<std::int64_t>(width_ + 1);
        return {(static_cast<double>(box_.min.x + vertex % row) - 0.5) * cell_m,
                (static_cast<double>(box_.min.y + vertex / row) - 0.5) * cell_m};
    }

    const std::vector<std::uint32_t>& labels_;
    const CornerBox& box_;
    std::size_t width_;
    std::size_t height_;
    std::vector<DirectedEdge> edges_;
    std::unordered_multimap<std::int64_t, std::size_t> by_start_;
};

MultiPolygon polygons_of(std::vector<Ring> rings) {
    MultiPolygon polygons;
    std::vector<Ring> holes;
    for (Ring& ring : rings) {
        if (signed_area(ring) > 0) {
            polygons.push_back({std::move(ring), {}});
        } else {
            holes.push_back(std::move(ring));
        }
    }
    for (Ring& hole : holes) {
        const PlanePoint inside = along(hole[0], hole[1], 0.5);
        Polygon* smallest = nullptr;
        for (Polygon& polygon : polygons) {
            const bool around = contains(Polygon{polygon.outer, {}}, inside) ||
                                distance_to_outline({polygon}, inside) < kTouchTolerance;
            if (around && signed_area(polygon.outer) > -signed_area(hole) &&
                (smallest == nullptr ||
                 signed_area(polygon.outer) < signed_area(smallest->outer))) {
                smallest = &polygon;
            }
        }
        if (smallest != nullptr) {
            smallest->holes.push_back(std::move(hole));
        }
    }
    return make_valid(polygons);
}

std::vector<CornerBox>
parts_by_label(const std::vector<std::uint32_t>& labels, const CornerBox& box, std::size_t count) {
    std::vector<CornerBox> parts(count, {{box.max.x, box.max.y}, {box.min.x - 1, box.min.y - 1}});
    for (std::size_t i = 0; i < labels.size(); ++i) {
        if (labels[i] == kNoOwner) {
            continue;
        }
        CornerBox& part = parts[labels[i]];
        const Corner c{box.min.x + static_cast<std::int32_t>(i % box.width()),
                       box.min.y + static_cast<std::int32_t>(i / box.width())};
        part.min = {std::min(part.min.x, c.x), std::min(part.min.y, c.y)};
        part.max = {std::max(part.max.x, c.x), std::max(part.max.y, c.y)};
    }
    return parts;
}

} // namespace

NearestGround nearest_areas(const NearestRequest& request, AccessField& field, Progress& progress) {
    NearestGround result;
    result.areas.resize(request.stations.size());
    const Box bounds_m = bounds(request.within);
    if (bounds_m.empty()) {
        return result;
    }
    const CornerBox box = field.corners_of(bounds_m);
    result.corners = box;
    field.prepare(box, progress);
    const Labeller labeller(request, field);
    std::vector<OwnerTime> labelled(box.size());
    parallel_ranges(box.height(), 16, [&](std::size_t begin, std::size_t end) {
        for (std::size_t i = begin * box.width(); i < end * box.width(); ++i) {
            labelled[i] = labeller.at({box.min.x + static_cast<std::int32_t>(i % box.width()),
                                       box.min.y + static_cast<std::int32_t>(i / box.width())});
        }
    });
    labeller.for_straight_walks([&](Corner corner, OwnerTime straight) {
        if (box.contains(corner)) {
            OwnerTime& best =
                labelled[static_cast<std::size_t>(corner.y - box.min.y) * box.width() +
                         static_cast<std::size_t>(corner.x - box.min.x)];
            best = std::min(best, straight);
        }
    });
    std::vector<std::uint32_t> labels;
    labels.reserve(labelled.size());
    result.times.reserve(labelled.size());
    for (const OwnerTime& corner : labelled) {
        labels.push_back(corner.owner);
        result.times.push_back(corner.time);
    }
    const std::vector<CornerBox> parts = parts_by_label(labels, box, result.areas.size());
    LabelTracer tracer(labels, box);
    for (std::size_t s = 0; s < result.areas.size(); ++s) {
        progress.check();
        result.areas[s] = intersection_of(
            polygons_of(tracer.rings(static_cast<std::uint32_t>(s), field.cell_m(), parts[s])),
            request.within);
    }
    return result;
}

} // namespace yike
