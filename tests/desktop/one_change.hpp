// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
/// @file
/// One change of a plan, made by a tool, and everything that has to be true of it.
#pragma once

#include "desktop/window_hand.hpp"
#include "desktop/window_sight.hpp"

#include <filesystem>

namespace yike::test {

const District& sample_of(WindowFixture& at);

/// From the moment before the change is made.
class OneChange {
  public:
    explicit OneChange(WindowFixture& at);

    /// What the window tells of the change is what the command line tells of the saved plan; undo
    /// takes it back to the pixel, and its file brings it again.
    /// @param kind    that is to be in the ledger now, alone
    /// @param priced  it asks for a cost before it is saved
    void check(ChangeKind kind, bool priced);

    /// Nothing came of it: everything is as it was, to the pixel.
    void check_nothing();

  private:
    void leave_tool();
    void check_steps(int steps);
    void check_ticks();
    void check_file();

    WindowFixture& at_;
    std::filesystem::path file_ = at_.folder / "plan.toml";
    QImage picture_;
    Sight before_;
    Sight after_;
};

} // namespace yike::test
