// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
/// @file
/// yike matrix: walking times between two layers.
#pragma once

#include "cli/command.hpp"

namespace yike::cli {

std::unique_ptr<Command> make_matrix_command();

} // namespace yike::cli
