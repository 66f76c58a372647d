// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
/// @file
/// Private to this folder: where results lie while they are made.
#pragma once

#include <filesystem>

namespace yike {

/// A hidden name beside `place` that nobody else uses: `.NAME.partial-PID-N`.
std::filesystem::path partial_name(const std::filesystem::path& place);

/// Removes what processes that no longer live have left beside `place`.
void remove_stale_partials(const std::filesystem::path& place);

} // namespace yike
