// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
/// @file
/// Somebody who does anything to the window, in any order: the same seed does the same.
#pragma once

#include "desktop/window_fixture.hpp"

#include <QPoint>
#include <QString>
#include <QTimer>

#include <filesystem>
#include <random>
#include <vector>

class QMenu;

namespace yike::test {

class Monkey {
  public:
    /// @param folder  where it saves plans; removed by whoever made it
    Monkey(WindowFixture& at, std::uint64_t seed, std::filesystem::path folder);

    /// One gesture; @returns what it was, for the log.
    QString act();

    /// Lets go of everything that is held, so that the window shows the plan.
    void let_go();

    /// Plans that it has saved, in their order.
    const std::vector<std::filesystem::path>& saved() const { return saved_; }

  private:
    int below(int end);
    bool chance(double share);
    QPoint inside(const QWidget& widget);
    QString click_map();
    QString drag_map();
    QString drag_station();
    QString draw();
    QString turn_wheel();
    QString press_key_on_map();
    QString press_shortcut();
    QString press_button();
    QString choose_row();
    QString type_into_field();
    QString resize_window();
    QString choose_tab();
    QString save();
    QString open_saved();
    void answer_dialogs();

    WindowFixture& at_;
    std::mt19937_64 random_;
    std::filesystem::path folder_;
    std::vector<std::filesystem::path> saved_;
    QTimer dialogs_;
    bool holds_before_ = false;
};

} // namespace yike::test
