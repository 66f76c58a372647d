// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
#include "io/table.hpp"

#include <catch2/catch.hpp>

#include <cmath>
#include <limits>

using namespace yike;

TEST_CASE("columns are found without regard to case, an exact name first") {
    Table table;
    table.fields = {"ID", "id", "Name", "户数"};
    CHECK(table.column("id") == 1U);
    CHECK(table.column("ID") == 0U);
    CHECK(table.column("Id") == 0U);
    CHECK(table.column("NAME") == 2U);
    CHECK(table.column("户数") == 3U);
    CHECK_FALSE(table.column("people").has_value());
}

TEST_CASE("values become text without a loss") {
    CHECK(as_text(Value{}).empty());
    CHECK(as_text(std::int64_t{9007199254740993}) == "9007199254740993");
    CHECK(as_text(12.0) == "12");
    CHECK(as_text(0.1) == "0.1");
    CHECK(as_text(1e15) == "1000000000000000");
    CHECK(as_text(-2.5) == "-2.5");
    CHECK(as_text(std::string("银杏")) == "银杏");
}

TEST_CASE("values become numbers only if all of them is one") {
    CHECK(as_number(std::int64_t{7}) == 7.0);
    CHECK(as_number(2.5) == 2.5);
    CHECK(as_number(std::string(" 120.5 ")) == 120.5);
    CHECK(as_number(std::string("+3")) == 3.0);
    CHECK(as_number(std::string("-1e3")) == -1000.0);
    CHECK_FALSE(as_number(Value{}).has_value());
    CHECK_FALSE(as_number(std::string("12户")).has_value());
    CHECK_FALSE(as_number(std::string("nan")).has_value());
    CHECK_FALSE(as_number(std::string("inf")).has_value());
    CHECK_FALSE(as_number(std::string("")).has_value());
    CHECK_FALSE(as_number(std::numeric_limits<double>::quiet_NaN()).has_value());
}

TEST_CASE("numbers with thousands and in full width are numbers") {
    CHECK(as_number(std::string("1,234")) == 1234.0);
    CHECK(as_number(std::string("12,345,678.5")) == 12'345'678.5);
    CHECK(as_number(std::string("１，２３４")) == 1234.0);
    CHECK(as_number(std::string("１２．５")) == 12.5);
    for (const char* text : {"12,34", ",123", "1,234,5", "1234,567", "1,", "1.5,000", "，"}) {
        CAPTURE(text);
        CHECK_FALSE(as_number(std::string(text)).has_value());
    }
}
