// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
#include "desktop/map/hit_test.hpp"

#include "desktop/map/map_overlay.hpp"

#include <algorithm>
#include <limits>

namespace yike {

namespace {

bool sees(const HitRequest& request, MapLayer layer) {
    return std::any_of(request.layers.begin(), request.layers.end(), [&](const LayerState& state) {
        return state.layer == layer && state.visible;
    });
}

/// Keeps the nearest of what is offered.
class Nearest {
  public:
    void offer(std::size_t index, double distance_m, double limit_m) {
        if (distance_m <= limit_m && distance_m < distance_m_) {
            distance_m_ = distance_m;
            index_ = index;
        }
    }

    const std::optional<std::size_t>& index() const { return index_; }

  private:
    double distance_m_ = std::numeric_limits<double>::infinity();
    std::optional<std::size_t> index_;
};

std::optional<std::size_t> station_at(const HitRequest& request, PlanePoint p) {
    Nearest nearest;
    for (std::size_t i = 0; i < request.stations.size(); ++i) {
        const double radius = MapOverlay::station_radius_px(request.stations[i], request.camera) +
                              request.tolerance_px;
        nearest.offer(i, distance(request.stations[i].point, p), radius * request.camera.m_per_px);
    }
    return nearest.index();
}

std::optional<std::size_t> gate_at(const HitRequest& request, PlanePoint p) {
    // Half the length of the tick.
    const double reach = (mm_to_pt(palette::kGate_mm) / 2 * kPixelsPerPt + request.tolerance_px) *
                         request.camera.m_per_px;
    Nearest nearest;
    for (const std::size_t i : request.ground.gates_in(Box{p, p}.grown(reach))) {
        nearest.offer(i, distance(request.ground.data().gates[i].point, p), reach);
    }
    return nearest.index();
}

std::optional<std::size_t> compound_at(const HitRequest& request, PlanePoint p) {
    const double reach = request.tolerance_px * request.camera.m_per_px;
    Nearest nearest;
    for (const std::size_t i : request.ground.compounds_in(Box{p, p}.grown(reach))) {
        const MapCompound& compound = request.ground.data().compounds[i];
        const double off = compound.ground.empty()        ? distance(compound.point, p)
                           : contains(compound.ground, p) ? 0
                                                          : distance_to_outline(compound.ground, p);
        nearest.offer(i, off, reach);
    }
    return nearest.index();
}

std::optional<std::size_t> road_at(const HitRequest& request, PlanePoint p) {
    const double reach = request.tolerance_px * request.camera.m_per_px;
    Nearest nearest;
    for (const std::size_t i :
         request.ground.roads_in(Box{p, p}.grown(reach), request.camera.scale_denominator())) {
        const Line& line = request.ground.data().roads[i].line;
        for (std::size_t k = 0; k + 1 < line.size(); ++k) {
            nearest.offer(i, std::sqrt(squared_distance(line[k], line[k + 1], p)), reach);
        }
    }
    return nearest.index();
}

} // namespace

bool shows_gates(const MapCamera& camera) {
    return walls_shown(camera.scale_denominator());
}

std::optional<std::size_t> candidate_near(const HitRequest& request, QPointF at, double reach_px) {
    if (!sees(request, MapLayer::candidates)) {
        return std::nullopt;
    }
    const PlanePoint p = request.camera.to_plane(at);
    const auto& candidates = request.ground.data().candidates;
    Nearest nearest;
    for (std::size_t i = 0; i < candidates.size(); ++i) {
        nearest.offer(i, distance(candidates[i].point, p), reach_px * request.camera.m_per_px);
    }
    return nearest.index();
}

MapHit hit_test(const HitRequest& request, QPointF at) {
    const PlanePoint p = request.camera.to_plane(at);
    const auto hit = [&](MapHit::Kind kind, std::size_t index) { return MapHit{kind, index, p}; };
    if (sees(request, MapLayer::stations)) {
        if (const auto i = station_at(request, p)) {
            return hit(MapHit::Kind::station, *i);
        }
    }
    if (sees(request, MapLayer::gates) && shows_gates(request.camera)) {
        if (const auto i = gate_at(request, p)) {
            return hit(MapHit::Kind::gate, *i);
        }
    }
    const double candidate_px =
        candidate_radius(candidate_size(request.camera.scale_denominator())) * kPixelsPerPt +
        request.tolerance_px;
    if (const auto i = candidate_near(request, at, candidate_px)) {
        return hit(MapHit::Kind::candidate, *i);
    }
    if (sees(request, MapLayer::compounds)) {
        if (const auto i = compound_at(request, p)) {
            return hit(MapHit::Kind::compound, *i);
        }
    }
    if (sees(request, MapLayer::roads)) {
        if (const auto i = road_at(request, p)) {
            return hit(MapHit::Kind::road, *i);
        }
    }
    return hit(MapHit::Kind::nothing, 0);
}

} // namespace yike
