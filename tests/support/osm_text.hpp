// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
/// @file
/// Tiny OSM files as text.
#pragma once

#include <cstdint>
#include <initializer_list>
#include <sstream>
#include <string>
#include <utility>
#include <vector>

namespace yike::test {

using Tags = std::vector<std::pair<std::string, std::string>>;

/// Builds OSM XML object by object; objects may come in any order.
class OsmText {
  public:
    OsmText() { text_ << "<?xml version='1.0' encoding='UTF-8'?>\n<osm version='0.6'>\n"; }

    OsmText& node(std::int64_t id, double lon, double lat, const Tags& tags = {}) {
        text_.precision(10);
        text_ << "<node id='" << id << "' lon='" << lon << "' lat='" << lat << "'>";
        return finish("node", tags);
    }

    OsmText& way(std::int64_t id, const std::vector<std::int64_t>& nodes, const Tags& tags) {
        text_ << "<way id='" << id << "'>";
        for (const std::int64_t ref : nodes) {
            text_ << "<nd ref='" << ref << "'/>";
        }
        return finish("way", tags);
    }

    /// A relation of ways.
    OsmText& relation(std::int64_t id,
                      const std::vector<std::pair<std::int64_t, std::string>>& ways,
                      const Tags& tags) {
        text_ << "<relation id='" << id << "'>";
        for (const auto& [ref, role] : ways) {
            text_ << "<member type='way' ref='" << ref << "' role='" << role << "'/>";
        }
        return finish("relation", tags);
    }

    /// A closed way around a rectangle; its nodes are 10 x id and the next three.
    OsmText& rectangle(
        std::int64_t id, double west, double south, double east, double north, const Tags& tags) {
        const std::int64_t first = 10 * id;
        node(first, west, south).node(first + 1, east, south);
        node(first + 2, east, north).node(first + 3, west, north);
        return way(id, {first, first + 1, first + 2, first + 3, first}, tags);
    }

    std::string str() const { return text_.str() + "</osm>\n"; }

  private:
    OsmText& finish(const char* element, const Tags& tags) {
        for (const auto& [key, value] : tags) {
            text_ << "<tag k='" << key << "' v='" << value << "'/>";
        }
        text_ << "</" << element << ">\n";
        return *this;
    }

    std::ostringstream text_;
};

} // namespace yike::test
