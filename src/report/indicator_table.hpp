// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
/// @file
/// indicators.csv of a result, looked up by indicator and group.
#pragma once

#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <utility>

namespace yike {

class IndicatorTable {
  public:
    struct Row {
        std::optional<double> value;
        double numerator = 0;
        double denominator = 0;
    };

    /// @throws DataError if the folder has none or it cannot be read
    explicit IndicatorTable(const std::filesystem::path& folder);

    /// None if there is no such row.
    std::optional<Row> find(const std::string& indicator, const std::string& group) const;

    /// The value of a row that has one.
    std::optional<double> value(const std::string& indicator, const std::string& group) const;

  private:
    std::map<std::pair<std::string, std::string>, Row> rows_;
};

} // namespace yike
