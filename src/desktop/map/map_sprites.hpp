// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
/// @file
/// Symbols drawn once and stamped many times.
#pragma once

#include "render/canvas.hpp"
#include "render/symbols.hpp"

#include <QImage>
#include <QPointF>

#include <map>
#include <string>
#include <tuple>

class QPainter;

namespace yike {

/// A halo is slow to draw, and the name is drawn with every movement.
inline constexpr TextStyle kNameInHand{
    .size_pt = 9.5, .colour = palette::kText, .bold = true, .halo = true};

class MapSprites {
  public:
    /// @param centre  logical pixels
    void station(QPainter& painter, QPointF centre, const StationLook& look, double pixel_ratio);
    void candidate(QPainter& painter, QPointF centre, double size, double pixel_ratio);

    /// Only the last name is kept.
    /// @param base  where the text begins on its base line, logical pixels
    void name_in_hand(QPainter& painter, QPointF base, const std::string& name, double pixel_ratio);

  private:
    /// kind, tier, inside, closed, size in thousandths, pixel ratio in thousandths
    using Key = std::tuple<int, int, bool, bool, int, int>;

    struct Name {
        std::string name;
        double pixel_ratio = 0;
        QImage image;
        QPoint base; ///< in it, device pixels
    };

    std::map<Key, QImage> images_;
    Name name_;
};

} // namespace yike
