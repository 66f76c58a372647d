// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
/// @file
/// Reading TOML word for word: nothing unknown passes, every complaint names its line.
#pragma once

#include "geometry/plane_point.hpp"

// The library asserts about keys such as `[图层]` what it then refuses in words: its words are
// wanted in every build.
#ifndef TOML_ASSERT
#define TOML_ASSERT(expr) static_assert(true)
#endif
#include <toml++/toml.h>

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace yike {

/// Reads and parses a file. @throws DataError if it is absent or not TOML, naming the line.
toml::table parse_toml_file(const std::filesystem::path& file);

/// The same of a text that is at hand already; `file` is how messages name it.
toml::table parse_toml_text(const std::string& content, const std::filesystem::path& file);

/// A table of a TOML file; borrows it.
class TomlSection {
  public:
    /// @param name  how messages name it: "settings", "layers.roads"; empty for the whole file
    TomlSection(std::filesystem::path file, std::string name, const toml::table& table);

    /// @throws DataError for any other key, listing the known ones.
    void allow_only(const std::vector<std::string_view>& known) const;

    bool has(std::string_view key) const { return table_.contains(key); }

    /// Keys in the order of the alphabet.
    std::vector<std::string> keys() const;

    // None if the key is absent. @throws DataError if the value is of another type.
    std::optional<std::string> text(std::string_view key) const; ///< may be empty
    std::optional<double> number(std::string_view key) const;    ///< may be infinite
    std::optional<bool> flag(std::string_view key) const;
    std::optional<std::vector<int>> whole_numbers(std::string_view key) const;
    std::optional<std::vector<std::string>> texts(std::string_view key) const;
    std::optional<std::vector<PlanePoint>> positions(std::string_view key) const; ///< finite
    PlanePoint position(std::string_view key) const; ///< one pair of finite numbers; must be there
    std::optional<std::string> iso_day(std::string_view key) const; ///< "2025-11-01", checked
    std::optional<TomlSection> section(std::string_view key) const;

    /// Stops with `file: line N: [section] key = value: must be ALLOWED`.
    [[noreturn]] void fail(std::string_view key, std::string_view allowed) const;

    /// Stops with `file: line N: [section]: PROBLEM`; N is where the section begins.
    [[noreturn]] void fail_section(std::string_view problem) const;

  private:
    std::string heading() const;

    std::filesystem::path file_;
    std::string name_;
    const toml::table& table_;
};

} // namespace yike
