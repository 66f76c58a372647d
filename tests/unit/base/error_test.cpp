// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
#include "base/error.hpp"

#include <catch2/catch.hpp>

#include <string>

using namespace yike;

TEST_CASE("a place names only what is known") {
    CHECK(to_string(Place{}).empty());
    CHECK(to_string(Place{.file = "roads.gpkg", .layer = "", .feature = "", .field = ""}) ==
          "roads.gpkg");
    CHECK(to_string(
              Place{.file = "roads.gpkg", .layer = "walk", .feature = "4711", .field = "class"}) ==
          "roads.gpkg: layer \"walk\": feature \"4711\": field \"class\"");
    CHECK(to_string(Place{.file = "", .layer = "", .feature = "7", .field = ""}) ==
          "feature \"7\"");
}

TEST_CASE("an error carries its exit code, its place and its message") {
    const DataError error({.file = "a.geojson", .layer = "", .feature = "3", .field = ""},
                          "households is -1; allowed: 0 or more");
    CHECK(error.code() == ExitCode::bad_data);
    CHECK(error.place().feature == "3");
    CHECK(std::string(error.what()) ==
          "a.geojson: feature \"3\": households is -1; allowed: 0 or more");
}

TEST_CASE("an error without a place prints its message alone") {
    CHECK(std::string(DataError("no boundary").what()) == "no boundary");
    CHECK(std::string(DataError(Place{}, "no boundary").what()) == "no boundary");
}

TEST_CASE("each kind of error has the exit code of the command line") {
    CHECK(UsageError("x").code() == ExitCode::usage);
    CHECK(DataError("x").code() == ExitCode::bad_data);
    CHECK(Stopped().code() == ExitCode::stopped);
    CHECK(static_cast<int>(ExitCode::done) == 0);
    CHECK(static_cast<int>(ExitCode::internal) == 1);
    CHECK(static_cast<int>(ExitCode::usage) == 2);
    CHECK(static_cast<int>(ExitCode::bad_data) == 3);
    CHECK(static_cast<int>(ExitCode::no_answer) == 4);
    CHECK(static_cast<int>(ExitCode::stopped) == 5);
}
