// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
/// @file
/// What went wrong: what happened to which file, what was kept, one button that helps, and the
/// engine's own words folded away. In the way of nothing.
#pragma once

#include "desktop/session/failure.hpp"

#include <QFrame>

class QLabel;
class QPlainTextEdit;
class QPushButton;

namespace yike {

class Voice;

class TroubleBar : public QFrame {
    Q_OBJECT

  public:
    explicit TroubleBar(Voice& voice, QWidget* parent = nullptr);

    void tell(const Failure& failure);

    /// The sentence and the detail, as they were told.
    QString words() const;

  signals:
    void help_wanted(yike::FailureHelp help);

  private:
    void show_words();
    void toggle_detail();

    Voice& voice_;
    Failure failure_;
    QLabel* what_;
    QPushButton* help_;
    QPushButton* fold_;
    QPlainTextEdit* detail_;
};

} // namespace yike
