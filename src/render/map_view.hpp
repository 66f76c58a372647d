// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
/// @file
/// From the ground to the paper: scale, frame and scale bar.
#pragma once

#include "geometry/polygon.hpp"
#include "render/paper.hpp"

namespace yike {

/// The smallest conventional denominator (1:5,000, 1:7,500, 1:10,000, 1:12,500 ...) at which
/// `width_m` x `height_m` of ground fits on `width_pt` x `height_pt` of paper; at least 500.
double choose_scale(double width_m, double height_m, double width_pt, double height_pt);

/// Length on the ground of a scale bar: 1, 2 or 5 times a power of ten, the longest that takes
/// at most `longest_pt` of paper.
double scale_bar_m(double scale_denominator, double longest_pt);

/// The map inside its frame.
class MapView {
  public:
    /// @param centre  lies in the middle of the frame
    MapView(const SheetBox& frame, PlanePoint centre, double scale_denominator);

    const SheetBox& frame() const { return frame_; }

    double scale_denominator() const { return scale_denominator_; }

    double pt_per_m() const { return pt_per_m_; }

    /// Ground inside the frame.
    Box extent() const;

    PaperPoint to_paper(PlanePoint p) const;
    PaperLine to_paper(const Line& line) const;

    /// True if some of the ground inside the frame may belong to what has these bounds.
    bool shows(const Box& box) const { return extent().meets(box); }

    /// Parts of a line inside the frame, without points too near each other to be seen.
    PaperLines lines(const Line& line) const;

    /// Rings of polygons cut to the frame, for filling.
    PaperLines rings(const MultiPolygon& polygons) const;

    /// Outlines of polygons inside the frame, for stroking: no lines along the frame.
    PaperLines outlines(const MultiPolygon& polygons) const;

  private:
    SheetBox frame_;
    PlanePoint centre_;
    double scale_denominator_;
    double pt_per_m_;
};

} // namespace yike
