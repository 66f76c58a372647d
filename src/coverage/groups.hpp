// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
/// @file
/// The groups of compounds for which figures are given.
#pragma once

#include "access/access_model.hpp"
#include "base/name.hpp"

#include <cstddef>
#include <vector>

namespace yike {

/// Compounds that have something in common.
struct Group {
    Name name;                          ///< "all", "community:<id>", "type:<name>", ...
    std::vector<std::size_t> compounds; ///< ascending; those that count
    bool is_community = false;
};

/// "all" first, then by name: communities, enclosure, and types, grids, responsible people and
/// years where given.
std::vector<Group> groups_of(const District& district, const AccessModel& model);

} // namespace yike
