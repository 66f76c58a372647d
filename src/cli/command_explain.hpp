// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "cli/command.hpp"

#include <memory>

namespace yike::cli {

std::unique_ptr<Command> make_explain_command();

} // namespace yike::cli
