// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
/// @file
/// Room for labels: first come, first served, and a label that finds no room is left out.
#pragma once

#include "render/paper.hpp"

#include <optional>
#include <span>
#include <string>
#include <vector>

namespace yike {

/// Which parts of the frame are taken. Callers ask in the order of importance.
class LabelRoom {
  public:
    explicit LabelRoom(const SheetBox& frame);

    /// Keeps labels off a symbol or another ornament.
    void block(const SheetBox& box);

    /// Keeps labels off a line.
    /// @param half  of its width
    void block_line(PaperPoint a, PaperPoint b, double half);

    /// From now on no label crosses the edge of that box: it lies all inside, or all outside.
    void keep_whole_at(const SheetBox& edge) { edge_ = edge; }

    /// From now on labels stay that far apart, pt; they may come nearer to what is blocked.
    void keep_apart(double air_pt) { air_pt_ = air_pt; }

    /// True if a label there would lie inside the frame and meet nothing.
    bool free(const SheetBox& box) const;

    /// Takes the boxes, which together are one label, if all are free.
    bool take(std::span<const SheetBox> boxes);

    bool take(const SheetBox& box) { return take(std::span(&box, 1)); }

    /// Takes the first of the boxes that is free and on the same side of the edge as the place
    /// that it names. @returns it where it is kept until the next label is taken; null if none is
    const SheetBox* take_first(const std::vector<SheetBox>& boxes, PaperPoint place);
    const SheetBox* take_first(const std::vector<SheetBox>& boxes);

    /// Boxes of each label taken, in order.
    const std::vector<std::vector<SheetBox>>& labels() const { return labels_; }

  private:
    std::vector<std::size_t>& cell(std::size_t column, std::size_t row);
    bool crosses_edge(std::span<const SheetBox> boxes) const;
    void remember(const SheetBox& box);

    SheetBox frame_;
    std::optional<SheetBox> edge_;
    double air_pt_ = 0;
    std::size_t columns_;
    std::size_t rows_;
    std::vector<std::vector<std::size_t>> cells_; ///< indexes into `taken_`
    std::vector<SheetBox> taken_;
    std::vector<std::vector<SheetBox>> labels_;
};

/// Eight boxes of a label around a symbol, best first: right, left, above, below, corners.
/// @param gap  between the symbol's centre line and the label, pt
std::vector<SheetBox> boxes_around(PaperPoint symbol, double gap, double width, double height);

/// A label written along a line: one box and one place for each of its letters' run.
struct LineLabel {
    PaperPoint base;    ///< left end of the base line
    double degrees = 0; ///< counter-clockwise; never upside down
    std::vector<SheetBox> boxes;
};

/// Straight enough stretches of a line for a label, the one nearest to its middle first.
std::vector<LineLabel> places_along(const PaperLine& line, double width, double height);

/// Boxes of a label that lie wholly inside rings (even-odd), the most central first.
std::vector<SheetBox> boxes_inside(const PaperLines& rings, double width, double height);

/// Pieces that share ends joined to the longest chains; straight on wherever there is a choice.
PaperLines joined_pieces(PaperLines pieces);

} // namespace yike
