// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
/// @file
/// Private to this folder: the bundled files of web/dist, put into the program by embed.cmake.
#pragma once

#include <string_view>

namespace yike {

struct WebFile {
    std::string_view text;
    std::string_view sha256_base64; ///< of the text, as a content security policy names it
};

const WebFile& report_script();
const WebFile& report_style();

} // namespace yike
