// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
/// @file
/// What all fuzz targets share: bytes as text and as a file, and errors that are right answers.
#pragma once

#include "base/error.hpp"
#include "support/temp_folder.hpp"

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>
#include <string_view>

namespace yike::test {

inline std::string_view text_of(const std::uint8_t* data, std::size_t size) {
    return {reinterpret_cast<const char*>(data), size};
}

/// Ends the program, which the fuzzer tells as a finding.
inline void require(bool claim) {
    if (!claim) {
        std::abort();
    }
}

/// Calls something that may refuse its input in our own words, and in no other way.
template <class Call> void refusing(const Call& call) {
    try {
        call();
    } catch (const Error& error) {
        require(*error.what() != '\0');
    }
}

/// A file of this process, written anew for each input (TMPDIR=/dev/shm keeps it in memory).
class FuzzFile {
  public:
    explicit FuzzFile(const std::string& name) : path_(folder_ / name) {}

    const std::filesystem::path& write(std::string_view bytes) const {
        std::ofstream file(path_, std::ios::binary | std::ios::trunc);
        file.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
        return path_;
    }

  private:
    TempFolder folder_;
    std::filesystem::path path_;
};

} // namespace yike::test
