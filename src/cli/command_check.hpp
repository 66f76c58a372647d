// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
/// @file
/// `yike check PROJECT`: the data doctor.
#pragma once

#include "cli/command.hpp"

#include <memory>

namespace yike::cli {

std::unique_ptr<Command> make_check_command();

} // namespace yike::cli
