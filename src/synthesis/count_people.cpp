// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
#include "synthesis/count_people.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <numeric>
#include <utility>

namespace yike {

namespace {

// Floor area of a household, its share of stairs included, m2. Unverified.
double home_m2(const CompoundPlan& plan) {
    if (plan.hamlet) {
        return 130;
    }
    switch (plan.type) {
    case SettlementType::open_old:
        return 78;
    case SettlementType::commodity:
        return plan.year < 2005 ? 98 : 118;
    default:
        return 100;
    }
}

double household_size(const CompoundPlan& plan, Random& random) {
    const double usual = plan.hamlet                              ? 2.3
                         : plan.type == SettlementType::open_old  ? 2.35
                         : plan.type == SettlementType::commodity ? 2.6
                                                                  : 2.75;
    return usual * (1 + 0.08 * random.bell());
}

double elderly_share(const CompoundPlan& plan, Random& random) {
    const double usual = plan.hamlet                              ? 0.36
                         : plan.type == SettlementType::open_old  ? 0.28
                         : plan.type == SettlementType::resettled ? 0.22
                         : plan.year < 2005                       ? 0.20
                                                                  : 0.13;
    return usual * (1 + 0.2 * random.bell());
}

double total_of(const std::vector<double>& values) {
    return std::accumulate(values.begin(), values.end(), 0.0);
}

void count_households(Town& town, const std::vector<CompoundPlan>& plans) {
    std::vector<double> weights;
    for (const TownBuilding& building : town.buildings) {
        weights.push_back(building.floor_area_m2 / home_m2(plans[building.compound]));
    }
    const std::vector<double> households = shared_out(weights, town.sketch.households);
    for (std::size_t i = 0; i < town.buildings.size(); ++i) {
        town.buildings[i].households = households[i];
        town.compounds[town.buildings[i].compound].households += households[i];
    }
}

// Splits each compound's people over its buildings.
void house_people(Town& town) {
    std::size_t first = 0;
    while (first < town.buildings.size()) {
        const std::size_t compound = town.buildings[first].compound;
        std::size_t end = first;
        std::vector<double> weights;
        for (; end < town.buildings.size() && town.buildings[end].compound == compound; ++end) {
            weights.push_back(town.buildings[end].households);
        }
        const std::vector<double> people = shared_out(weights, town.compounds[compound].people);
        for (std::size_t i = first; i < end; ++i) {
            town.buildings[i].people = people[i - first];
        }
        first = end;
    }
}

} // namespace

std::vector<double> shared_out(const std::vector<double>& weights, double total) {
    std::vector<double> shares(weights.size(), 0);
    const double sum = total_of(weights);
    if (!(sum > 0)) {
        return shares;
    }
    std::vector<std::pair<double, std::size_t>> rests;
    double given = 0;
    for (std::size_t i = 0; i < weights.size(); ++i) {
        const double exact = total * weights[i] / sum;
        shares[i] = std::floor(exact);
        given += shares[i];
        rests.emplace_back(shares[i] - exact, i);
    }
    std::sort(rests.begin(), rests.end());
    for (std::size_t k = 0; k < rests.size() && given < total; ++k, ++given) {
        shares[rests[k].second] += 1;
    }
    return shares;
}

void count_people(Town& town, const std::vector<CompoundPlan>& plans) {
    Random random = Random(town.sketch.seed).fork(41);
    count_households(town, plans);
    std::vector<double> people;
    for (std::size_t i = 0; i < plans.size(); ++i) {
        people.push_back(town.compounds[i].households * household_size(plans[i], random));
    }
    people = shared_out(people, town.sketch.people);
    std::vector<double> elderly;
    for (std::size_t i = 0; i < plans.size(); ++i) {
        town.compounds[i].people = people[i];
        elderly.push_back(people[i] * elderly_share(plans[i], random));
    }
    elderly = shared_out(elderly, town.sketch.elderly);
    for (std::size_t i = 0; i < plans.size(); ++i) {
        town.compounds[i].elderly = elderly[i];
    }
    house_people(town);
}

void assign_grids(Town& town) {
    std::vector<std::size_t> community_of;
    std::vector<double> weight(town.communities.size(), 0);
    for (const Compound& compound : town.compounds) {
        community_of.push_back(compound.community.index());
        weight[compound.community.index()] += compound.households;
    }
    const auto members = members_of(community_of, town.communities.size());
    // One grid each, the rest by households.
    const double spare =
        static_cast<double>(town.sketch.grids) - static_cast<double>(town.communities.size());
    const std::vector<double> more = shared_out(weight, std::max(0.0, spare));
    std::size_t grid = 0;
    std::size_t served = 0;
    for (std::size_t c = 0; c < members.size(); ++c) {
        std::vector<std::size_t> own = members[c];
        std::stable_sort(own.begin(), own.end(), [&town](std::size_t a, std::size_t b) {
            return town.compounds[a].interior.x < town.compounds[b].interior.x;
        });
        const std::size_t grids = 1 + static_cast<std::size_t>(more[c]);
        for (std::size_t i = 0; i < own.size(); ++i, ++served) {
            Compound& compound = town.compounds[own[i]];
            compound.grid = fmt::format("W{:03}", grid + i * grids / own.size() + 1);
            compound.responsible =
                fmt::format("B{:03}", served * town.sketch.cadres / town.compounds.size() + 1);
        }
        grid += grids;
    }
}

} // namespace yike
