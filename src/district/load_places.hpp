// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
/// @file
/// Gates, barriers, stations, candidates and buildings.
#pragma once

#include "district/load_compounds.hpp"

#include <vector>

namespace yike {

/// What the readers of places look things up in.
struct Surroundings {
    const WorkingCrs& crs;
    const Reach& reach;
    const LoadedCompounds& compounds;
    CommunityFinder& communities;
};

// Each reads one layer and keeps what lies within reach; empty if the project has no such layer.
std::vector<Gate> load_gates(LoadContext& context, const Surroundings& around);
std::vector<Barrier> load_barriers(LoadContext& context, const Surroundings& around);
std::vector<Station> load_stations(LoadContext& context, const Surroundings& around);
std::vector<Candidate> load_candidates(LoadContext& context, const Surroundings& around);
std::vector<Building> load_buildings(LoadContext& context, const Surroundings& around);

} // namespace yike
