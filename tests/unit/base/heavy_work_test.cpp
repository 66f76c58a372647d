// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
#include "base/heavy_work.hpp"

#include <catch2/catch.hpp>

#include <string>
#include <vector>

using namespace yike;

namespace {

std::vector<std::string> seen;

void note(const char* what) {
    seen.emplace_back(what);
}

} // namespace

TEST_CASE("heavy work is told to the one who watches, and to nobody else") {
    seen.clear();
    begin_heavy_work("unseen");
    const HeavyWorkWatcher before = watch_heavy_work(&note);
    CHECK(before == nullptr);
    begin_heavy_work("seen");
    CHECK(watch_heavy_work(before) == &note);
    begin_heavy_work("unseen again");
    CHECK(seen == std::vector<std::string>{"seen"});
}
