// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
/// @file
/// Places on paper, in pt (1/72 inch) from the upper left corner, y downwards.
#pragma once

#include "geometry/polygon.hpp"

#include <vector>

namespace yike {

constexpr double mm_to_pt(double mm) {
    return mm * 72.0 / 25.4;
}

struct PaperPoint {
    double x = 0;
    double y = 0;

    bool operator==(const PaperPoint&) const = default;
};

using PaperLine = std::vector<PaperPoint>;
using PaperLines = std::vector<PaperLine>;

/// A rectangle on the paper, pt.
struct SheetBox {
    double left = 0;
    double top = 0;
    double right = 0;
    double bottom = 0;

    constexpr double width() const { return right - left; }

    constexpr double height() const { return bottom - top; }

    constexpr PaperPoint centre() const { return {(left + right) / 2, (top + bottom) / 2}; }

    constexpr SheetBox grown(double by) const {
        return {left - by, top - by, right + by, bottom + by};
    }

    constexpr bool contains(PaperPoint p) const {
        return p.x >= left && p.x <= right && p.y >= top && p.y <= bottom;
    }

    constexpr bool contains(const SheetBox& other) const {
        return other.left >= left && other.right <= right && other.top >= top &&
               other.bottom <= bottom;
    }

    /// Common inner points; boxes that touch do not meet.
    constexpr bool meets(const SheetBox& other) const {
        return left < other.right && other.left < right && top < other.bottom && other.top < bottom;
    }

    /// Its outline, closed.
    PaperLine outline() const;
};

/// The parts of a line inside a box. Formats without clipping (SVG) need it, the others are
/// smaller for it.
PaperLines clip_line(const PaperLine& line, const SheetBox& box);

/// A closed ring cut to a box (Sutherland and Hodgman 1974); empty when nothing is left. Parts of
/// a concave ring may be joined by seams along the edge of the box: fill it, do not stroke it.
PaperLine clip_ring(const PaperLine& ring, const SheetBox& box);

/// Lines at 45 degrees, `spacing` apart, inside closed rings by the even-odd rule.
PaperLines hatch(const PaperLines& rings, double spacing);

/// Without the points that lie within `tolerance` of the one kept before; ends stay.
PaperLine thinned(const PaperLine& line, double tolerance);

/// True if p is inside closed rings by the even-odd rule.
bool contains(const PaperLines& rings, PaperPoint p);

/// Smallest box around all points; {0, 0, 0, 0} for none.
SheetBox bounds(const PaperLines& lines);

} // namespace yike
