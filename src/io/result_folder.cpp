// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
#include "io/result_folder.hpp"

#include "base/error.hpp"
#include "io/partial_place.hpp"

#include <fmt/format.h>

#include <array>
#include <cerrno>
#include <cstdio>
#include <fcntl.h>
#include <memory>
#include <openssl/evp.h>
#include <system_error>
#include <utility>

namespace yike {

namespace fs = std::filesystem;

namespace {

std::string reason(int error) {
    return std::generic_category().message(error);
}

Place place_of(const fs::path& file) {
    return Place{file.string(), {}, {}, {}};
}

fs::path absolute_place(const fs::path& place) {
    if (place.empty()) {
        throw UsageError("the name of the folder to write is empty");
    }
    std::error_code error;
    fs::path full = fs::weakly_canonical(fs::absolute(place), error);
    if (error) {
        full = fs::absolute(place).lexically_normal();
    }
    if (!full.has_filename()) {
        full = full.parent_path(); // "out/" means "out"
    }
    if (!full.has_filename()) {
        throw DataError(place_of(place), "is not a folder that could hold a result");
    }
    return full;
}

void require_replaceable(const fs::path& place, const std::string& marker) {
    std::error_code error;
    if (!fs::exists(place, error)) {
        return;
    }
    if (!fs::is_directory(place, error)) {
        throw DataError(place_of(place), "is a file; the result needs a folder");
    }
    const bool empty = fs::is_empty(place, error);
    if (error) {
        throw DataError(place_of(place), "cannot be read: " + error.message());
    }
    if (!empty && !fs::exists(place / marker, error)) {
        throw DataError(place_of(place),
                        fmt::format("holds something else (it is not empty and has no {}); name "
                                    "another folder or empty this one",
                                    marker));
    }
}

// Swaps the new folder with what is at its place in one step; false where the file system cannot.
bool exchange(const fs::path& a, const fs::path& b) {
    return ::renameat2(AT_FDCWD, a.c_str(), AT_FDCWD, b.c_str(), RENAME_EXCHANGE) == 0;
}

void rename_or_throw(const fs::path& from, const fs::path& to) {
    if (std::rename(from.c_str(), to.c_str()) != 0) {
        throw DataError(place_of(to), "cannot be put in place: " + reason(errno));
    }
}

// For file systems without an exchange: the old result steps aside first and comes back if the
// new one cannot take its place.
void replace_in_two_steps(const fs::path& partial, const fs::path& place) {
    const fs::path aside = partial_name(place);
    rename_or_throw(place, aside);
    if (std::rename(partial.c_str(), place.c_str()) != 0) {
        const int error = errno;
        std::rename(aside.c_str(), place.c_str());
        throw DataError(place_of(place), "cannot be put in place: " + reason(error));
    }
    std::error_code ignored;
    fs::remove_all(aside, ignored);
}

struct FileCloser {
    void operator()(std::FILE* file) const { std::fclose(file); }
};

using File = std::unique_ptr<std::FILE, FileCloser>;

File open_to_read(const fs::path& file) {
    std::error_code error;
    if (fs::is_directory(file, error)) {
        throw DataError(place_of(file), "is a folder, not a file");
    }
    if (fs::is_fifo(file, error)) {
        throw DataError(place_of(file), "is a pipe, not a file; save its content as a file");
    }
    File handle(std::fopen(file.c_str(), "rb"));
    if (!handle) {
        throw DataError(place_of(file),
                        errno == ENOENT ? "the file does not exist"
                                        : "cannot be read: " + reason(errno));
    }
    return handle;
}

void write_bytes(const fs::path& target, const fs::path& shown, const std::string& content) {
    errno = 0;
    File handle(std::fopen(target.c_str(), "wb"));
    const bool written =
        handle && std::fwrite(content.data(), 1, content.size(), handle.get()) == content.size() &&
        std::fflush(handle.get()) == 0;
    if (!written) {
        throw DataError(place_of(shown), "cannot be written: " + reason(errno));
    }
}

} // namespace

ResultFolder::ResultFolder(fs::path place, std::string marker)
    : place_(absolute_place(place)), marker_(std::move(marker)) {
    require_replaceable(place_, marker_);
    std::error_code error;
    fs::create_directories(place_.parent_path(), error);
    if (error) {
        throw DataError(place_of(place_.parent_path()), "cannot be made: " + error.message());
    }
    remove_stale_partials(place_);
    partial_ = partial_name(place_);
    fs::create_directory(partial_, error);
    if (error) {
        throw DataError(place_of(place_), "cannot be written: " + error.message());
    }
}

ResultFolder::~ResultFolder() {
    if (!committed_) {
        std::error_code ignored;
        fs::remove_all(partial_, ignored);
    }
}

void ResultFolder::commit() {
    // Somebody may have put something there since the start.
    require_replaceable(place_, marker_);
    std::error_code ignored;
    if (!fs::exists(place_, ignored)) {
        rename_or_throw(partial_, place_);
    } else if (exchange(partial_, place_)) {
        fs::remove_all(partial_, ignored); // now the earlier result
    } else {
        replace_in_two_steps(partial_, place_);
    }
    committed_ = true;
}

void write_file(const fs::path& file, const std::string& content) {
    std::error_code error;
    const fs::file_status status = fs::status(file, error);
    if (fs::is_directory(status)) {
        throw DataError(place_of(file), "is a folder, not a file");
    }
    if (fs::exists(status) && !fs::is_regular_file(status)) {
        write_bytes(file, file, content); // /dev/stdout and pipes cannot be renamed over
        return;
    }
    // Through a link: the file it points to is replaced, not the link.
    fs::path target = fs::weakly_canonical(file, error);
    if (error || !target.has_filename()) {
        target = fs::absolute(file);
    }
    const fs::path partial = partial_name(target);
    try {
        write_bytes(partial, file, content);
        rename_or_throw(partial, target);
    } catch (...) {
        fs::remove(partial, error);
        throw;
    }
}

std::string read_file(const fs::path& file) {
    const File handle = open_to_read(file);
    std::string content;
    std::array<char, 65536> buffer{};
    std::size_t count = 0;
    while ((count = std::fread(buffer.data(), 1, buffer.size(), handle.get())) > 0) {
        content.append(buffer.data(), count);
    }
    if (std::ferror(handle.get()) != 0) {
        throw DataError(place_of(file), "cannot be read: " + reason(errno));
    }
    return content;
}

std::string sha256_of_file(const fs::path& file) {
    const File handle = open_to_read(file);
    const std::unique_ptr<EVP_MD_CTX, decltype(&EVP_MD_CTX_free)> digest(EVP_MD_CTX_new(),
                                                                         EVP_MD_CTX_free);
    if (!digest || EVP_DigestInit_ex(digest.get(), EVP_sha256(), nullptr) != 1) {
        throw Error(ExitCode::internal, "SHA-256 is not available");
    }
    std::array<char, 65536> buffer{};
    std::size_t count = 0;
    while ((count = std::fread(buffer.data(), 1, buffer.size(), handle.get())) > 0) {
        EVP_DigestUpdate(digest.get(), buffer.data(), count);
    }
    if (std::ferror(handle.get()) != 0) {
        throw DataError(place_of(file), "cannot be read: " + reason(errno));
    }
    std::array<unsigned char, EVP_MAX_MD_SIZE> bytes{};
    unsigned length = 0;
    EVP_DigestFinal_ex(digest.get(), bytes.data(), &length);
    std::string text;
    for (unsigned i = 0; i < length; ++i) {
        text += fmt::format("{:02x}", bytes[i]);
    }
    return text;
}

} // namespace yike
