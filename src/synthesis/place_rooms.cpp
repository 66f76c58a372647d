// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
#include "synthesis/place_rooms.hpp"

#include "district/box_index.hpp"
#include "synthesis/random.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <set>

namespace yike {

namespace {

constexpr double kRoomsApart = 130;  // m
constexpr double kCentreApart = 600; // m from a centre that stays
constexpr double kNearCentre = 750;  // m, households nearer to a centre can wait
constexpr double kReach = 650;       // m that a new centre serves in a straight line

struct Source {
    const char* source;
    const char* tenure;
};

constexpr std::array<Source, 5> kCentreSources = {{{"社区用房", "自有"},
                                                   {"物业用房", "无偿移交"},
                                                   {"国有闲置用房", "划拨使用"},
                                                   {"学校旧址", "借用"},
                                                   {"沿街商铺", "租赁"}}};
constexpr std::array<Source, 4> kCompoundSources = {
    {{"物业用房", "无偿移交"}, {"社区用房", "自有"}, {"架空层", "业主共有"}, {"物业用房", "借用"}}};

/// Which stations and compounds are near a place.
class Surroundings {
  public:
    explicit Surroundings(const Town& town)
        : town_(town), stations_(boxes(town.stations, &Station::point)),
          compounds_(boxes(town.compounds, &Compound::interior)) {}

    /// Straight distance to the nearest station but one, m; infinite if there is none.
    double nearest_station_m(PlanePoint p, std::size_t besides) const {
        double best = std::numeric_limits<double>::infinity();
        for (double reach = 1'000; best > reach && reach < 1e6; reach *= 2) {
            for (const std::size_t s : stations_.around(p, reach)) {
                if (s != besides) {
                    best = std::min(best, distance(town_.stations[s].point, p));
                }
            }
        }
        return best;
    }

    std::vector<std::size_t> compounds_near(PlanePoint p, double reach_m) const {
        return compounds_.around(p, reach_m);
    }

  private:
    template <class Record>
    static std::vector<Box> boxes(const std::vector<Record>& records, PlanePoint Record::*at) {
        std::vector<Box> result;
        for (const Record& record : records) {
            result.push_back({record.*at, record.*at});
        }
        return result;
    }

    const Town& town_;
    BoxIndex stations_;
    BoxIndex compounds_;
};

double to_thousands(double yuan) {
    return std::round(yuan / 1000) * 1000;
}

class CentreRooms {
  public:
    CentreRooms(Town& town, const StreetFronts& fronts)
        : town_(town), fronts_(fronts), around_(town), random_(Random(town.sketch.seed).fork(81)),
          members_(town.communities.size()) {
        for (std::size_t i = 0; i < town.compounds.size(); ++i) {
            members_[town.compounds[i].community.index()].push_back(i);
        }
        const auto& communities = town.sketch.communities;
        for (std::size_t c = 0; c < communities.size(); ++c) {
            (communities[c].story == CentreStory::sound ? others_ : faulty_).push_back(c);
        }
    }

    void place(std::size_t wanted) {
        for (const std::size_t community : faulty_) {
            add(community, true);
        }
        for (const std::size_t community : faulty_) {
            add(community, false);
        }
        for (std::size_t k = 0;
             !others_.empty() && town_.candidates.size() < wanted && k < 20 * wanted;
             ++k) {
            add(others_[random_.below(others_.size())], false);
        }
    }

  private:
    bool is_free(PlanePoint p, double apart_m) const {
        return std::all_of(
            town_.candidates.begin(), town_.candidates.end(), [&](const Candidate& other) {
                return distance(other.point, p) >= apart_m;
            });
    }

    // The place from which most households without a centre nearby are near.
    PlanePoint best_place(std::size_t community) const {
        PlanePoint best = town_.stations[community].point;
        double most = -1;
        for (const std::size_t i : members_[community]) {
            const PlanePoint at = town_.compounds[i].interior;
            if (around_.nearest_station_m(at, community) < kCentreApart) {
                continue;
            }
            double served = 0;
            for (const std::size_t j : around_.compounds_near(at, kReach)) {
                const Compound& other = town_.compounds[j];
                if (squared_distance(other.interior, at) < kReach * kReach) {
                    const double far = around_.nearest_station_m(other.interior, community);
                    served += other.households * (far > kNearCentre ? 1 : 0.1);
                }
            }
            if (served > most) {
                most = served;
                best = at;
            }
        }
        return best;
    }

    void add(std::size_t community, bool first_choice) {
        const PlanePoint best = best_place(community);
        const double stray = first_choice ? 0 : 320;
        const PlanePoint wish = best + PlanePoint{stray * random_.bell(), stray * random_.bell()};
        const std::size_t besides = first_choice ? community : town_.stations.size();
        std::optional<PlanePoint> place;
        for (double apart_m = first_choice ? 540 : 150; !place && apart_m > 100; apart_m -= 100) {
            place = fronts_.nearest(community, wish, [&](PlanePoint p) {
                return is_free(p, kRoomsApart) && around_.nearest_station_m(p, besides) >= apart_m;
            });
        }
        if (!place) {
            return;
        }
        Candidate room;
        room.id = fmt::format("K{:02}", town_.candidates.size() + 1);
        const bool faulty = town_.sketch.communities[community].story != CentreStory::sound;
        room.name = town_.sketch.communities[community].name + "社区候选用房" +
                    (first_choice ? "一"
                     : faulty     ? "二"
                                  : room.id);
        room.point = *place;
        room.tier = 1;
        // The last of the sources is dear and belongs to others: second choices only.
        const Source& source =
            kCentreSources[random_.below(kCentreSources.size() - (first_choice ? 1 : 0))];
        room.source = source.source;
        room.tenure = source.tenure;
        const double m2 = first_choice ? std::clamp(1.08 * needed_m2(community), 900.0, 1300.0)
                                       : random_.between(420, 1150);
        room.floor_area_m2 = std::round(m2 / 10) * 10;
        room.cost_yuan = to_thousands(*room.floor_area_m2 * random_.between(2050, 2450));
        town_.candidates.push_back(std::move(room));
    }

    double needed_m2(std::size_t community) const {
        double households = 0;
        for (const std::size_t i : members_[community]) {
            households += town_.compounds[i].households;
        }
        return std::max(500.0, 0.30 * households);
    }

    Town& town_;
    const StreetFronts& fronts_;
    Surroundings around_;
    Random random_;
    std::vector<std::vector<std::size_t>> members_; ///< compounds by community
    std::vector<std::size_t> faulty_;
    std::vector<std::size_t> others_;
};

// The middle of the building of the compound that is nearest to p.
PlanePoint nearest_house(const Town& town, std::size_t first, std::size_t compound, PlanePoint p) {
    PlanePoint house = p;
    double best = std::numeric_limits<double>::infinity();
    for (std::size_t i = first; i < town.buildings.size() && town.buildings[i].compound == compound;
         ++i) {
        const Ring& ring = town.buildings[i].outline;
        const PlanePoint middle = along(ring[0], ring[2], 0.5);
        if (squared_distance(middle, p) < best) {
            best = squared_distance(middle, p);
            house = middle;
        }
    }
    return house;
}

} // namespace

void place_centre_rooms(Town& town, const StreetFronts& fronts) {
    CentreRooms(town, fronts).place(town.sketch.centre_rooms);
}

void place_compound_rooms(Town& town) {
    Random random = Random(town.sketch.seed).fork(82);
    std::vector<PlanePoint> rooms(town.compounds.size());
    for (std::size_t i = 0; i < rooms.size(); ++i) {
        rooms[i] = town.compounds[i].interior;
    }
    for (std::size_t g = town.gates.size(); g-- > 0;) { // the main gate is written last
        rooms[town.gates[g].compound.index()] = town.gates[g].point;
    }
    for (std::size_t b = 0; b < town.buildings.size(); ++b) {
        const std::size_t compound = town.buildings[b].compound;
        if (b == 0 || town.buildings[b - 1].compound != compound) {
            rooms[compound] = nearest_house(town, b, compound, rooms[compound]);
        }
    }
    const Surroundings around(town);
    std::vector<std::pair<double, std::size_t>> order;
    for (std::size_t i = 0; i < rooms.size(); ++i) {
        const double far = around.nearest_station_m(rooms[i], town.stations.size());
        const double need = town.compounds[i].households * std::clamp(far / 800, 0.5, 1.4);
        order.emplace_back(-need * random.between(0.4, 1.6), i);
    }
    std::sort(order.begin(), order.end());
    const std::size_t wanted = std::min(town.sketch.compound_rooms, order.size());
    std::set<std::size_t> chosen;
    for (std::size_t k = 0; k < wanted; ++k) {
        chosen.insert(order[k].second);
    }
    std::size_t number = 0;
    for (const std::size_t i : chosen) {
        Candidate room;
        room.id = fmt::format("S{:02}", ++number);
        room.name = town.compounds[i].name + "小区党群服务站用房";
        room.point = rooms[i];
        room.tier = 2;
        const Source& source = kCompoundSources[random.below(kCompoundSources.size())];
        room.source = source.source;
        room.tenure = source.tenure;
        room.floor_area_m2 = std::round(random.between(60, 240) / 5) * 5;
        room.cost_yuan = to_thousands(*room.floor_area_m2 * random.between(390, 800));
        town.candidates.push_back(std::move(room));
    }
}

} // namespace yike
