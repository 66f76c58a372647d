// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
/// @file
/// Which compounds and stations count: by their fields, and by the time of day.
#pragma once

#include "district/district.hpp"
#include "district/opening_hours.hpp"

#include <optional>
#include <string>
#include <vector>

namespace yike {

enum class Relation { equal, unequal, less, at_most, more, at_least, contains };

/// `compounds.year < 2000`
struct Condition {
    std::string layer; ///< "compounds" or "stations"
    std::string field;
    Relation relation = Relation::equal;
    std::string value;
};

/// Conditions joined by `and`: `year < 2000 and type = open`, `stations.services ~ 托幼`. A field
/// without a layer is the compounds'. Comparisons: = != < <= > >= and ~ (contains).
/// @throws UsageError naming the part that is not understood and what is allowed
std::vector<Condition> parse_where(const std::string& text);

/// Compounds and stations that fail a condition no longer count; their walls and gates stay.
/// Numbers are compared as numbers where both sides are; a missing value fails every relation but
/// `!=`. The three settlement types may be named in English or Chinese.
void select_where(District& district, const std::vector<Condition>& conditions);

/// Closes the gates and stations that are shut at this time. Those whose hours are not given or not
/// understood count as open, which becomes an issue.
void select_open(District& district, WeekTime time);

} // namespace yike
