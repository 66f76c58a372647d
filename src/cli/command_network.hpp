// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
/// @file
/// yike network: the walking network in use, as two tables.
#pragma once

#include "cli/command.hpp"

namespace yike::cli {

std::unique_ptr<Command> make_network_command();

} // namespace yike::cli
