// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
#include "base/thread_rank.hpp"

#include <catch2/catch.hpp>

#include <functional>
#include <thread>

#ifdef __linux__
#include <sys/resource.h>
#endif

using namespace yike;

namespace {

/// In a thread of its own: a rank once taken is never given back.
void apart(const std::function<void()>& what) {
    std::thread(what).join();
}

#ifdef __linux__
int niceness() {
    return getpriority(PRIO_PROCESS, 0);
}
#endif

} // namespace

#ifdef __linux__
TEST_CASE("a thread goes behind those of earlier ranks, and never comes forward") {
    const int first = niceness();
    int second = 0;
    int third = 0;
    apart([&] {
        take_rank(ThreadRank::second);
        second = niceness();
        take_rank(ThreadRank::third);
        third = niceness();
        take_rank(ThreadRank::second);
        CHECK(niceness() == third);
    });
    CHECK(first < second);
    CHECK(second < third);
    CHECK(niceness() == first);
}

TEST_CASE(
    "a thread begun by one of a rank has that rank, and takes it without going further back") {
    apart([] {
        take_rank(ThreadRank::second);
        const int second = niceness();
        apart([second] {
            CHECK(niceness() == second);
            take_rank(ThreadRank::second);
            CHECK(niceness() == second);
        });
    });
}
#endif
