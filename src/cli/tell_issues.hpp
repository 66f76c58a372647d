// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
/// @file
/// Issues of the data on stderr.
#pragma once

#include "base/issue.hpp"

namespace yike::cli {

/// Logs some examples of each kind, and how many more there are.
void tell_issues(const IssueList& issues);

} // namespace yike::cli
