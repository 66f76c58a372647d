// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
/// @file
/// The table of rules: every kind of defect with how bad it is and what can be done.
///
/// Severity follows one question: would a number that is given without a word be wrong? An error is
/// a defect that makes numbers wrong; a warning may make them wrong, or needs an eye; a note tells
/// an assumption under which they are right.
#pragma once

#include "base/issue.hpp"

#include <span>
#include <string>
#include <string_view>

namespace yike {

struct Rule {
    std::string_view kind;
    Severity severity;     ///< usual; a defect that was half mended may be less
    std::string_view what; ///< of many: "compounds have no households"
    std::string_view mend;
};

/// All kinds that `yike check` may tell, in the order of the handbook.
std::span<const Rule> all_rules();

/// Null for a kind that is not in the table.
const Rule* find_rule(std::string_view kind);

/// An issue by its rule: severity and mend are the rule's. The kind must be in the table.
Issue issue_of(std::string_view kind, Place place, std::string message);

} // namespace yike
