// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
#include "base/error.hpp"
#include "io/result_folder.hpp"
#include "support/temp_folder.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <atomic>
#include <stdexcept>
#include <string>
#include <thread>
#include <unistd.h>
#include <vector>

using namespace yike;

namespace fs = std::filesystem;

namespace {

/// Names of everything in a folder, sorted.
std::vector<std::string> names_in(const fs::path& folder) {
    std::vector<std::string> names;
    for (const fs::directory_entry& entry : fs::directory_iterator(folder)) {
        names.push_back(entry.path().filename().string());
    }
    std::sort(names.begin(), names.end());
    return names;
}

void make_result(const fs::path& place, const std::string& content) {
    ResultFolder result(place);
    write_file(result.path() / "manifest.json", content);
    fs::create_directory(result.path() / "maps");
    write_file(result.path() / "maps" / "coverage.svg", "<svg/>");
    result.commit();
}

} // namespace

TEST_CASE("nothing is at its place before the commit, all of it after") {
    const test::TempFolder folder;
    const fs::path place = folder / "deep/er/result";
    {
        ResultFolder result(place);
        write_file(result.path() / "manifest.json", "{}");
        CHECK_FALSE(fs::exists(place));
        CHECK(result.path().parent_path() == place.parent_path());
        result.commit();
    }
    CHECK(read_file(folder / "deep/er/result/manifest.json") == "{}");
    CHECK(names_in(folder / "deep/er") == std::vector<std::string>{"result"});
}

TEST_CASE("an error leaves nothing behind") {
    const test::TempFolder folder;
    CHECK_THROWS_AS(
        [&folder] {
            ResultFolder result(folder / "result");
            write_file(result.path() / "indicators.csv", "half");
            throw std::runtime_error("in the middle");
        }(),
        std::runtime_error);
    CHECK(names_in(folder.path()).empty());
}

TEST_CASE("an error leaves the earlier result as it was") {
    const test::TempFolder folder;
    make_result(folder / "result", "first");
    {
        ResultFolder result(folder / "result");
        write_file(result.path() / "manifest.json", "second");
    }
    CHECK(read_file(folder / "result/manifest.json") == "first");
    CHECK(names_in(folder.path()) == std::vector<std::string>{"result"});
}

TEST_CASE("an earlier result is replaced whole") {
    const test::TempFolder folder;
    make_result(folder / "result", "first");
    folder.write("result/old.csv", "old");
    make_result(folder / "result/", "second");
    CHECK(read_file(folder / "result/manifest.json") == "second");
    CHECK(names_in(folder / "result") == std::vector<std::string>{"manifest.json", "maps"});
    CHECK(names_in(folder.path()) == std::vector<std::string>{"result"});
}

TEST_CASE("whoever looks during a replacement sees a complete result") {
    const test::TempFolder folder;
    make_result(folder / "result", "0");
    std::atomic<bool> done{false};
    std::atomic<int> missing{0};
    std::thread watcher([&] {
        while (!done) {
            missing += fs::exists(folder / "result/manifest.json") ? 0 : 1;
        }
    });
    for (int i = 0; i < 100; ++i) {
        make_result(folder / "result", std::to_string(i));
    }
    done = true;
    watcher.join();
    CHECK(missing == 0);
}

TEST_CASE("an empty folder is taken, one that holds something else is refused") {
    const test::TempFolder folder;
    fs::create_directory(folder / "empty");
    make_result(folder / "empty", "x");
    CHECK(read_file(folder / "empty/manifest.json") == "x");

    folder.write("photos/cat.jpg", "meow");
    CHECK_THROWS_AS(ResultFolder(folder / "photos"), DataError);
    CHECK_THROWS_WITH(ResultFolder(folder / "photos"), Catch::Contains("manifest.json"));
    CHECK(read_file(folder / "photos/cat.jpg") == "meow");
    CHECK_THROWS_WITH(ResultFolder(folder.write("file", "x")), Catch::Contains("is a file"));
    CHECK_THROWS_AS(ResultFolder("/"), DataError);
}

TEST_CASE("what somebody put at the place meanwhile is not lost") {
    const test::TempFolder folder;
    ResultFolder result(folder / "result");
    write_file(result.path() / "manifest.json", "x");
    folder.write("result/notes.txt", "mine");
    CHECK_THROWS_AS(result.commit(), DataError);
    CHECK(read_file(folder / "result/notes.txt") == "mine");
}

TEST_CASE("the marker of an earlier result may have another name") {
    const test::TempFolder folder;
    folder.write("project/project.toml", "old");
    {
        ResultFolder result(folder / "project", "project.toml");
        write_file(result.path() / "project.toml", "new");
        result.commit();
    }
    CHECK(read_file(folder / "project/project.toml") == "new");
}

TEST_CASE("leftovers of a killed run are removed, those of a living one are not") {
    const test::TempFolder folder;
    // Process ids end far below this number.
    folder.write(".result.partial-999999999-0/indicators.csv", "half");
    folder.write(".other.partial-999999999-0/indicators.csv", "half");
    const fs::path living = folder / (".result.partial-" + std::to_string(::getpid()) + "-77");
    fs::create_directory(living);
    make_result(folder / "result", "x");
    CHECK_FALSE(fs::exists(folder / ".result.partial-999999999-0"));
    CHECK(fs::exists(folder / ".other.partial-999999999-0"));
    CHECK(fs::exists(living));
}

TEST_CASE("a folder that cannot be made is an error of the data") {
    const test::TempFolder folder;
    folder.write("file", "x");
    CHECK_THROWS_AS(ResultFolder(folder / "file/below/result"), DataError);
}

TEST_CASE("a file is replaced whole, through links too") {
    const test::TempFolder folder;
    write_file(folder / "a.txt", "first");
    write_file(folder / "a.txt", "second");
    CHECK(read_file(folder / "a.txt") == "second");
    fs::create_symlink(folder / "a.txt", folder / "link");
    write_file(folder / "link", "third");
    CHECK(fs::is_symlink(folder / "link"));
    CHECK(read_file(folder / "a.txt") == "third");
    CHECK(names_in(folder.path()) == std::vector<std::string>{"a.txt", "link"});
}

TEST_CASE("bytes come back as they are, also none and many") {
    const test::TempFolder folder;
    for (const std::string& content :
         {std::string(), std::string("a\0b\r\n\xFF", 6), std::string(300000, 'x')}) {
        write_file(folder / "bytes", content);
        CHECK(read_file(folder / "bytes") == content);
    }
}

TEST_CASE("devices are written to, not replaced") {
    write_file("/dev/null", "x");
    CHECK(fs::is_character_file("/dev/null"));
}

TEST_CASE("files that cannot be read or written are named") {
    const test::TempFolder folder;
    CHECK_THROWS_WITH(read_file(folder / "none"),
                      Catch::Contains("none") && Catch::Contains("does not exist"));
    CHECK_THROWS_AS(read_file(folder.path()), DataError);
    CHECK_THROWS_AS(write_file(folder.path(), "x"), DataError);
    CHECK_THROWS_WITH(write_file(folder / "no/such/folder.txt", "x"),
                      Catch::Contains("folder.txt"));
    CHECK(names_in(folder.path()).empty());
}

TEST_CASE("SHA-256 is that of the standard") {
    const test::TempFolder folder;
    CHECK(sha256_of_file(folder.write("empty", "")) ==
          "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    CHECK(sha256_of_file(folder.write("abc", "abc")) ==
          "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    CHECK(sha256_of_file(folder.write("million", std::string(1000000, 'a'))) ==
          "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0");
    CHECK_THROWS_AS(sha256_of_file(folder / "none"), DataError);
    CHECK_THROWS_AS(sha256_of_file(folder.path()), DataError);
}
