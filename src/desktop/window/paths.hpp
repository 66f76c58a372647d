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

/// A name that is not UTF-8 can be read, though not be opened by this text.
inline QString text_of(const std::filesystem::path& path) {
    const std::u8string bytes = path.u8string();
    return QString::fromUtf8(reinterpret_cast<const char*>(bytes.data()),
                             static_cast<qsizetype>(bytes.size()));
}

} // namespace yike
