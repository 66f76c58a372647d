// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
/// @file
/// The network in use as two CSV tables.
#pragma once

#include "district/district.hpp"
#include "network/components.hpp"

#include <filesystem>
#include <vector>

namespace yike {

/// A network and what its tables need beside it.
struct NetworkView {
    const Network& network;
    const Components& components;
    const std::vector<Road>& roads;
    const WorkingCrs* crs = nullptr; ///< null: points are degrees, and x, y stay empty
};

/// `node_id,x,y,lon,lat,component` (metres with 3 decimals, degrees with 9) and `edge_id,from_node,
/// to_node,length_m,walk_time_s,reverse_walk_time_s,source_id` (3 decimals; empty: not walkable
/// that way), one row a straight segment.
/// @throws DataError if a file cannot be written
void write_network_tables(const NetworkView& view,
                          const std::filesystem::path& nodes_file,
                          const std::filesystem::path& edges_file);

} // namespace yike
