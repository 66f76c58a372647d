// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
/// @file
/// Tagged nodes, lines and areas of an OSM file as plain values (libosmium).
#pragma once

#include "base/issue.hpp"
#include "base/progress.hpp"
#include "io/table.hpp"

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace yike {

/// Key -> values, of which one must be there; "*" is any value.
using TagFilter = std::vector<std::pair<std::string, std::vector<std::string>>>;

/// The tags of one object that were asked for.
class OsmTags {
  public:
    void add(std::string key, std::string value);

    /// The value; empty when absent.
    std::string_view get(std::string_view key) const;

    bool has(std::string_view key) const { return !get(key).empty(); }

    /// True if the key has one of the values.
    bool is(std::string_view key, const std::vector<std::string_view>& values) const;

    bool match(const TagFilter& filter) const;

    const std::vector<std::pair<std::string, std::string>>& all() const noexcept { return tags_; }

  private:
    std::vector<std::pair<std::string, std::string>> tags_;
};

struct OsmPoint {
    std::int64_t id = 0;
    OsmTags tags;
    LonLat position;
};

/// A way; at missing nodes it is cut.
struct OsmLine {
    std::int64_t id = 0;
    OsmTags tags;
    std::vector<GlobeLine> lines; ///< each of at least two positions
};

/// A closed way, or a relation of the type multipolygon or boundary.
struct OsmArea {
    char type = 'w'; ///< 'w' or 'r'
    std::int64_t id = 0;
    OsmTags tags;
    std::vector<GlobePolygon> polygons;
    bool doubtful = false; ///< rings cross; to be made valid

    /// "w123", "r45".
    std::string name() const { return type + std::to_string(id); }
};

struct OsmSelection {
    TagFilter points;
    TagFilter lines;
    TagFilter areas;
    std::vector<std::string> keys; ///< tags to keep, beside those of the filters
};

struct OsmObjects {
    std::vector<OsmPoint> points;     ///< ascending by id
    std::vector<OsmLine> lines;       ///< ascending by id
    std::vector<OsmArea> areas;       ///< ways, then relations, each ascending by id
    std::vector<OsmArea> incomplete;  ///< relations whose rings do not close; without polygons
    std::size_t incomplete_areas = 0; ///< closed ways with missing nodes
    std::string timestamp;            ///< ISO day of the header; may be empty
};

/// Reads what the selection asks for, in any order of objects. An outer way of a relation that
/// both are asked for by the same tag counts once, as the relation.
/// @throws DataError if the file is absent, damaged or not OSM.
OsmObjects read_osm_objects(const std::filesystem::path& file,
                            const OsmSelection& selection,
                            Progress& progress);

} // namespace yike
