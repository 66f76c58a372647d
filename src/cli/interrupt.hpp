// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
/// @file
/// Ctrl-C and SIGTERM ask the work to stop; a second one ends the program at once.
#pragma once

namespace yike::cli {

/// Listens from now on, for the rest of the program.
void listen_for_interrupts();

/// True once the user or the system asked to stop. May be called from any thread.
bool interrupted() noexcept;

} // namespace yike::cli
