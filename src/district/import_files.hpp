// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
/// @file
/// The files of an imported project.
#pragma once

#include "district/import_osm.hpp"
#include "district/osm_boundary.hpp"
#include "district/osm_compounds.hpp"
#include "district/osm_places.hpp"
#include "io/osm_roads.hpp"

#include <filesystem>
#include <string>
#include <vector>

namespace yike {

/// Everything that goes into the files.
struct ImportedDistrict {
    std::string name;
    std::string data_date; ///< ISO day, may be empty
    ImportBoundary boundary;
    std::vector<Community> communities;
    ImportedCompounds compounds;
    std::vector<ImportGate> gates;
    std::vector<ImportBarrier> barriers;
    std::vector<OsmPiece> roads;
    std::vector<ImportStation> stations;
};

/// Writes boundary.geojson, communities.geojson ... into a folder.
void write_import_layers(const std::filesystem::path& folder, const ImportedDistrict& district);

/// The text of project.toml.
std::string project_toml(const ImportedDistrict& district, const ImportRequest& request);

/// The text of import-report.txt.
std::string report_text(const ImportReport& report);

} // namespace yike
