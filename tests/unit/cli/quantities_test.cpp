// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
#include "base/error.hpp"
#include "cli/quantities.hpp"

#include <catch2/catch.hpp>

#include <string>
#include <vector>

using namespace yike;
using namespace yike::cli;
using Catch::Contains;

TEST_CASE("metres are written with and without their unit") {
    const std::string text = GENERATE("200", "200m", "200 m", " 200m ", "2e2", "200.0m");
    CHECK(parse_metres("--max-access", text) == 200.0);
}

TEST_CASE("a fraction and a sign are read; ranges are for others to judge") {
    CHECK(parse_metres("--cell", "2.5m") == 2.5);
    CHECK(parse_metres("--cell", "-5") == -5.0);
}

TEST_CASE("another unit is refused by its name") {
    CHECK_THROWS_MATCHES(parse_metres("--margin", "2km"),
                         UsageError,
                         Catch::Predicate<UsageError>([](const UsageError& error) {
                             const std::string what = error.what();
                             return what == "--margin 2km: the unit \"km\" is not allowed; "
                                            "allowed: m";
                         }));
    CHECK_THROWS_WITH(parse_metres("--cell", "5m2"), Contains("\"m2\""));
    CHECK_THROWS_WITH(parse_square_metres("--a-min", "500m"), Contains("allowed: m2"));
}

TEST_CASE("what is not a number is refused") {
    const std::string text = GENERATE("", " ", "m", "near", "nan", "inf", "0x10", "1e999", "5,5");
    CHECK_THROWS_AS(parse_metres("--cell", text), UsageError);
}

TEST_CASE("square metres are written in three ways") {
    const std::string text = GENERATE("0.30", "0.30m2", "0.30m²", "0.3 m2");
    CHECK(parse_square_metres("--area-per-household", text) == 0.30);
}

TEST_CASE("minutes are a list that is put in order") {
    CHECK(parse_minutes("--minutes", "15") == std::vector{15});
    CHECK(parse_minutes("--minutes", "5,10,15") == std::vector{5, 10, 15});
    CHECK(parse_minutes("--minutes", "5, 10min,15") == std::vector{5, 10, 15});
    CHECK(parse_minutes("--minutes", "15,5,5") == std::vector{15, 5, 5});
}

TEST_CASE("minutes that are not whole numbers are refused") {
    const std::string text =
        GENERATE("", "5,", ",5", "7.5", "5;10", "5m", "fifteen", "99999999999");
    CHECK_THROWS_AS(parse_minutes("--minutes", text), UsageError);
}
