// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
#include "coverage/equity.hpp"

#include <algorithm>
#include <map>
#include <utility>

namespace yike {

namespace {

// Those of somebody, ascending, equal values in one.
std::vector<Holding> merged(std::vector<Holding> holdings) {
    std::erase_if(holdings, [](const Holding& holding) { return holding.households <= 0; });
    std::stable_sort(holdings.begin(), holdings.end(), [](const Holding& a, const Holding& b) {
        return a.value < b.value;
    });
    std::vector<Holding> result;
    for (const Holding& holding : holdings) {
        if (!result.empty() && result.back().value == holding.value) {
            result.back().households += holding.households;
        } else {
            result.push_back(holding);
        }
    }
    return result;
}

double households_of(const std::vector<Holding>& holdings) {
    double sum = 0;
    for (const Holding& holding : holdings) {
        sum += holding.households;
    }
    return sum;
}

} // namespace

std::vector<LorenzPoint> lorenz_curve(std::vector<Holding> holdings) {
    const std::vector<Holding> sorted = merged(std::move(holdings));
    double all = 0;
    for (const Holding& holding : sorted) {
        all += holding.households * holding.value;
    }
    if (all <= 0) {
        return {};
    }
    const double whole = households_of(sorted);
    std::vector<LorenzPoint> curve{{0, 0}};
    double households = 0;
    double value = 0;
    for (const Holding& holding : sorted) {
        households += holding.households;
        value += holding.households * holding.value;
        curve.push_back({households / whole, value / all});
    }
    curve.back() = {1, 1};
    return curve;
}

std::optional<double> gini(std::vector<Holding> holdings) {
    const std::vector<LorenzPoint> curve = lorenz_curve(std::move(holdings));
    if (curve.empty()) {
        return std::nullopt;
    }
    double twice_below = 0;
    for (std::size_t i = 1; i < curve.size(); ++i) {
        twice_below +=
            (curve[i].households - curve[i - 1].households) * (curve[i].value + curve[i - 1].value);
    }
    return std::max(0.0, 1 - twice_below);
}

std::optional<double> median_value(std::vector<Holding> holdings) {
    const std::vector<Holding> sorted = merged(std::move(holdings));
    const double whole = households_of(sorted);
    double so_far = 0;
    for (const Holding& holding : sorted) {
        so_far += holding.households;
        if (2 * so_far >= whole) {
            return holding.value;
        }
    }
    return std::nullopt;
}

WorstTenth worst_tenth(const std::vector<MaybeHolding>& holdings, Worse worse) {
    WorstTenth result;
    // The worst first; nothing at all is the worst.
    std::map<std::pair<bool, double>, double> levels;
    const auto level_of = [worse](const MaybeHolding& holding) {
        const double value = holding.value.value_or(0);
        return std::pair(holding.value.has_value(), worse == Worse::higher ? -value : value);
    };
    for (const MaybeHolding& holding : holdings) {
        levels[level_of(holding)] += holding.households;
        result.size += holding.households / 10;
    }
    std::map<std::pair<bool, double>, double> taken; ///< share of each level
    double room = result.size;
    for (const auto& [level, households] : levels) {
        const double amount = std::min(room, households);
        taken[level] = households > 0 ? amount / households : 0;
        room -= amount;
    }
    double sum = 0;
    for (const MaybeHolding& holding : holdings) {
        const double part = holding.households * taken[level_of(holding)];
        result.households.push_back(part);
        result.with_value += holding.value ? part : 0;
        sum += part * holding.value.value_or(0);
    }
    if (result.with_value > 0) {
        result.mean = sum / result.with_value;
    }
    return result;
}

} // namespace yike
