// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
#include "district/texts.hpp"

#include <algorithm>
#include <array>

namespace yike {

namespace {

/// U+FF01 to U+FF5E are ASCII from '!' on, in three bytes; 0 for any other character.
char narrow_character(std::string_view at) {
    if (at.size() < 3 || static_cast<unsigned char>(at[0]) != 0xEF) {
        return 0;
    }
    const unsigned second = static_cast<unsigned char>(at[1]);
    const unsigned third = static_cast<unsigned char>(at[2]);
    const unsigned code = 0xF000U | ((second & 0x3FU) << 6U) | (third & 0x3FU);
    return code >= 0xFF01 && code <= 0xFF5E ? static_cast<char>(code - 0xFF01 + '!') : '\0';
}

char small_letter(char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

} // namespace

void replace_all(std::string& text, std::string_view from, std::string_view to) {
    for (std::size_t at = text.find(from); at != std::string::npos;
         at = text.find(from, at + to.size())) {
        text.replace(at, from.size(), to);
    }
}

std::string narrow_text(std::string_view text) {
    std::string narrow;
    narrow.reserve(text.size());
    for (std::size_t i = 0; i < text.size();) {
        if (const char c = narrow_character(text.substr(i)); c != 0) {
            narrow += small_letter(c);
            i += 3;
        } else {
            narrow += small_letter(text[i]);
            ++i;
        }
    }
    constexpr std::string_view kWideBlank = "\xE3\x80\x80";
    replace_all(narrow, kWideBlank, " ");
    return narrow;
}

std::optional<bool> parse_flag(std::string_view word) {
    constexpr std::array<std::string_view, 6> kYes = {"yes", "true", "1", "是", "y", "t"};
    constexpr std::array<std::string_view, 6> kNo = {"no", "false", "0", "否", "n", "f"};
    const std::string text = narrow_text(word);
    if (std::find(kYes.begin(), kYes.end(), text) != kYes.end()) {
        return true;
    }
    if (std::find(kNo.begin(), kNo.end(), text) != kNo.end()) {
        return false;
    }
    return std::nullopt;
}

} // namespace yike
