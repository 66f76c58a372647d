// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
/// @file
/// How evenly a good or a burden is shared between households.
#pragma once

#include <optional>
#include <vector>

namespace yike {

/// Something of each of a group of households: minutes, or floor area.
struct Holding {
    double value = 0;      ///< >= 0, the same for each of the households
    double households = 0; ///< >= 0
};

/// Gini coefficient: sum over all pairs of households of the difference of their values, divided by
/// 2 x households² x mean. 0: all the same; towards 1: one has everything.
/// @returns none without households, or if all values are 0
/// Cost O(n log n).
std::optional<double> gini(std::vector<Holding> holdings);

/// A point of the Lorenz curve: the poorest `households` hold `value`, both shares of the whole.
struct LorenzPoint {
    double households = 0;
    double value = 0;
};

/// From (0, 0) to (1, 1), one more point for each different value, ascending; the Gini coefficient
/// is 1 less twice the area below. Empty where there is no Gini coefficient.
std::vector<LorenzPoint> lorenz_curve(std::vector<Holding> holdings);

/// The least value that at least half of the households do not exceed; none without households.
std::optional<double> median_value(std::vector<Holding> holdings);

/// Which end of the values is the bad one.
enum class Worse { higher, lower };

/// A value that may be missing; a missing one is worse than any.
struct MaybeHolding {
    std::optional<double> value;
    double households = 0;
};

/// The worst-off tenth of the households.
struct WorstTenth {
    std::vector<double> households; ///< of each holding, those in the tenth
    double size = 0;                ///< a tenth of all households
    double with_value = 0;          ///< those of the tenth that have a value
    std::optional<double> mean;     ///< over them; none if there are none
};

/// Holdings of the same value enter the tenth in proportion to their households, so their order
/// does not matter.
WorstTenth worst_tenth(const std::vector<MaybeHolding>& holdings, Worse worse);

} // namespace yike
