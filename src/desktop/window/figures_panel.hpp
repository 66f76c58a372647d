// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
/// @file
/// The answer in figures; each can be clicked to see the places that it counts.
#pragma once

#include "desktop/window/figure_tile.hpp"

#include <QWidget>

#include <vector>

class QGridLayout;
class QLabel;

namespace yike {

class Desk;

class FiguresPanel : public QWidget {
    Q_OBJECT

  public:
    explicit FiguresPanel(Desk& desk, QWidget* parent = nullptr);

    /// Decides how the figures are laid out: by the width that they have for sure, so that a scroll
    /// bar that comes and goes does not change it, and the height that they may have.
    void set_room(const QSize& room);

    /// Pixels that all figures need, as they are laid out now.
    int whole_height() const;

  signals:
    void laid_out();             ///< whole_height() may be another
    void places_wanted(int row); ///< of the figure model

  private:
    std::vector<int> kinds() const;
    bool fits(FigureTile::Form form, int width) const;
    int height_of_pairs() const;
    void choose_form();
    void reload();
    void lay_out();
    void refresh();

    Desk& desk_;
    QGridLayout* grid_;
    QLabel* waiting_;
    std::vector<FigureTile*> tiles_;
    std::vector<int> laid_out_; ///< kinds of figures
    FigureTile::Form form_ = FigureTile::Form::block;
    int columns_ = 1;
    QSize room_;
};

} // namespace yike
