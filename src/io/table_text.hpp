// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
/// @file
/// Private to this folder: the text of a table as its file had it, brought to UTF-8.
#pragma once

#include "io/table.hpp"

#include <string>

namespace yike {

/// Brings field names and text values to UTF-8, trims them, and makes empty text "none".
///
/// Text that is not UTF-8 is taken as `encoding`, or as GB18030 if that is empty. The decision is
/// made once for the whole table: single GBK words may look like UTF-8, and attributes of
/// fixed width may end within a character. Text that still does not fit is an issue.
void settle_text(Table& table, const std::string& encoding);

/// The note that text without a declared encoding was taken as GB18030.
Issue undeclared_encoding(const std::string& file);

} // namespace yike
