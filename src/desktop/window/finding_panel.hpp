// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
/// @file
/// One finding of the doctor: what it is, what to do, and where.
#pragma once

#include <QPersistentModelIndex>
#include <QWidget>

class QLabel;
class QListWidget;
class QPlainTextEdit;
class QPushButton;

namespace yike {

class Desk;

class FindingPanel : public QWidget {
    Q_OBJECT

  public:
    explicit FindingPanel(Desk& desk, QWidget* parent = nullptr);

    /// @param row  of the finding model; invalid: none
    void show_finding(const QModelIndex& row);

  private:
    void add_places();
    void add_detail();
    void tell_places();
    void show_place(int place);

    Desk& desk_;
    QPersistentModelIndex row_;
    QLabel* what_;
    QLabel* mend_;
    QLabel* where_;
    QListWidget* places_ = nullptr;
    QPushButton* fold_ = nullptr;
    QPlainTextEdit* detail_ = nullptr;
};

} // namespace yike
