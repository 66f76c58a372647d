// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
/// @file
/// Symbols drawn once and stamped many times.
#pragma once

#include "render/symbols.hpp"

#include <QImage>
#include <QPointF>

#include <map>
#include <tuple>

class QPainter;

namespace yike {

class MapSprites {
  public:
    /// @param centre  logical pixels
    void station(QPainter& painter, QPointF centre, const StationLook& look, double pixel_ratio);
    void candidate(QPainter& painter, QPointF centre, double size, double pixel_ratio);

  private:
    /// kind, tier, inside, closed, size in thousandths, pixel ratio in thousandths
    using Key = std::tuple<int, int, bool, bool, int, int>;

    std::map<Key, QImage> images_;
};

} // namespace yike
