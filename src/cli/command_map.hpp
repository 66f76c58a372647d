// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
/// @file
/// yike map: a map sheet from a result folder.
#pragma once

#include "cli/command.hpp"

namespace yike::cli {

std::unique_ptr<Command> make_map_command();

} // namespace yike::cli
