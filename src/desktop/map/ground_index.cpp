// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
#include "desktop/map/ground_index.hpp"

#include "base/heavy_work.hpp"

#include <algorithm>
#include <span>

namespace yike {

namespace {

template <typename Items, typename BoxOf> BoxIndex index_of(const Items& items, BoxOf box_of) {
    std::vector<Box> boxes;
    boxes.reserve(items.size());
    for (const auto& item : items) {
        boxes.push_back(box_of(item));
    }
    return BoxIndex(boxes);
}

Box box_of_line(const Line& line) {
    return bounds(std::span<const PlanePoint>(line));
}

Box box_of_compound(const MapCompound& compound) {
    Box box = bounds(compound.ground);
    box.add(compound.point);
    return box;
}

Box extent_of(const MapData& data) {
    Box box = bounds(data.boundary);
    if (box.empty()) {
        for (const MapRoad& road : data.roads) {
            box.add(box_of_line(road.line));
        }
        for (const MapCompound& compound : data.compounds) {
            box.add(box_of_compound(compound));
        }
        for (const MapStation& station : data.stations) {
            box.add(station.point);
        }
    }
    constexpr double kAir_m = 500;
    return box.empty() ? Box{{-kAir_m, -kAir_m}, {kAir_m, kAir_m}} : box;
}

template <typename Item>
void pick(std::vector<Item>& into, const std::vector<Item>& from, std::vector<std::size_t> which) {
    into.reserve(into.size() + which.size());
    for (const std::size_t i : which) {
        into.push_back(from[i]);
    }
}

} // namespace

GroundIndex::GroundIndex(std::shared_ptr<const MapData> ground)
    : ground_(std::move(ground)), extent_(extent_of(*ground_)), roads_of_rank_(kRanks),
      barriers_(index_of(ground_->barriers, [](const auto& b) { return box_of_line(b.line); })),
      gates_(index_of(ground_->gates,
                      [](const auto& g) {
                          return Box{g.point, g.point};
                      })),
      compounds_(index_of(ground_->compounds, box_of_compound)),
      communities_(index_of(ground_->communities, [](const auto& c) { return bounds(c.ground); })),
      water_(index_of(ground_->water,
                      [](const auto& polygon) { return box_of_line(polygon.outer); })) {
    begin_heavy_work("GroundIndex");
    for (std::size_t i = 0; i < ground_->roads.size(); ++i) {
        const auto rank = static_cast<std::size_t>(road_rank(ground_->roads[i].road_class));
        roads_of_rank_[rank].push_back(i);
    }
    for (const auto& roads : roads_of_rank_) {
        roads_.push_back(
            index_of(roads, [&](std::size_t i) { return box_of_line(ground_->roads[i].line); }));
    }
}

MapData GroundIndex::heading() const {
    MapData part;
    part.rule = ground_->rule;
    part.cutoff_minutes = ground_->cutoff_minutes;
    part.tier = ground_->tier;
    part.area_by_community = ground_->area_by_community;
    return part;
}

MapData GroundIndex::part(const Box& box, double scale_denominator) const {
    MapData part = heading();
    part.boundary = ground_->boundary;
    pick(part.roads, ground_->roads, roads_in(box, scale_denominator));
    pick(part.barriers, ground_->barriers, barriers_.meeting(box));
    pick(part.gates, ground_->gates, gates_in(box));
    pick(part.communities, ground_->communities, communities_.meeting(box));
    pick(part.water, ground_->water, water_.meeting(box));
    pick(part.compounds, ground_->compounds, compounds_in(box));
    return part;
}

MapData GroundIndex::part(const Box& box, const AnswerShape& answer, double fine_m) const {
    MapData part = heading();
    part.isochrones = {{ground_->cutoff_minutes, answer.reach->near(box, fine_m)}};
    for (const std::size_t i : compounds_in(box)) {
        part.compounds.push_back(answered(*ground_, *answer.answer, i));
        part.compounds.back().ground = ground_->compounds[i].ground;
    }
    return part;
}

std::vector<std::size_t> GroundIndex::roads_in(const Box& box, double scale_denominator) const {
    std::vector<std::size_t> all;
    for (std::size_t rank = 0; rank < roads_.size(); ++rank) {
        if (road_shown(static_cast<RoadRank>(rank), scale_denominator)) {
            for (const std::size_t i : roads_[rank].meeting(box)) {
                all.push_back(roads_of_rank_[rank][i]);
            }
        }
    }
    std::sort(all.begin(), all.end());
    return all;
}

std::vector<std::size_t> GroundIndex::gates_in(const Box& box) const {
    return gates_.meeting(box);
}

std::vector<std::size_t> GroundIndex::compounds_in(const Box& box) const {
    return compounds_.meeting(box);
}

} // namespace yike
