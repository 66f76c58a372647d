// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
/// @file
/// A middle with a panel at either side: the panels keep out of its way, can be drawn wider, and
/// fold to their handles.
#pragma once

#include <QByteArray>
#include <QWidget>

#include <array>

namespace yike {

class FlankHandle;
class Voice;

enum class Flank { left, right };

/// Pixels; a folded panel has 0.
struct FlankWidths {
    int left = 0;
    int right = 0;
};

/// What the panels ask for.
struct FlankWish {
    int wanted = 0;
    bool folded = false; ///< by the person
    bool kept = false;   ///< opened by the person: folds only if both were and there is no room
};

/// Neither panel takes more than 28 % of the whole, unless that is less than it needs to be read;
/// where the middle would get less than it needs, the left one folds, then the right one.
/// @param least         of a panel, pixels
/// @param least_middle  pixels
FlankWidths
flank_widths(int whole, const FlankWish& left, const FlankWish& right, int least, int least_middle);

class Flanks : public QWidget {
    Q_OBJECT

  public:
    Flanks(Voice& voice, QWidget& left, QWidget& middle, QWidget& right, QWidget* parent);

    bool is_folded(Flank side) const;

    /// By the person.
    void set_folded(Flank side, bool folded);

    /// As drawn with the mouse, pixels.
    void set_width(Flank side, int width);

    /// Widths and what is folded: to be remembered. What is no such state is taken as none.
    QByteArray state() const;
    void restore(const QByteArray& state);

  signals:
    void folded_changed();

  protected:
    void resizeEvent(QResizeEvent* event) override;

  private:
    enum class Choice { by_room, open, folded };

    struct Side {
        QWidget* panel = nullptr;
        FlankHandle* handle = nullptr;
        double wanted_lines = 0; ///< width in lines of text, so that it fits other screens
        Choice choice = Choice::by_room;
        bool is_folded = false;
    };

    Side& at(Flank side) { return sides_[static_cast<std::size_t>(side)]; }

    const Side& at(Flank side) const { return sides_[static_cast<std::size_t>(side)]; }

    FlankWish wish(Flank side) const;
    void add_handle(Voice& voice, Flank side);
    void arrange();

    QWidget& middle_;
    std::array<Side, 2> sides_;
};

} // namespace yike
