// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
#include "report/indicator_table.hpp"

#include "io/csv.hpp"
#include "io/table.hpp"

namespace yike {

IndicatorTable::IndicatorTable(const std::filesystem::path& folder) {
    constexpr std::size_t kColumns = 6; // indicator, group, unit, value, numerator, denominator
    for (const CsvRow& row : read_csv(folder / "indicators.csv").rows) {
        const std::vector<std::string>& f = row.fields;
        if (f.size() >= kColumns) {
            rows_[{f[0], f[1]}] = {
                as_number(f[3]), as_number(f[4]).value_or(0), as_number(f[5]).value_or(0)};
        }
    }
}

std::optional<IndicatorTable::Row> IndicatorTable::find(const std::string& indicator,
                                                        const std::string& group) const {
    const auto it = rows_.find({indicator, group});
    return it == rows_.end() ? std::nullopt : std::optional(it->second);
}

std::optional<double> IndicatorTable::value(const std::string& indicator,
                                            const std::string& group) const {
    const auto row = find(indicator, group);
    return row ? row->value : std::nullopt;
}

} // namespace yike
