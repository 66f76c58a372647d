// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
/// @file
/// Districts drawn by hand: a few lines of text each, answers derivable on paper.
#pragma once

#include "district/district.hpp"

#include <cstdint>
#include <random>
#include <string>
#include <utility>
#include <vector>

namespace yike::test {

/// Builds a district in metres around (0, 0). Roads join where their ends are equal.
class Sketch {
  public:
    Sketch() : district_{.crs = WorkingCrs::centred_on({120, 36})} {
        district_.name = "sketch";
        district_.profiles = built_in_profiles();
        district_.settings.min_component_m = 0;
        boundary(-5000, -5000, 5000, 5000);
    }

    Sketch& boundary(double x0, double y0, double x1, double y1) {
        district_.boundary = {square(x0, y0, x1, y1)};
        return *this;
    }

    Sketch& road(Line line, const std::string& road_class = "residential") {
        Road road;
        road.id = std::string("r").append(std::to_string(district_.roads.size()));
        road.road_class = road_class;
        road.from = junction(line.front());
        road.to = junction(line.back());
        road.line = std::move(line);
        district_.roads.push_back(std::move(road));
        return *this;
    }

    Road& last_road() { return district_.roads.back(); }

    /// A road that crosses others without meeting them, whatever its ends touch.
    Sketch& loose_road(Line line) {
        road(std::move(line));
        last_road().from = district_.junctions++;
        last_road().to = district_.junctions++;
        ends_.resize(district_.junctions, {1e9, 1e9});
        return *this;
    }

    Sketch& station(const std::string& id, PlanePoint point, int tier = 1) {
        Station station;
        station.id = id;
        station.name = id;
        station.point = point;
        station.tier = tier;
        district_.stations.push_back(station);
        return *this;
    }

    Sketch& compound(const std::string& id,
                     Polygon ground,
                     double households = 100,
                     std::optional<Enclosure> enclosure = std::nullopt) {
        Compound compound;
        compound.id = id;
        compound.name = id;
        Box box = bounds(ground.outer);
        compound.interior = along(box.min, box.max, 0.5);
        compound.ground = {std::move(ground)};
        fill(compound, households);
        compound.enclosure = enclosure;
        district_.compounds.push_back(std::move(compound));
        return *this;
    }

    Sketch& point_compound(const std::string& id, PlanePoint point, double households = 100) {
        Compound compound;
        compound.id = id;
        compound.interior = point;
        fill(compound, households);
        district_.compounds.push_back(std::move(compound));
        return *this;
    }

    Compound& last_compound() { return district_.compounds.back(); }

    Sketch& gate(PlanePoint point,
                 std::size_t compound,
                 GateHours open = GateHours::always,
                 bool residents = false) {
        Gate gate;
        gate.id = std::string("g").append(std::to_string(district_.gates.size()));
        gate.point = point;
        gate.compound = CompoundId(compound);
        gate.open = open;
        gate.residents = residents;
        district_.gates.push_back(gate);
        return *this;
    }

    Sketch& barrier(Line line, BarrierKind kind = BarrierKind::wall) {
        Barrier barrier;
        barrier.id = std::string("b").append(std::to_string(district_.barriers.size()));
        barrier.kind = kind;
        barrier.lines = {std::move(line)};
        district_.barriers.push_back(std::move(barrier));
        return *this;
    }

    Settings& settings() { return district_.settings; }

    District& district() { return district_; }

    static Polygon square(double x0, double y0, double x1, double y1) {
        return {{{x0, y0}, {x1, y0}, {x1, y1}, {x0, y1}, {x0, y0}}, {}};
    }

  private:
    static void fill(Compound& compound, double households) {
        compound.households = households;
        compound.people = households * 2.5;
        compound.elderly = households * 0.5;
    }

    std::uint32_t junction(PlanePoint p) {
        for (std::uint32_t i = 0; i < ends_.size(); ++i) {
            if (ends_[i] == p) {
                return i;
            }
        }
        ends_.push_back(p);
        district_.junctions = static_cast<std::uint32_t>(ends_.size());
        return district_.junctions - 1;
    }

    District district_;
    std::vector<PlanePoint> ends_;
};

/// An uneven street grid with bends, dead ends, footbridges and splinters: like a town, and never
/// the same twice. About n x n crossings, `step_m` apart.
inline Sketch random_town(std::uint32_t seed, int n, double step_m) {
    std::mt19937 random(seed);
    std::uniform_real_distribution<double> shift(-0.35 * step_m, 0.35 * step_m);
    std::uniform_real_distribution<double> chance(0, 1);
    Sketch sketch;
    std::vector<std::vector<PlanePoint>> at(static_cast<std::size_t>(n),
                                            std::vector<PlanePoint>(static_cast<std::size_t>(n)));
    for (int y = 0; y < n; ++y) {
        for (int x = 0; x < n; ++x) {
            at[static_cast<std::size_t>(y)][static_cast<std::size_t>(x)] = {
                (x - n / 2) * step_m + shift(random), (y - n / 2) * step_m + shift(random)};
        }
    }
    const auto street = [&](PlanePoint a, PlanePoint b) {
        const PlanePoint bend = along(a, b, 0.5) + PlanePoint{shift(random) / 3, shift(random) / 3};
        if (chance(random) < 0.8) {
            sketch.road({a, bend, b});
        } else if (chance(random) < 0.5) {
            sketch.road({a, bend}); // a dead end
        }
    };
    for (std::size_t y = 0; y < at.size(); ++y) {
        for (std::size_t x = 0; x < at.size(); ++x) {
            if (x + 1 < at.size()) {
                street(at[y][x], at[y][x + 1]);
            }
            if (y + 1 < at.size()) {
                street(at[y][x], at[y + 1][x]);
            }
        }
    }
    for (int i = 0; i < n; ++i) { // bridges over whatever is below, and splinters
        const PlanePoint a{shift(random) * n, shift(random) * n};
        const PlanePoint b = a + PlanePoint{shift(random), shift(random)};
        sketch.loose_road({a, b});
    }
    return sketch;
}

} // namespace yike::test
