// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
/// @file
/// Private to this folder. How words are said in both languages, side by side where they are used.
#pragma once

#include "render/words.hpp"

#include <QString>
#include <fmt/format.h>

#include <string>
#include <utility>

namespace yike {

/// One of two texts (UTF-8).
inline QString said(Language language, const char* zh, const char* en) {
    return QString::fromUtf8(language == Language::zh ? zh : en);
}

/// The same with fmt's places for values.
template <class... Args>
QString said(Language language, const char* zh, const char* en, Args&&... args) {
    return QString::fromStdString(
        fmt::format(fmt::runtime(language == Language::zh ? zh : en), std::forward<Args>(args)...));
}

inline QString text(const std::string& utf8) {
    return QString::fromStdString(utf8);
}

} // namespace yike
