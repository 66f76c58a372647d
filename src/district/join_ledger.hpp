// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
/// @file
/// Rows of a planner's ledger (Excel, CSV) to the features of a layer.
#pragma once

#include "base/issue.hpp"
#include "io/table.hpp"

#include <optional>
#include <string>

namespace yike {

/// Columns by which rows and features find each other; none where there is no such column.
struct LedgerKeys {
    std::optional<std::size_t> feature_id;
    std::optional<std::size_t> feature_name;
    std::optional<std::size_t> row_id;
    std::optional<std::size_t> row_name;
    std::optional<std::size_t> row_households; ///< for the issues
};

/// Names as people mean them: without blanks, brackets, dots and dashes, full-width letters and
/// digits made narrow, small letters, and no 小区 at the end.
std::string normalised_name(const std::string& name);

/// Appends the ledger's columns to the table and fills them where a row belongs to a feature: by
/// id, else by normalised name. Rows that match nothing, several features, or a feature that has
/// a row already are issues of the kind `unmatched_ledger_row`.
/// @param layer  the layer's name in the project, for the issues
void join_ledger(const std::string& layer,
                 Table& table,
                 const Table& ledger,
                 const LedgerKeys& keys,
                 IssueList& issues);

} // namespace yike
