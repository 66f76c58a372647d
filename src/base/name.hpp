// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
/// @file
/// Texts that many rows share.
#pragma once

#include <string>
#include <string_view>

namespace yike {

/// A text that is kept once for the whole program and never freed: copied and compared as a
/// pointer, and good for any thread. For the few names of many rows, not for texts of people.
class Name {
  public:
    /// The empty text.
    Name();
    explicit Name(std::string_view text);

    const std::string& text() const noexcept { return *text_; }

    operator const std::string&() const noexcept { return *text_; }

    operator std::string_view() const noexcept { return *text_; }

    friend bool operator==(Name a, Name b) noexcept { return a.text_ == b.text_; }

    friend bool operator==(Name a, std::string_view b) noexcept { return *a.text_ == b; }

  private:
    const std::string* text_;
};

} // namespace yike
