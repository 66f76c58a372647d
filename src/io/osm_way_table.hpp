// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
/// @file
/// The ways of an OSM file that have highway=*, and the nodes that they use, as flat tables.
#pragma once

#include "base/issue.hpp"
#include "base/progress.hpp"
#include "geometry/lon_lat.hpp"
#include "io/osm_file.hpp"

#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace yike {

struct OsmWay {
    std::int64_t id = 0;
    std::uint32_t version = 0;
    std::uint32_t first = 0; ///< its nodes are OsmWayTable::nodes[first, first + count)
    std::uint32_t count = 0;
    std::uint32_t omitted = 0; ///< 0: walkable; else an index into OsmWayTable::reasons
    std::string highway;
    std::string name;
    std::string crossing;
    int level = 0;
    bool bridge = false;
    bool tunnel = false;
    bool private_access = false;
    bool oneway_foot = false; ///< in the order of its nodes, which are turned round if need be
};

struct OsmNode {
    LonLat position;
    bool known = false;    ///< it is in the file and its position is possible
    bool bad = false;      ///< it is in the file, but not its position
    bool crossing = false; ///< highway=crossing
    bool cuts = false;     ///< a barrier that stops those on foot
};

struct OsmWayTable {
    std::vector<OsmWay> ways;           ///< ascending by id
    std::vector<std::uint32_t> nodes;   ///< indexes into the three below
    std::vector<std::int64_t> node_ids; ///< ascending
    std::vector<OsmNode> node;          ///< parallel to node_ids
    std::vector<std::string> reasons;   ///< [0] is empty
    IssueList issues;
    std::string timestamp; ///< ISO day, may be empty

    std::span<const std::uint32_t> nodes_of(const OsmWay& way) const {
        return std::span(nodes).subspan(way.first, way.count);
    }
};

/// Two passes over the file, so that only nodes of highways are ever held. Objects may come in any
/// order; of several versions of one object the newest is taken, else the last. Neighbouring nodes
/// of a walkable way that lie at one place become one.
/// @throws DataError if the file cannot be read to its end.
OsmWayTable read_osm_way_table(const OsmFile& file, Progress& progress);

} // namespace yike
