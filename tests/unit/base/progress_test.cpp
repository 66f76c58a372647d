// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
#include "base/error.hpp"
#include "base/progress.hpp"

#include <catch2/catch.hpp>

using namespace yike;

namespace {

class StopAtOnce : public Progress {
  public:
    bool stop_requested() const override { return true; }
};

} // namespace

TEST_CASE("the plain progress says nothing and never stops work") {
    Progress progress;
    progress.stage("roads", 10);
    progress.advance();
    progress.advance(9);
    CHECK_FALSE(progress.stop_requested());
    CHECK_NOTHROW(progress.check());
}

TEST_CASE("a wish to stop ends work with its own error") {
    const StopAtOnce progress;
    CHECK_THROWS_AS(progress.check(), Stopped);
}
