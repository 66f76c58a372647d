// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
/// @file
/// The answer in figures; each can be clicked to see the places that it counts.
#pragma once

#include <QWidget>

#include <vector>

class QGridLayout;
class QLabel;

namespace yike {

class Desk;
class FigureTile;

class FiguresPanel : public QWidget {
    Q_OBJECT

  public:
    explicit FiguresPanel(Desk& desk, QWidget* parent = nullptr);

  signals:
    void places_wanted(int row); ///< of the figure model

  private:
    std::vector<int> kinds() const;
    void reload();
    void lay_out();
    void refresh();

    Desk& desk_;
    QGridLayout* grid_;
    QLabel* waiting_;
    std::vector<FigureTile*> tiles_;
    std::vector<int> laid_out_; ///< kinds of figures
};

} // namespace yike
