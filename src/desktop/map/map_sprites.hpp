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

class MapSprites {
  public:
    /// @param centre  logical pixels
    void station(QPainter& painter, QPointF centre, const StationLook& look, double pixel_ratio);
    void candidate(QPainter& painter, QPointF centre, double size, double pixel_ratio);

    /// One text at a time is kept: that of what is in hand. Halos are slow to draw.
    /// @param base  where the text begins on its base line, logical pixels
    void text(QPainter& painter,
              QPointF base,
              const std::string& words,
              const TextStyle& style,
              double pixel_ratio);

  private:
    /// kind, tier, inside, closed, size in thousandths, pixel ratio in thousandths
    using Key = std::tuple<int, int, bool, bool, int, int>;

    struct Text {
        std::string words;
        double pixel_ratio = 0;
        QImage image;
        QPoint base; ///< in it, device pixels
    };

    std::map<Key, QImage> images_;
    Text text_;
};

} // namespace yike
