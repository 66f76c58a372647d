// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
#include "coverage/equity.hpp"

#include <algorithm>
#include <cstddef>
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
    // The worst first; nothing at all is the worst.
    using Level = std::pair<bool, double>;
    std::vector<std::pair<Level, std::size_t>> order;
    order.reserve(holdings.size());
    WorstTenth result;
    for (std::size_t i = 0; i < holdings.size(); ++i) {
        const double value = holdings[i].value.value_or(0);
        order.emplace_back(
            Level(holdings[i].value.has_value(), worse == Worse::higher ? -value : value), i);
        result.size += holdings[i].households / 10;
    }
    std::sort(order.begin(), order.end());
    result.households.resize(holdings.size());
    double room = result.size;
    for (std::size_t begin = 0, end = 0; begin < order.size(); begin = end) {
        double level = 0;
        for (; end < order.size() && order[end].first == order[begin].first; ++end) {
            level += holdings[order[end].second].households;
        }
        const double amount = std::min(room, level);
        const double share = level > 0 ? amount / level : 0;
        for (std::size_t i = begin; i < end; ++i) {
            const std::size_t holding = order[i].second;
            result.households[holding] = holdings[holding].households * share;
        }
        room -= amount;
    }
    double sum = 0;
    for (std::size_t i = 0; i < holdings.size(); ++i) {
        const double part = result.households[i];
        result.with_value += holdings[i].value ? part : 0;
        sum += part * holdings[i].value.value_or(0);
    }
    if (result.with_value > 0) {
        result.mean = sum / result.with_value;
    }
    return result;
}

} // namespace yike
