// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
/// @file
/// Changes of all kinds, drawn for any district.
#pragma once

#include "scenario/plan.hpp"

#include <random>
#include <string>
#include <vector>

namespace yike::test {

/// Changes that mostly resolve; those that do not are to be drawn again.
class RandomChanges {
  public:
    RandomChanges(const AccessModel& model, unsigned seed) : model_(model), random_(seed) {}

    Change next() {
        Change change;
        change.id = "x" + std::to_string(++count_);
        change.kind = kind();
        change.cost_yuan = 0;
        const District& district = model_.district();
        switch (change.kind) {
        case ChangeKind::relocate:
            change.station = any(district.stations).id;
            change.to = lon_lat(near_somebody());
            break;
        case ChangeKind::renovate:
            change.station = any(district.stations).id;
            change.floor_area_m2 = uniform(100, 3000);
            break;
        case ChangeKind::build:
            change.new_id = "N" + std::to_string(count_);
            change.tier = uniform(0, 1) < 0.5 ? 1 : 2;
            change.to = lon_lat(near_somebody());
            break;
        case ChangeKind::close:
            change.station = any(district.stations).id;
            break;
        case ChangeKind::open_gate:
            draw_opening(change);
            break;
        case ChangeKind::close_gate:
            if (!model_.enclosures().gates.empty()) {
                change.gate = any(model_.enclosures().gates).id;
            }
            break;
        case ChangeKind::add_path:
            draw_path(change);
            break;
        case ChangeKind::block_road:
            change.at = lon_lat(on_network(near_somebody()));
            change.radius_m = uniform(2, 150);
            break;
        }
        return change;
    }

  private:
    double uniform(double from, double to) {
        return std::uniform_real_distribution<double>(from, to)(random_);
    }

    template <class T> const T& any(const std::vector<T>& things) {
        return things[std::uniform_int_distribution<std::size_t>(0, things.size() - 1)(random_)];
    }

    // Streets and gates more often than stations: there is more to go wrong.
    ChangeKind kind() {
        static const std::vector<ChangeKind> often{ChangeKind::open_gate,
                                                   ChangeKind::open_gate,
                                                   ChangeKind::close_gate,
                                                   ChangeKind::close_gate,
                                                   ChangeKind::add_path,
                                                   ChangeKind::add_path,
                                                   ChangeKind::add_path,
                                                   ChangeKind::block_road,
                                                   ChangeKind::block_road,
                                                   ChangeKind::block_road,
                                                   ChangeKind::build,
                                                   ChangeKind::close,
                                                   ChangeKind::relocate,
                                                   ChangeKind::renovate};
        return any(often);
    }

    LonLat lon_lat(PlanePoint p) const { return model_.district().crs.to_lon_lat(p); }

    PlanePoint near_somebody() {
        const PlanePoint home = any(model_.district().compounds).interior;
        return {home.x + uniform(-200, 200), home.y + uniform(-200, 200)};
    }

    PlanePoint on_network(PlanePoint p) const {
        const PieceIndex& index = model_.segment_index();
        const auto found = index.nearest(p, 1e9, [](std::uint32_t, double) { return true; });
        const Piece& piece = index.pieces()[found->piece];
        return along(piece.a, piece.b, found->share);
    }

    void draw_opening(Change& change) {
        const std::vector<CompoundGate>& gates = model_.enclosures().gates;
        if (!gates.empty() && uniform(0, 1) < 0.3) {
            change.gate = any(gates).id;
            return;
        }
        const Compound& compound = any(model_.district().compounds);
        change.compound = compound.id;
        change.at = compound.lon_lat;
        if (!compound.ground.empty()) {
            const Ring& ring = compound.ground.front().outer;
            const std::size_t side =
                std::uniform_int_distribution<std::size_t>(1, ring.size() - 1)(random_);
            change.at = lon_lat(along(ring[side - 1], ring[side], uniform(0, 1)));
        }
    }

    // Between two streets, or from a street into the open.
    void draw_path(Change& change) {
        static const std::vector<std::string> classes{"footway", "path", "steps", "residential"};
        const PlanePoint from = near_somebody();
        const double reach = uniform(10, 400);
        const PlanePoint to{from.x + uniform(-reach, reach), from.y + uniform(-reach, reach)};
        change.road_class = any(classes);
        change.path.push_back(lon_lat(on_network(from)));
        if (uniform(0, 1) < 0.3) {
            change.path.push_back(lon_lat(along(from, to, 0.5)));
        }
        change.path.push_back(lon_lat(uniform(0, 1) < 0.8 ? on_network(to) : to));
    }

    const AccessModel& model_;
    std::mt19937 random_;
    int count_ = 0;
};

} // namespace yike::test
