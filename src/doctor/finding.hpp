// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
/// @file
/// What the data doctor says: all defects of one kind in one layer.
#pragma once

#include "base/issue.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace yike {

/// One place of a defect; positions are WGS 84 degrees.
struct Where {
    std::string feature; ///< empty: the layer as a whole
    std::optional<double> lon;
    std::optional<double> lat;
};

/// A line of the report.
struct Finding {
    std::string kind; ///< snake_case; docs/data-doctor.md lists them
    Severity severity = Severity::warning;
    std::string layer;     ///< as the project names it; "project" for the project file
    std::size_t count = 0; ///< defects; `where` may name fewer
    double households = 0; ///< that hang on them
    std::vector<Where> where;
    std::string message;
    std::string mend;
};

/// Issues to findings: one for each kind and layer, errors first, then by households, count, kind
/// and layer. The same defect of the same feature counts once, whoever found it.
std::vector<Finding> merge_issues(const IssueList& issues);

/// True if any finding is an error.
bool has_errors(const std::vector<Finding>& findings);

} // namespace yike
