// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
/// @file
/// What all readers of OSM files share: the format of a file, and errors in words.
#pragma once

#include <filesystem>
#include <functional>
#include <string>

namespace yike {

/// An OSM file that exists and begins as its name promises.
struct OsmFile {
    std::filesystem::path file;
    std::string path;   ///< absolute, so that it is never taken for a network address
    std::string format; ///< as libosmium writes it: "pbf", "osm", "osm.gz", "osm.bz2"
};

/// What every map with data of OpenStreetMap must say (ODbL 1.0, 4.3).
inline constexpr const char* kOsmAttribution = "© OpenStreetMap contributors, ODbL 1.0";

/// True if any part of the name's ending says OSM: .osm, .osm.gz, .osm.bz2, .osm.pbf, .pbf.
bool is_osm_file(const std::filesystem::path& file);

/// Looks at the name and the first bytes only.
/// @throws DataError if the file is absent, empty, or not what its name says.
OsmFile find_osm_file(const std::filesystem::path& file);

/// Calls `read` unless the file is XML with coordinates that the decoder would get wrong; whatever
/// the decoder throws becomes a DataError that names the file. Errors of this project pass
/// unchanged.
void reading_osm(const OsmFile& file, const std::function<void()>& read);

} // namespace yike
