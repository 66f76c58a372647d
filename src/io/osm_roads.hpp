// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
/// @file
/// The walkable ways of an OSM file, cut into pieces that meet only at their ends (libosmium).
#pragma once

#include "base/issue.hpp"
#include "base/progress.hpp"
#include "geometry/lon_lat.hpp"
#include "io/osm_file.hpp"

#include <cstdint>
#include <filesystem>
#include <map>
#include <string>
#include <vector>

namespace yike {

/// A piece of a way between two junctions (or ends, or places where it is cut).
struct OsmPiece {
    std::int64_t way = 0;
    std::uint32_t part = 0; ///< 0, 1, ... along the way
    std::uint32_t from = 0; ///< junction numbers: equal numbers meet, whatever their position
    std::uint32_t to = 0;
    std::string highway;
    std::string name;
    /// Value of crossing=*; else "yes" on ways for walkers that pass a highway=crossing node
    /// between their first node (included) and their last: walking along a carriageway crosses
    /// nothing.
    std::string crossing;
    int level = 0; ///< layer=* or level=*; else 1 on bridges, -1 in tunnels
    bool bridge = false;
    bool tunnel = false;
    bool private_access = false; ///< access=private without an allowing foot=*
    bool oneway_foot = false;    ///< oneway:foot=yes|1|-1: walked from `from` to `to` only
    std::vector<LonLat> line;    ///< at least two positions
};

/// Reason -> kilometres (geodesic) and number of ways left out.
struct OmittedWays {
    double km = 0;
    std::size_t ways = 0;
};

struct OsmRoads {
    std::vector<OsmPiece> pieces; ///< ascending by way id, then part
    std::uint32_t junctions = 0;  ///< junction numbers are below this
    std::map<std::string, OmittedWays> omitted;
    IssueList issues;      ///< missing nodes, ways of one node, bad positions, ...
    std::string timestamp; ///< newest date in the file's header or objects, ISO day; may be empty
};

/// Reads .osm, .osm.gz, .osm.bz2, .osm.pbf and .pbf in any order of objects. The rule of what is
/// walkable is in io/walkable_way.hpp; `omitted` has its reasons. Ways with access=private are kept
/// with `private_access` set, so they are not among the omitted. Issues: `missing_node`,
/// `bad_position`, `duplicate_id`, `way_too_short`.
///
/// Junctions are numbered by ascending OSM node id; then, along the pieces, come the ends that a
/// barrier node cuts off, each with a number of its own.
/// @throws DataError if the file is absent, damaged or not OSM.
/// Cost O(n log n) for n nodes on highways, and memory in proportion to them.
OsmRoads read_osm_roads(const std::filesystem::path& file, Progress& progress);

} // namespace yike
