// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
/// @file
/// A small district, 1000 x 600 m, and a canvas that shows it at 2 m a pixel.
#pragma once

#include "desktop/map/layer_model.hpp"
#include "desktop/map/map_canvas.hpp"

#include <QApplication>
#include <QSignalSpy>
#include <QTest>

#include <memory>

namespace yike {

inline Ring square(double x, double y, double width, double height) {
    return {{x, y}, {x + width, y}, {x + width, y + height}, {x, y + height}, {x, y}};
}

/// Compound 0 is walled, 10 minutes away; compound 1 is open, 18 minutes away; compound 2 has no
/// way in. Stations 0 and 1, a gate on the west side of compound 0, a candidate, two roads.
inline MapData small_district() {
    MapData data;
    data.boundary = {{square(0, 0, 1000, 600), {}}};
    data.communities = {{"东社区", {{square(0, 0, 1000, 600), {}}}}};
    const auto compound = [&](const char* name, double x, double y, std::optional<double> minutes) {
        MapCompound c;
        c.id = name;
        c.name = name;
        c.ground = {{square(x, y, 120, 120), {}}};
        c.point = {x + 60, y + 60};
        c.households = 100;
        c.minutes = minutes;
        data.compounds.push_back(c);
    };
    compound("甲", 200, 100, 9.5);
    compound("乙", 600, 100, 18.0);
    compound("丙", 600, 400, std::nullopt);
    data.compounds[0].walled = true;
    data.compounds[2].has_access = false;
    data.isochrones = {{15, {{square(100, 50, 400, 400), {}}}}};
    data.gates = {{{200, 160}, true}};
    data.roads = {{"primary", "东风路", {{0, 300}, {500, 300}, {1000, 300}}},
                  {"residential", "", {{500, 0}, {500, 600}}}};
    data.stations = {{"东风路社区服务中心", 1, {300, 320}, true, false, std::nullopt},
                     {"小站", 2, {800, 200}, true, false, std::nullopt}};
    data.candidates = {{"K1", "", {400, 400}, 1}};
    return data;
}

/// The canvas with the district in its middle, 2 m a pixel; drawn to the end.
struct SmallMap {
    SmallMap() : SmallMap(small_district()) {}

    explicit SmallMap(MapData data) : ground(std::make_shared<MapData>(std::move(data))) {
        canvas.resize(600, 400);
        canvas.show();
        canvas.set_ground(ground);
        // 600 x 400 pixels with the air round a box are 1200 x 800 m.
        const PlanePoint half{600 / 1.06, 400 / 1.06};
        canvas.fly_to(Box{PlanePoint{500, 300} - half, PlanePoint{500, 300} + half});
        canvas.settle();
    }

    QPoint at(PlanePoint place) { return canvas.to_widget(place).toPoint(); }

    QColor colour(PlanePoint place) {
        canvas.settle();
        return canvas.grab().toImage().pixelColor(at(place));
    }

    std::shared_ptr<MapData> ground;
    MapCanvas canvas;
};

inline QColor colour_of(std::string_view hex) {
    return QColor(QString::fromUtf8(hex.data(), static_cast<qsizetype>(hex.size())));
}

} // namespace yike
