// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
/// @file
/// The network in use as two CSV tables.
#pragma once

#include "access/access_model.hpp"

#include <filesystem>

namespace yike {

/// `node_id,x,y,lon,lat,component` (metres with 3 decimals, degrees with 9) and `edge_id,from_node,
/// to_node,length_m,walk_time_s,reverse_walk_time_s,source_id` (3 decimals; empty: not walkable
/// that way), one row a straight segment.
/// @throws DataError if a file cannot be written
void write_network_tables(const AccessModel& model,
                          const std::filesystem::path& nodes_file,
                          const std::filesystem::path& edges_file);

} // namespace yike
