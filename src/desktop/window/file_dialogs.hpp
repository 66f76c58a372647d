// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
/// @file
/// Asking for files and folders, every word in the language of the window.
#pragma once

#include "desktop/window/phrases.hpp"

#include <QStringList>

#include <filesystem>

class QWidget;

namespace yike {

class Voice;

// All of them return nothing if the person thinks better of it.
QString ask_for_folder(QWidget* parent,
                       const Voice& voice,
                       const Phrase& title,
                       const std::filesystem::path& start);
QStringList ask_for_plans(QWidget* parent, const Voice& voice, const std::filesystem::path& start);

/// With the ending .toml, whether it was typed or not; asks before a file is replaced.
std::filesystem::path
ask_where_to_save(QWidget* parent, const Voice& voice, const std::filesystem::path& suggested);

} // namespace yike
