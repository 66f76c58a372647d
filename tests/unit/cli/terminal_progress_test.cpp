// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
#include "base/log.hpp"
#include "base/parallel.hpp"
#include "cli/terminal_progress.hpp"

#include <catch2/catch.hpp>

#include <cstddef>

using namespace yike;
using namespace yike::cli;

TEST_CASE("the line tells a share if the total is known, else a count") {
    CHECK(progress_text("roads", 0, 0) == "roads");
    CHECK(progress_text("roads", 1234, 0) == "roads 1234");
    CHECK(progress_text("roads", 0, 8) == "roads 0 %");
    CHECK(progress_text("roads", 2, 8) == "roads 25 %");
    CHECK(progress_text("roads", 9, 8) == "roads 100 %");
}

TEST_CASE("steps may be told from many threads") {
    const ThreadLimit limit(8);
    TerminalProgress progress(true);
    progress.stage("fields", 10'000);
    parallel_ranges(10'000, 1, [&progress](std::size_t begin, std::size_t end) {
        progress.advance(end - begin);
    });
    SUCCEED("no data race, and nothing drawn within the first second");
}
