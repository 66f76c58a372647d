// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
#include "base/name.hpp"
#include "base/parallel.hpp"

#include <catch2/catch.hpp>

#include <vector>

using namespace yike;

TEST_CASE("equal texts are one name") {
    const Name a("coverage.gate.15.households.all");
    const std::string text = "coverage.gate.15.households.all";
    CHECK(a == Name(text));
    CHECK(&a.text() == &Name(text).text());
    CHECK(a == text);
    CHECK(a == "coverage.gate.15.households.all");
    CHECK_FALSE(a == Name("coverage.gate.15.households.tier1"));
    CHECK(Name() == "");
    CHECK(Name() == Name(""));
    const std::string& as_text = a;
    CHECK(as_text == text);
}

TEST_CASE("names made by several threads are the same") {
    constexpr std::size_t kCount = 2000;
    constexpr std::size_t kDifferent = 37;
    std::vector<Name> names(kCount);
    parallel_ranges(kCount, 1, [&](std::size_t begin, std::size_t end) {
        for (std::size_t i = begin; i < end; ++i) {
            names[i] = Name("name " + std::to_string(i % kDifferent));
        }
    });
    for (std::size_t i = 0; i < kCount; ++i) {
        CHECK(names[i] == names[i % kDifferent]);
        CHECK(names[i] == "name " + std::to_string(i % kDifferent));
    }
}
