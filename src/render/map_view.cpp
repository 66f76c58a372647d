// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
#include "render/map_view.hpp"

#include <algorithm>
#include <array>
#include <cmath>

namespace yike {

namespace {

constexpr double kMetresPerPt = 0.0254 / 72;

// A tenth of a point is less than a printer's dot at 720 dpi.
constexpr double kThin_pt = 0.1;

// Lines run on a little under the frame, where their ends are not seen.
constexpr double kBleed_pt = 2;

void append(PaperLines& all, PaperLines parts) {
    all.insert(
        all.end(), std::make_move_iterator(parts.begin()), std::make_move_iterator(parts.end()));
}

} // namespace

double choose_scale(double width_m, double height_m, double width_pt, double height_pt) {
    constexpr std::array<double, 10> kSteps = {1, 1.25, 1.5, 2, 2.5, 3, 4, 5, 6, 7.5};
    constexpr double kLargest = 500;
    const double wanted = std::max(
        {width_m / (width_pt * kMetresPerPt), height_m / (height_pt * kMetresPerPt), kLargest});
    for (double ten = 100;; ten *= 10) {
        for (const double step : kSteps) {
            // A rounding error in the last bit must not cost a whole step.
            if (step * ten >= wanted * (1 - 1e-9)) {
                return step * ten;
            }
        }
    }
}

double scale_bar_m(double scale_denominator, double longest_pt) {
    const double longest_m = longest_pt * kMetresPerPt * scale_denominator;
    double best = 1;
    for (double ten = 1; ten <= longest_m; ten *= 10) {
        for (const double step : {1.0, 2.0, 5.0}) {
            if (step * ten <= longest_m) {
                best = step * ten;
            }
        }
    }
    return best;
}

MapView::MapView(const SheetBox& frame, PlanePoint centre, double scale_denominator)
    : frame_(frame), centre_(centre), scale_denominator_(scale_denominator),
      pt_per_m_(1 / (kMetresPerPt * scale_denominator)) {}

Box MapView::extent() const {
    const double half_width = frame_.width() / 2 / pt_per_m_;
    const double half_height = frame_.height() / 2 / pt_per_m_;
    return {{centre_.x - half_width, centre_.y - half_height},
            {centre_.x + half_width, centre_.y + half_height}};
}

PaperPoint MapView::to_paper(PlanePoint p) const {
    const PaperPoint middle = frame_.centre();
    return {middle.x + (p.x - centre_.x) * pt_per_m_, middle.y - (p.y - centre_.y) * pt_per_m_};
}

PaperLine MapView::to_paper(const Line& line) const {
    PaperLine points;
    points.reserve(line.size());
    for (const PlanePoint p : line) {
        points.push_back(to_paper(p));
    }
    return thinned(points, kThin_pt);
}

PaperLines MapView::lines(const Line& line) const {
    if (line.size() < 2 || !shows(yike::bounds(std::span<const PlanePoint>(line)))) {
        return {};
    }
    return clip_line(to_paper(line), frame_.grown(kBleed_pt));
}

PaperLines MapView::rings(const MultiPolygon& polygons) const {
    PaperLines all;
    const auto add = [&](const Ring& ring) {
        if (PaperLine cut = clip_ring(to_paper(ring), frame_); !cut.empty()) {
            all.push_back(std::move(cut));
        }
    };
    for (const Polygon& polygon : polygons) {
        if (!shows(yike::bounds(std::span<const PlanePoint>(polygon.outer)))) {
            continue;
        }
        add(polygon.outer);
        for (const Ring& hole : polygon.holes) {
            add(hole);
        }
    }
    return all;
}

PaperLines MapView::outlines(const MultiPolygon& polygons) const {
    PaperLines all;
    for (const Polygon& polygon : polygons) {
        append(all, lines(polygon.outer));
        for (const Ring& hole : polygon.holes) {
            append(all, lines(hole));
        }
    }
    return all;
}

} // namespace yike
