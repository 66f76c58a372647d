// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
/// @file
/// A folder that lives as long as its object.
#pragma once

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <sstream>
#include <stdexcept>
#include <string>

namespace yike::test {

/// An empty folder of its own below the system's temporary folder; removed with all it holds.
class TempFolder {
  public:
    TempFolder() {
        std::string name = (std::filesystem::temp_directory_path() / "yike-test-XXXXXX").string();
        if (mkdtemp(name.data()) == nullptr) {
            throw std::runtime_error("cannot make " + name);
        }
        path_ = name;
    }

    TempFolder(const TempFolder&) = delete;
    TempFolder& operator=(const TempFolder&) = delete;

    ~TempFolder() {
        std::error_code ignored;
        std::filesystem::remove_all(path_, ignored);
    }

    const std::filesystem::path& path() const noexcept { return path_; }

    /// A path inside, which need not exist.
    std::filesystem::path operator/(const std::string& relative) const { return path_ / relative; }

    /// Writes a file inside (and the folders above it); returns its path.
    std::filesystem::path write(const std::string& relative, const std::string& content) const {
        const std::filesystem::path file = path_ / relative;
        std::filesystem::create_directories(file.parent_path());
        std::ofstream(file, std::ios::binary) << content;
        return file;
    }

    /// All bytes of a file inside.
    std::string read(const std::string& relative) const {
        std::ostringstream bytes;
        bytes << std::ifstream(path_ / relative, std::ios::binary).rdbuf();
        return bytes.str();
    }

  private:
    std::filesystem::path path_;
};

} // namespace yike::test
