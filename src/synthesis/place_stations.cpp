// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
#include "synthesis/place_stations.hpp"

#include "synthesis/place_rooms.hpp"
#include "synthesis/plan_compounds.hpp"
#include "synthesis/random.hpp"
#include "synthesis/street_fronts.hpp"
#include "synthesis/street_walks.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>

namespace yike {

namespace {

constexpr double kApart = 640;        // m between centres that are not meant to be close
constexpr double kPairLeast = 110;    // m between those of a close pair
constexpr double kPairMost = 280;     // m
constexpr double kMinimumM2 = 500;    // a centre's least area, from
constexpr double kMinimumFrom = 1500; // households on (Dezhou 2020)
constexpr double kPerHouseholdM2 = 0.30;

constexpr std::array<const char*, 8> kExtras = {
    "托幼", "议事茶室", "老年食堂", "图书阅览", "健身房", "书画室", "法律咨询", "儿童之家"};
constexpr std::array<const char*, 4> kOpen = {
    "08:30-17:30", "08:30-18:00", "08:00-20:00", "08:30-21:00"};

bool is_close(CentreStory story) {
    return story == CentreStory::close || story == CentreStory::close_and_small;
}

bool is_small(CentreStory story) {
    return story == CentreStory::small || story == CentreStory::close_and_small;
}

// Where the walk from each compound begins: its main gate, else its middle.
std::vector<PlanePoint> doors_of(const Town& town) {
    std::vector<PlanePoint> doors;
    for (const Compound& compound : town.compounds) {
        doors.push_back(compound.interior);
    }
    for (std::size_t g = town.gates.size(); g-- > 0;) { // the main gate is written last
        doors[town.gates[g].compound.index()] = town.gates[g].point;
    }
    return doors;
}

class CentrePlacer {
  public:
    CentrePlacer(Town& town, const StreetFronts& fronts, const StreetWalks& walks)
        : town_(town), fronts_(fronts), walks_(walks), random_(Random(town.sketch.seed).fork(71)) {
        std::vector<std::size_t> community_of;
        for (const Compound& compound : town.compounds) {
            community_of.push_back(compound.community.index());
        }
        members_ = members_of(community_of, town.communities.size());
        placed_.resize(town.communities.size());
    }

    void place_all() {
        const auto& communities = town_.sketch.communities;
        for (std::size_t c = 0; c < communities.size(); ++c) {
            if (is_close(communities[c].story) && communities[c].partner > c) {
                place_pair(c, communities[c].partner);
            }
        }
        for (std::size_t c = 0; c < communities.size(); ++c) {
            if (!placed_[c]) {
                place_alone(c);
            }
        }
        for (std::size_t c = 0; c < communities.size(); ++c) {
            add_centre(c);
        }
        settle_areas();
    }

  private:
    PlanePoint middle_of_households(std::size_t community) const {
        PlanePoint sum{0, 0};
        double households = 0;
        for (const std::size_t i : members_[community]) {
            const Compound& compound = town_.compounds[i];
            sum = sum + compound.households * compound.interior;
            households += compound.households;
        }
        return households > 0 ? (1 / households) * sum : town_.sketch.communities[community].heart;
    }

    bool is_free(PlanePoint p, double apart_m) const {
        return std::all_of(placed_.begin(), placed_.end(), [&](const auto& other) {
            return !other || distance(*other, p) >= apart_m;
        });
    }

    void place_pair(std::size_t a, std::size_t b) {
        const auto free = [this](PlanePoint p) { return is_free(p, kApart); };
        const PlanePoint border = along(middle_of_households(a), middle_of_households(b), 0.5);
        placed_[a] = fronts_.nearest(a, border, free);
        if (placed_[a]) {
            const PlanePoint first = *placed_[a];
            placed_[a].reset();
            placed_[b] = fronts_.nearest(b, first, [&](PlanePoint p) {
                const double d = distance(p, first);
                return d >= kPairLeast && d <= kPairMost && is_free(p, kApart);
            });
            placed_[a] = first;
        }
    }

    void place_alone(std::size_t community) {
        const double drift = town_.sketch.communities[community].drift_m;
        const PlanePoint way{random_.between(-1, 1), random_.between(-1, 1)};
        const double scale = 3.0 * drift / std::max(0.2, distance({0, 0}, way));
        const PlanePoint wish = middle_of_households(community) + scale * way;
        for (double apart = kApart; !placed_[community]; apart *= 0.8) {
            placed_[community] =
                fronts_.nearest(community, wish, [&](PlanePoint p) { return is_free(p, apart); });
            if (apart < 1 && !placed_[community]) {
                placed_[community] = wish;
            }
        }
    }

    void add_centre(std::size_t community) {
        Station station;
        station.id = fmt::format("C{:02}", community + 1);
        station.name = town_.communities[community].name + "党群服务中心";
        station.point = *placed_[community];
        station.tier = 1;
        station.community = CommunityId(community);
        station.services = "便民服务";
        const std::size_t extras = 1 + random_.below(3);
        const std::size_t first = random_.below(kExtras.size());
        for (std::size_t k = 0; k < extras; ++k) {
            station.services += ";";
            station.services += kExtras[(first + 3 * k) % kExtras.size()];
        }
        station.open = kOpen[random_.below(kOpen.size())];
        if (community % 15 == 0 || town_.sketch.communities[community].name == "双珠路") {
            station.services += ";夜校";
            station.open = kOpen.back();
        }
        station.entrance = "street";
        town_.stations.push_back(std::move(station));
    }

    // Floor areas that make the story true whether households are counted by membership or by the
    // nearest centre.
    void settle_areas() {
        std::vector<double> own(placed_.size(), 0);
        std::vector<double> nearest(placed_.size(), 0);
        std::vector<PlanePoint> centres;
        for (const Station& station : town_.stations) {
            centres.push_back(station.point);
        }
        const std::vector<NearestPlace> walks = walks_.nearest(centres, doors_of(town_));
        for (std::size_t i = 0; i < town_.compounds.size(); ++i) {
            const Compound& compound = town_.compounds[i];
            own[compound.community.index()] += compound.households;
            // On a path that no street reaches, the own centre counts.
            const bool reached = walks[i].place < nearest.size();
            nearest[reached ? walks[i].place : compound.community.index()] += compound.households;
        }
        for (std::size_t c = 0; c < placed_.size(); ++c) {
            const bool small = is_small(town_.sketch.communities[c].story);
            const double least = required(std::min(own[c], nearest[c]));
            const double most = required(std::max(own[c], nearest[c]));
            const double m2 = small ? std::max(120.0, least * random_.between(0.42, 0.66))
                                    : std::max(620.0, most * random_.between(1.45, 1.75));
            town_.stations[c].floor_area_m2 = std::round(m2 / 10) * 10;
            town_.stations[c].capacity_households =
                std::round(*town_.stations[c].floor_area_m2 / kPerHouseholdM2);
        }
    }

    static double required(double households) {
        return std::max(households >= kMinimumFrom ? kMinimumM2 : 0, kPerHouseholdM2 * households);
    }

    Town& town_;
    const StreetFronts& fronts_;
    const StreetWalks& walks_;
    Random random_;
    std::vector<std::vector<std::size_t>> members_;
    std::vector<std::optional<PlanePoint>> placed_;
};

} // namespace

void place_stations(Town& town,
                    const Blocks& blocks,
                    const std::vector<std::size_t>& community_of_block,
                    const std::vector<StreetPiece>& pieces) {
    const StreetFronts fronts(blocks, community_of_block);
    const StreetWalks walks(blocks.mesh, pieces);
    CentrePlacer(town, fronts, walks).place_all();
    place_centre_rooms(town, fronts);
    place_compound_rooms(town);
}

} // namespace yike
