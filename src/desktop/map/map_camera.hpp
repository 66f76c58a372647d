// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
/// @file
/// Which ground the widget shows: its middle and how many metres a pixel is. Pixels are logical
/// ones, from the upper left corner, y downwards.
#pragma once

#include "geometry/plane_point.hpp"

#include <QPointF>
#include <QSizeF>

#include <algorithm>

namespace yike {

/// Logical pixels to an inch; sizes in pt and mm are those of paper at this resolution.
inline constexpr double kPixelsPerInch = 96;
inline constexpr double kPixelsPerPt = kPixelsPerInch / 72;
inline constexpr double kMetresPerInch = 0.0254;

struct MapCamera {
    PlanePoint centre;
    double m_per_px = 5;
    QSizeF size{1, 1};

    bool operator==(const MapCamera&) const = default;

    PlanePoint to_plane(QPointF at) const {
        return {centre.x + (at.x() - size.width() / 2) * m_per_px,
                centre.y - (at.y() - size.height() / 2) * m_per_px};
    }

    QPointF to_widget(PlanePoint p) const {
        return {size.width() / 2 + (p.x - centre.x) / m_per_px,
                size.height() / 2 - (p.y - centre.y) / m_per_px};
    }

    Box extent() const {
        const PlanePoint half{size.width() / 2 * m_per_px, size.height() / 2 * m_per_px};
        return {centre - half, centre + half};
    }

    double scale_denominator() const { return m_per_px * kPixelsPerInch / kMetresPerInch; }

    void pan(QPointF by) {
        centre.x -= by.x() * m_per_px;
        centre.y += by.y() * m_per_px;
    }

    /// @param wanted_m_per_px  the place under `at` stays there
    void zoom_about(QPointF at, double wanted_m_per_px) {
        const PlanePoint fixed = to_plane(at);
        m_per_px = wanted_m_per_px;
        centre = centre + (fixed - to_plane(at));
    }

    /// The same size showing all of a box, with a little air.
    MapCamera showing(const Box& box) const {
        MapCamera shown = *this;
        if (box.empty()) {
            return shown;
        }
        constexpr double kAir = 1.06;
        shown.centre = along(box.min, box.max, 0.5);
        shown.m_per_px = kAir * std::max((box.max.x - box.min.x) / size.width(),
                                         (box.max.y - box.min.y) / size.height());
        return shown;
    }
};

} // namespace yike
