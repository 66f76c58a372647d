// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
/// @file
/// Private to this folder. A project read and evaluated as it is: what all plans stand on.
#pragma once

#include "desktop/session/answer.hpp"

#include <filesystem>
#include <memory>
#include <string>

namespace yike {

/// The baseline, once for each thread that asks the engine: their fields may be prepared further,
/// which no two threads may do to one.
struct Groundwork {
    std::filesystem::path folder; ///< of the project
    std::string name;
    std::shared_ptr<const PlannedDistrict> planned;
    std::shared_ptr<const Evaluation> answering; ///< for the answers to plans
    std::shared_ptr<const Evaluation> weighing;  ///< for the gains of changes
    std::shared_ptr<const Evaluation> asking;    ///< for explanations
    std::shared_ptr<const Answer> baseline;      ///< without polygons
    std::shared_ptr<const MapData> ground;

    const District& district() const { return planned->district; }

    const AccessModel& model() const { return *baseline->evaluation->model; }
};

/// @param project  a folder or its project.toml
/// @throws DataError as read_project() and load_district() do; Stopped
std::shared_ptr<const Groundwork> lay_groundwork(const std::filesystem::path& project,
                                                 Progress& progress);

} // namespace yike
