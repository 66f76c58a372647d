// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
#include "base/error.hpp"
#include "base/parallel.hpp"

#include <catch2/catch.hpp>

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <mutex>
#include <utility>
#include <vector>

using namespace yike;

namespace {

/// What a loop over `count` items leaves in its slots.
std::vector<std::uint64_t> squares(std::size_t count, std::size_t grain, std::size_t threads) {
    const ThreadLimit limit(threads);
    std::vector<std::uint64_t> slots(count);
    parallel_ranges(count, grain, [&slots](std::size_t begin, std::size_t end) {
        for (std::size_t i = begin; i < end; ++i) {
            slots[i] += i * i + 1;
        }
    });
    return slots;
}

} // namespace

TEST_CASE("every item is visited once, with 1 and with 8 threads alike") {
    const std::size_t grain = GENERATE(std::size_t{0}, std::size_t{1}, std::size_t{64});
    const std::vector<std::uint64_t> one = squares(10'007, grain, 1);
    const std::vector<std::uint64_t> eight = squares(10'007, grain, 8);
    CHECK(one == eight);
    CHECK(one == squares(10'007, grain, 0));
    for (std::size_t i = 0; i < one.size(); ++i) {
        REQUIRE(one[i] == i * i + 1);
    }
}

TEST_CASE("ranges are disjoint and never empty") {
    const ThreadLimit limit(8);
    std::mutex mutex;
    std::vector<std::pair<std::size_t, std::size_t>> ranges;
    parallel_ranges(1000, 100, [&](std::size_t begin, std::size_t end) {
        const std::lock_guard lock(mutex);
        ranges.emplace_back(begin, end);
    });
    std::size_t covered = 0;
    for (const auto& [begin, end] : ranges) {
        REQUIRE(begin < end);
        covered += end - begin;
    }
    CHECK(covered == 1000);
}

TEST_CASE("a loop over nothing calls nothing") {
    bool called = false;
    parallel_ranges(0, 1, [&called](std::size_t, std::size_t) { called = true; });
    CHECK_FALSE(called);
}

TEST_CASE("an exception leaves the loop with its type and message") {
    for (const std::size_t threads : {std::size_t{1}, std::size_t{8}}) {
        const ThreadLimit limit(threads);
        std::atomic<std::size_t> calls = 0;
        const auto loop = [&calls] {
            parallel_ranges(1000, 1, [&calls](std::size_t begin, std::size_t end) {
                ++calls;
                if (begin <= 500 && 500 < end) {
                    throw DataError("item 500 is bad");
                }
            });
        };
        CHECK_THROWS_MATCHES(loop(), DataError, Catch::Message("item 500 is bad"));
        CHECK(calls > 0);
    }
}

TEST_CASE("work with less help does the same, and its errors pass through") {
    std::vector<std::uint64_t> slots;
    with_less_help([&slots] { slots = squares(10'007, 16, 0); });
    CHECK(slots == squares(10'007, 16, 1));
    CHECK_THROWS_AS(with_less_help([] {
                        parallel_ranges(100, 1, [](std::size_t begin, std::size_t) {
                            if (begin >= 50) {
                                throw Stopped();
                            }
                        });
                    }),
                    Stopped);
}
