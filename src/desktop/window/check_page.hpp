// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
/// @file
/// What the data doctor found, to be confirmed before the map is believed.
#pragma once

#include <QWidget>

class QLabel;
class QPushButton;
class QVBoxLayout;

namespace yike {

class Desk;
class FindingPanel;
class RowTable;

class CheckPage : public QWidget {
    Q_OBJECT

  public:
    explicit CheckPage(Desk& desk, QWidget* parent = nullptr);

  protected:
    void showEvent(QShowEvent* event) override;

  private:
    void add_heading(QVBoxLayout& column);
    QWidget* make_table();
    void tell_findings();
    void tell_heading();
    QString headline() const;
    void tell_size();
    void tell_others();

    Desk& desk_;
    QLabel* sign_ = nullptr;
    QLabel* headline_ = nullptr;
    QLabel* size_ = nullptr;
    QPushButton* go_on_ = nullptr;
    RowTable* table_ = nullptr;
    QLabel* others_ = nullptr; ///< what was looked for and is not there
    FindingPanel* finding_ = nullptr;
};

} // namespace yike
