// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
/// @file
/// A field whose text becomes a step of the plan.
#pragma once

#include <QLineEdit>

namespace yike {

/// Undo and redo are those of its text while there is something of it to take back; else those of
/// the plan, which a plain field would swallow.
class PlanField : public QLineEdit {
    Q_OBJECT

  public:
    using QLineEdit::QLineEdit;

    bool event(QEvent* event) override;
};

} // namespace yike
