// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
/// @file
/// Real data that are too large, or not ours, to be kept with the source.
#pragma once

#include <cstdlib>
#include <filesystem>
#include <iostream>
#include <optional>
#include <string>

namespace yike::test {

/// The folder named by YIKE_SHARED_DATA, else `shared/data` beside the source tree.
inline std::filesystem::path shared_data_folder() {
    const char* named = std::getenv("YIKE_SHARED_DATA");
    return named != nullptr && *named != '\0' ? named : YIKE_SHARED_DATA_DEFAULT;
}

/// A file or folder of the shared data; none, with the reason printed, when it is not there:
///
///     const auto file = shared_data("osm-small/x.osm.pbf");
///     if (!file) { return; }
inline std::optional<std::filesystem::path> shared_data(const std::string& relative) {
    std::filesystem::path path = shared_data_folder() / relative;
    std::error_code ignored;
    if (std::filesystem::exists(path, ignored)) {
        return path;
    }
    std::cout << "SKIPPED: no " << path.string()
              << " (name the folder of the test data in YIKE_SHARED_DATA)\n";
    return std::nullopt;
}

/// A file of tests/data, which is kept with the source.
inline std::filesystem::path test_data(const std::string& relative) {
    return std::filesystem::path(YIKE_TEST_DATA) / relative;
}

} // namespace yike::test
