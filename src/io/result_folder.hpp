// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
/// @file
/// Results that are complete or absent.
#pragma once

#include <filesystem>
#include <string>

namespace yike {

/// A folder that is filled beside its final place and renamed there by commit(). Without commit()
/// (an error, Ctrl-C) nothing remains; a kill leaves at most a hidden folder `.NAME.partial-*`,
/// which the next run for the same place removes.
class ResultFolder {
  public:
    /// @param place  where the result will be; its parents are made. An existing folder is replaced
    ///               on commit only if it is empty or an earlier result (has a `marker` file).
    /// @throws DataError if `place` is a file, holds something else, or cannot be written.
    ResultFolder(std::filesystem::path place, std::string marker = "manifest.json");
    ResultFolder(const ResultFolder&) = delete;
    ResultFolder& operator=(const ResultFolder&) = delete;
    ~ResultFolder();

    /// Where to write files now.
    const std::filesystem::path& path() const noexcept { return partial_; }

    /// Moves everything to its place.
    void commit();

  private:
    std::filesystem::path place_;
    std::filesystem::path partial_;
    std::string marker_;
    bool committed_ = false;
};

/// Writes a whole file beside its place and renames it there.
/// @throws DataError if it cannot be written.
void write_file(const std::filesystem::path& file, const std::string& content);

/// Reads a whole file. @throws DataError if it cannot be read.
std::string read_file(const std::filesystem::path& file);

/// Lower-case hexadecimal SHA-256 of a file's bytes. @throws DataError if it cannot be read.
std::string sha256_of_file(const std::filesystem::path& file);

} // namespace yike
