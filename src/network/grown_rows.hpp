// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
/// @file
/// Rows of values, one after another in one array, with some more values: all else is copied.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace yike {

/// Where rows begin once they have more values.
/// @param starts  of the old rows, and where the last one ends
/// @param rows    how many there are now; not fewer
/// @param at      the row of each value that is added; ascending
inline std::vector<std::uint32_t> grown_starts(const std::vector<std::uint32_t>& starts,
                                               std::size_t rows,
                                               std::span<const std::uint32_t> at) {
    std::vector<std::uint32_t> grown(rows + 1, starts.back());
    std::copy(starts.begin(), starts.end(), grown.begin());
    for (std::size_t i = 0; i < at.size(); ++i) {
        const std::size_t end = i + 1 < at.size() ? at[i + 1] : rows;
        for (std::size_t row = at[i] + 1; row <= end; ++row) {
            grown[row] += static_cast<std::uint32_t>(i + 1);
        }
    }
    return grown;
}

/// The values, those that are added behind the old ones of their rows.
/// @param starts  of the old rows, and where the last one ends
/// @param at      the row of each value that is added; ascending
/// @param added   parallel to it
template <class T>
std::vector<T> grown_values(const std::vector<std::uint32_t>& starts,
                            const std::vector<T>& values,
                            std::span<const std::uint32_t> at,
                            std::span<const T> added) {
    std::vector<T> grown;
    grown.reserve(values.size() + added.size());
    auto kept = values.begin();
    for (std::size_t i = 0; i < at.size(); ++i) {
        const std::size_t row = std::min<std::size_t>(at[i] + 1, starts.size() - 1);
        const auto end = values.begin() + starts[row];
        grown.insert(grown.end(), kept, end);
        grown.push_back(added[i]);
        kept = end;
    }
    grown.insert(grown.end(), kept, values.end());
    return grown;
}

} // namespace yike
