// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
/// @file
/// An XML element as a value, for files that other programs read.
#pragma once

#include <string>
#include <utility>
#include <vector>

namespace yike {

/// An element with attributes and either children or text. Attributes and children keep their
/// order, so that the same tree gives the same bytes.
struct Xml {
    std::string name;
    std::vector<std::pair<std::string, std::string>> attributes;
    std::vector<Xml> children;
    std::string text; ///< written if there are no children

    /// The element with all below it, indented by two spaces a level, a line an element. What XML
    /// does not allow (control characters) is left out.
    /// @param depth  level of the first line
    std::string to_string(int depth = 0) const;
};

/// `<name>text</name>`.
Xml text_element(std::string name, std::string text);

} // namespace yike
