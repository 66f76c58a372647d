// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
#include "base/log.hpp"

#include <catch2/catch.hpp>

#include <string>
#include <utility>
#include <vector>

using namespace yike;

TEST_CASE("a program may install its own sink for messages") {
    std::vector<std::pair<LogLevel, std::string>> seen;
    set_log_sink(
        [&seen](LogLevel level, const std::string& message) { seen.emplace_back(level, message); });
    log_info("read 3 roads");
    log_warning("one is empty");
    log_error("none is left");
    set_log_sink({});

    REQUIRE(seen.size() == 3);
    CHECK(seen[0] == std::pair(LogLevel::info, std::string("read 3 roads")));
    CHECK(seen[1].first == LogLevel::warning);
    CHECK(seen[2].first == LogLevel::error);
}
