// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
/// @file
/// `yike import osm`: a project from an OSM file.
#pragma once

#include "cli/command.hpp"

namespace yike::cli {

std::unique_ptr<Command> make_import_osm_command();

} // namespace yike::cli
