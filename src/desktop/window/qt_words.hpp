// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
/// @file
/// The words that Qt itself says in its dialogs and keys.
#pragma once

namespace yike {

class Voice;

/// They follow the language: by Qt's translations, where they are installed, and by our own words
/// for what those lack (Qt 6.4 calls a folder "Folder" in Chinese).
void translate_qt(Voice& voice);

} // namespace yike
