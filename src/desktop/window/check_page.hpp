// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
/// @file
/// What the data doctor found, to be confirmed before the map is believed.
#pragma once

#include <QWidget>

class QLabel;
class QListWidget;
class QPlainTextEdit;
class QPushButton;
class QTableView;
class QVBoxLayout;

namespace yike {

class Desk;

class CheckPage : public QWidget {
    Q_OBJECT

  public:
    explicit CheckPage(Desk& desk, QWidget* parent = nullptr);

  private:
    void add_heading(QVBoxLayout& column);
    void add_table(QVBoxLayout& column);
    QWidget* make_detail();
    void tell_heading();
    void tell_size();
    void tell_finding();
    void show_place(int row);

    Desk& desk_;
    QLabel* sign_ = nullptr;
    QLabel* headline_ = nullptr;
    QLabel* size_ = nullptr;
    QPushButton* go_on_ = nullptr;
    QTableView* table_ = nullptr;
    QLabel* what_ = nullptr;
    QLabel* mend_ = nullptr;
    QListWidget* places_ = nullptr;
    QPushButton* fold_ = nullptr;
    QPlainTextEdit* words_ = nullptr;
};

} // namespace yike
