// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
/// @file
/// At the right of the map: the answer in figures, and the lists.
#pragma once

#include <QWidget>

class QScrollArea;

namespace yike {

class Desk;
class FiguresPanel;
class ListsPanel;

/// The figures have the height that they need, unless little would be left of the lists; then they
/// roll.
class RightPanel : public QWidget {
    Q_OBJECT

  public:
    explicit RightPanel(Desk& desk, QWidget* parent = nullptr);

    FiguresPanel& figures() { return *figures_; }

    ListsPanel& lists() { return *lists_; }

  protected:
    void resizeEvent(QResizeEvent* event) override;

  private:
    void arrange();

    FiguresPanel* figures_;
    ListsPanel* lists_;
    QScrollArea* roll_;
};

} // namespace yike
