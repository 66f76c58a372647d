// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
/// @file
/// Private to this folder: passes over the objects of an OSM file with libosmium, and their tags.
#pragma once

#include "base/error.hpp"
#include "base/progress.hpp"
#include "io/osm_file.hpp"

#include <osmium/io/any_input.hpp>
#include <osmium/osm.hpp>

#include <algorithm>
#include <charconv>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace yike {

/// The value of a tag; empty when absent.
template <class OsmObject> std::string_view tag(const OsmObject& object, const char* key) {
    const char* value = object.tags().get_value_by_key(key);
    return value != nullptr ? std::string_view(value) : std::string_view();
}

/// True if the object has the tag with any value but "no".
template <class OsmObject> bool has_tag(const OsmObject& object, const char* key) {
    const std::string_view value = tag(object, key);
    return !value.empty() && value != "no";
}

/// layer=*, else level=*; of "0;1" the first; 0 if neither is a number.
template <class OsmObject> int level_of(const OsmObject& object) {
    for (const char* key : {"layer", "level"}) {
        std::string_view value = tag(object, key);
        if (value.starts_with('+')) {
            value.remove_prefix(1);
        }
        int level = 0;
        if (std::from_chars(value.data(), value.data() + value.size(), level).ec == std::errc{}) {
            return std::clamp(level, -100, 100);
        }
    }
    return 0;
}

/// Calls `use` with each object of the wanted types that is not deleted, in the order of the file.
template <class Object, class Use>
osmium::io::Header for_each_osm_object(const OsmFile& file,
                                       osmium::osm_entity_bits::type types,
                                       Progress& progress,
                                       const Use& use) {
    osmium::io::Reader reader{osmium::io::File{file.path, file.format}, types};
    osmium::io::Header header = reader.header();
    if (header.has_multiple_object_versions()) {
        throw DataError(Place{file.file.string(), {}, {}, {}},
                        "is a history file, with every version of every object; make a file of one "
                        "day from it, for example with osmium time-filter");
    }
    while (const osmium::memory::Buffer buffer = reader.read()) {
        progress.check();
        for (const Object& object : buffer.select<Object>()) {
            if (object.visible()) {
                use(object);
            }
        }
    }
    reader.close();
    return header;
}

/// Finds ids in an ascending table. Files are sorted as a rule, so each search goes on from the
/// last answer in growing steps; an id that lies before it starts over.
class SortedIdFinder {
  public:
    /// Borrows the ids.
    explicit SortedIdFinder(const std::vector<std::int64_t>& ids) : ids_(ids) {}

    /// The index of the id, if it is there.
    std::optional<std::size_t> find(std::int64_t id) {
        if (ids_.empty() || ids_.front() > id) {
            return std::nullopt;
        }
        if (ids_[cursor_] > id) {
            cursor_ = 0;
        }
        std::size_t step = 1;
        while (cursor_ + step < ids_.size() && ids_[cursor_ + step] <= id) {
            cursor_ += step;
            step *= 2;
        }
        const auto end = std::min(cursor_ + step, ids_.size());
        const auto after = std::upper_bound(ids_.begin() + static_cast<std::ptrdiff_t>(cursor_),
                                            ids_.begin() + static_cast<std::ptrdiff_t>(end),
                                            id);
        cursor_ = static_cast<std::size_t>(after - ids_.begin()) - 1;
        return ids_[cursor_] == id ? std::optional(cursor_) : std::nullopt;
    }

  private:
    const std::vector<std::int64_t>& ids_;
    std::size_t cursor_ = 0; ///< never beyond the id sought
};

/// The ISO day of the header, else of the newest object; empty if both are unknown.
inline std::string osm_file_day(const osmium::io::Header& header, osmium::Timestamp newest) {
    for (const char* key : {"timestamp", "osmosis_replication_timestamp"}) {
        const std::string written = header.get(key);
        // Some writers put 1970 where they know nothing.
        if (written.size() >= 10 && written > "1971") {
            return written.substr(0, 10);
        }
    }
    const std::string iso = newest.to_iso();
    return iso > "1971" ? iso.substr(0, 10) : "";
}

} // namespace yike
