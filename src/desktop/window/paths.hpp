// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
/// @file
/// File names between Qt and the standard library, whatever letters they have.
#pragma once

#include <QString>

#include <filesystem>

namespace yike {

inline std::filesystem::path path_of(const QString& text) {
    return {text.toStdU16String()};
}

inline QString text_of(const std::filesystem::path& path) {
    return QString::fromStdU16String(path.u16string());
}

} // namespace yike
