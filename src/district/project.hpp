// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
/// @file
/// The project file, and the way from it to a district.
#pragma once

#include "base/progress.hpp"
#include "district/district.hpp"
#include "io/table.hpp"

#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace yike {

/// One [layers.X] of a project file.
struct LayerSource {
    std::string source; ///< as written; relative to the project file
    std::string layer;
    Datum datum = Datum::wgs84;
    std::string crs;
    std::optional<ControlPointFit> control_points; ///< places local coordinates
    std::string encoding;
    std::map<std::string, std::string> fields; ///< our field -> the source's field
    std::string table; ///< a ledger joined to the layer; relative to the project file
    std::string sheet; ///< of a ledger that holds several
    std::string key;   ///< the ledger's column to join by; empty: its id, else its name
};

/// A project file as written, checked word by word but with no layer opened.
struct Project {
    std::filesystem::path file; ///< .../project.toml
    std::string name;
    std::string crs; ///< empty: chosen from the boundary
    std::optional<double> boundary_area_km2;
    std::string data_date;
    std::string note;
    std::string attribution;
    Settings settings;
    std::vector<WalkingProfile> profiles;
    std::map<std::string, LayerSource> layers;
};

/// Whether a project may lack required layers.
enum class Incomplete { refused, allowed };

/// @param path  a project folder or its project.toml
/// @param incomplete  for those who tell what is missing
/// @throws DataError for a missing file, a TOML error (with line), an unknown key (listing the
///         known ones), or a value out of range (naming the range).
Project read_project(const std::filesystem::path& path,
                     Incomplete incomplete = Incomplete::refused);

/// Reads all layers and brings them into the working CRS.
/// @throws DataError as DESIGN section 4 says; single bad features become issues.
District load_district(const Project& project, Progress& progress);

} // namespace yike
