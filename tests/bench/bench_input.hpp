// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
/// @file
/// What is measured on: a project, or the streets of an OSM file.
#pragma once

#include "district/district.hpp"
#include "network/components.hpp"
#include "network/network.hpp"

#include <filesystem>
#include <memory>
#include <optional>
#include <random>
#include <vector>

namespace yike::bench {

struct BenchInput {
    std::vector<Road> roads;
    std::uint32_t junctions = 0;
    bool degrees = false; ///< positions of roads are longitude and latitude
    WalkingProfile profile;
    Network network;
    Components components;

    /// For works that need the plane: the project, or the densest 8 x 8 km of the file with its
    /// streets alone.
    std::optional<District> district;
    bool is_project = false;
};

/// @throws DataError as projects and OSM files do
BenchInput read_input(const std::filesystem::path& file);

/// Nodes of the longest component, each drawn with equal chance.
std::vector<NodeId> draw_nodes(const BenchInput& input, std::size_t count, std::mt19937& random);

} // namespace yike::bench
