// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
/// @file
/// A project laid open for the rules: as far as it can be read, however broken it is.
#pragma once

#include "access/access_model.hpp"
#include "base/progress.hpp"
#include "district/layer_table.hpp"
#include "district/project.hpp"
#include "doctor/datum_judgement.hpp"
#include "doctor/number_reading.hpp"
#include "network/build_network.hpp"

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace yike {

/// A vector layer as it is in its file.
struct RawLayer {
    std::string name;
    LayerSource source;
    std::optional<LayerTable> table; ///< none if it cannot be read as the project says
    std::vector<std::string> ids;    ///< one per feature, for messages
    IssueList issues;                ///< of the reader

    const std::vector<Feature>& features() const { return table->features(); }
};

/// Everything that the rules look at. What could not be built is none; why is among the issues.
struct Patient {
    const Project& project;
    IssueList issues;
    std::map<std::string, RawLayer> layers;    ///< those that could be read but for roads
    std::map<std::string, std::string> unread; ///< layer -> why not
    std::unique_ptr<District> district;
    std::optional<Network> network;     ///< of the district, before walls cut it
    std::unique_ptr<AccessModel> model; ///< refers to the district

    // What the rules found, for those who mend.
    std::map<std::string, NumberReading> readings; ///< layers whose numbers mean something else
    DatumJudgement judgement;

    /// Households of the compounds inside, 0 if there is no district.
    double households() const;

    /// The layer, or null.
    const RawLayer* layer(const std::string& name) const;

    /// Where a defect of a layer is told.
    Place place(const std::string& layer, const std::string& feature = "") const;
};

/// A layer's numbers as they are written, without any CRS; none if the file cannot be read.
std::optional<Table> read_raw_numbers(const Project& project, const std::string& layer);

/// Reads what can be read. Issues of the loader are included.
/// @throws Stopped if the progress says so
Patient open_patient(const Project& project, Progress& progress);

} // namespace yike
