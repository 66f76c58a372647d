// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
#include "base/error.hpp"
#include "cli/interrupt.hpp"
#include "cli/terminal_progress.hpp"

#include <catch2/catch.hpp>

#include <csignal>

using namespace yike;
using namespace yike::cli;

// One test, since the flag stays up for the rest of the program.
TEST_CASE("the first signal asks to stop, and the second has its usual effect") {
    listen_for_interrupts();
    const TerminalProgress progress(false);
    CHECK_NOTHROW(progress.check());

    std::raise(SIGTERM);
    CHECK(interrupted());
    CHECK(progress.stop_requested());
    CHECK_THROWS_AS(progress.check(), Stopped);

    CHECK(std::signal(SIGTERM, SIG_DFL) == SIG_DFL);
    CHECK(std::signal(SIGINT, SIG_DFL) != SIG_DFL);
}
