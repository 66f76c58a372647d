// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
/// @file
/// A layer with its safe mends done, in memory.
#pragma once

#include "doctor/patient.hpp"
#include "doctor/write_fixes.hpp"
#include "io/write_layers.hpp"

#include <optional>
#include <string>
#include <vector>

namespace yike {

/// Positions are WGS 84; all columns of the source are kept.
struct MendedLayer {
    std::string name;
    Table table;
    std::vector<Mend> mends; ///< at least one

    LonLat middle() const;

    /// Polygons, lines or points: the one kind that the layer may have.
    OutputLayer output(const WorkingCrs& crs) const;
};

/// None if there is nothing that can be mended safely.
std::optional<MendedLayer> mend_layer(const Patient& patient, const std::string& name);

} // namespace yike
