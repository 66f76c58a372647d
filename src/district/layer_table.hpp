// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
/// @file
/// A layer as read, with its columns sorted out: which column holds which field of ours.
#pragma once

#include "base/issue.hpp"
#include "district/project.hpp"
#include "io/table.hpp"

#include <map>
#include <optional>
#include <string>
#include <string_view>

namespace yike {

/// Where the values of one field stand: first choice, and what stands in when that is empty.
struct FieldColumns {
    std::optional<std::size_t> first;
    std::optional<std::size_t> second;
};

/// The features of a layer, those of a joined ledger included in their values.
class LayerTable {
  public:
    /// @param name    the layer's name in the project
    /// @param ledger  none if there is none; its unmatched rows become issues
    /// @throws DataError if `source.fields` or `source.key` name a column that is absent, or a
    ///         required field is nowhere (layers without features excepted)
    LayerTable(std::string name,
               const LayerSource& source,
               Table table,
               const std::optional<Table>& ledger,
               IssueList& issues);

    const std::string& name() const noexcept { return name_; }

    const std::string& file() const noexcept { return table_.file; }

    const std::vector<Feature>& features() const noexcept { return table_.features; }

    bool has(std::string_view field) const;

    /// Value of one of the layer's fields; the empty value if it is nowhere.
    const Value& value(const Feature& feature, std::string_view field) const;

    /// How the source calls a field; our own name if it is nowhere.
    std::string column_name(std::string_view field) const;

    /// Where a feature (or the whole layer) is, for messages.
    Place place(const Feature& feature, std::string_view field = "") const;
    Place place() const;

  private:
    std::string name_;
    Table table_;
    std::map<std::string, FieldColumns, std::less<>> columns_;
};

} // namespace yike
