// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
/// @file
/// The data doctor: everything that is wrong with a project, in one list.
#pragma once

#include "doctor/finding.hpp"
#include "doctor/patient.hpp"

#include <vector>

namespace yike {

/// Runs all rules that can be run on what could be read.
/// @throws Stopped if the progress says so; nothing else for defects of the data
std::vector<Finding> examine(const Project& project, Progress& progress);

/// The same for a project that is open already; its issues grow.
std::vector<Finding> examine(Patient& patient, Progress& progress);

/// The one finding of a project file that cannot be used.
std::vector<Finding> unreadable_project(const DataError& error);

} // namespace yike
