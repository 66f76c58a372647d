// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
/// @file
/// The program yike-desktop from its words to its exit code.
#pragma once

#include <QString>

namespace yike {

class Voice;

/// @param version  as `--version` prints it
int run_desktop(int argc, char** argv, const char* version);

/// Qt's own words (dialogs, keys) follow the language, where Qt's translations are installed.
void translate_qt(Voice& voice);

} // namespace yike
