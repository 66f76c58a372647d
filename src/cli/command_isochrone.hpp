// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
/// @file
/// yike isochrone: the ground within so many minutes of a station or a point.
#pragma once

#include "cli/command.hpp"

namespace yike::cli {

std::unique_ptr<Command> make_isochrone_command();

} // namespace yike::cli
