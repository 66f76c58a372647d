// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
/// @file
/// The program yike-desktop from its words to its exit code.
#pragma once

namespace yike {

/// @param version  as `--version` prints it
int run_desktop(int argc, char** argv, const char* version);

} // namespace yike
