// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
/// @file
/// Which blocks are lived in, and how.
#pragma once

#include "district/district.hpp"
#include "synthesis/blocks.hpp"
#include "synthesis/convex_plot.hpp"

#include <cstddef>
#include <vector>

namespace yike {

struct CompoundPlan {
    std::size_t community = 0; ///< index into the sketch
    BlockIndex block = 0;
    ConvexPlot plot;
    SettlementType type = SettlementType::other;
    bool walled = false;
    bool hamlet = false; ///< small houses along lanes
    int year = 2000;
};

/// Compounds by community, those near its heart first, until each community has ground for its
/// share of the households.
std::vector<CompoundPlan> plan_compounds(const Blocks& blocks,
                                         const std::vector<std::size_t>& community_of_block,
                                         const Sketch& sketch);

/// The same for everything that is a list by community: the members of each.
std::vector<std::vector<std::size_t>> members_of(const std::vector<std::size_t>& group_of,
                                                 std::size_t groups);

} // namespace yike
