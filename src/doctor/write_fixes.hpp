// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
/// @file
/// Safe mends, written beside the project and never into its sources.
#pragma once

#include "doctor/patient.hpp"

#include <filesystem>
#include <string>
#include <vector>

namespace yike {

/// The folder of the mends, in the project's folder.
inline constexpr const char* kFixesFolder = "check-fixes";

/// What was done to one layer.
struct Mend {
    std::string layer;
    std::string kind; ///< of the defect
    std::string what; ///< in words, with counts
};

struct Fixes {
    std::filesystem::path folder; ///< empty if there was nothing to mend
    std::vector<Mend> mended;
};

/// Writes `check-fixes/`: a project.toml that reads mended copies of layers as GeoJSON in WGS 84
/// and all else from where it is, and mends.csv (layer,kind,what). The folder is complete or
/// absent; an earlier one is replaced. Mended are: numbers read wrongly (swapped, zone, unit), a
/// datum declared wrongly, displaced layers, outlines that cross themselves, and exact copies.
/// Nothing that needs an opinion: see docs/data-doctor.md.
/// @throws DataError if it cannot be written
Fixes write_fixes(const Patient& patient);

} // namespace yike
