// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
/// @file
/// A town large enough to judge datums by, as shapes and as a project.
#pragma once

#include "district/project_files.hpp"
#include "doctor/datum_judgement.hpp"
#include "support/sketch.hpp"

#include <algorithm>
#include <functional>
#include <random>
#include <string>
#include <vector>

namespace yike::test {

/// A made-up town near Qingdao: uneven streets, compounds whose corners lie beside them, gates on
/// the streets, stations along them.
struct Town {
    WorkingCrs crs = WorkingCrs::centred_on({120, 36});
    std::vector<LayerShape> shapes;
    Box box{{-6000, -6000}, {6000, 6000}};

    explicit Town(std::uint32_t seed, int crossings = 24) {
        Sketch sketch = random_town(seed, crossings, 180);
        const District& district = sketch.district();
        crs = district.crs;
        LayerShape roads = shape_of_roads(district, Datum::wgs84);
        LayerShape compounds{"compounds", Datum::wgs84, {}};
        LayerShape gates{"gates", Datum::wgs84, {}};
        LayerShape stations{"stations", Datum::wgs84, {}};
        std::mt19937 random(seed);
        std::uniform_real_distribution<double> offset(6, 14);
        for (std::size_t i = 0; i < district.roads.size(); i += 4) {
            const Line& line = district.roads[i].line;
            const PlanePoint along_street = line[1] - line[0];
            const double length = std::sqrt(dot(along_street, along_street));
            const PlanePoint beside{-along_street.y / length, along_street.x / length};
            const PlanePoint a = line[0] + offset(random) * beside;
            const PlanePoint b = line[1] + offset(random) * beside;
            const PlanePoint c = b + 60.0 * beside;
            const PlanePoint d = a + 60.0 * beside;
            add(compounds, {a, b, c, d, a});
            if (i % 12 == 0) {
                add(gates, {line[1]});
            }
            if (i % 20 == 0) {
                add(stations, {along(a, b, 0.5)});
            }
        }
        shapes = {compounds, gates, roads, stations};
    }

    void add(LayerShape& shape, const Line& line) const {
        ShapeChain chain{{}, std::to_string(shape.chains.size())};
        for (const PlanePoint p : line) {
            chain.positions.push_back(crs.to_lon_lat(p));
        }
        shape.chains.push_back(chain);
    }

    LayerShape& layer(const std::string& name) {
        return *std::find_if(
            shapes.begin(), shapes.end(), [&](const LayerShape& s) { return s.name == name; });
    }

    void
    move(const std::string& name, const std::function<LonLat(LonLat)>& change, double share = 1) {
        auto& chains = layer(name).chains;
        const auto count = static_cast<std::size_t>(share * static_cast<double>(chains.size()));
        for (std::size_t i = 0; i < count; ++i) {
            for (LonLat& p : chains[i].positions) {
                p = change(p);
            }
        }
    }

    DatumJudgement judge() const {
        Progress progress;
        return judge_datums(shapes, crs, box, progress);
    }
};

/// The town as a project; `datum` of a layer may be set in its keys.
inline ProjectFiles files_of(const Town& town) {
    ProjectFiles files;
    const auto position = [](LonLat p) { return fmt::format("[{:.9f},{:.9f}]", p.lon, p.lat); };
    const auto chain = [&](const GlobeLine& line) {
        std::vector<std::string> positions;
        std::transform(line.begin(), line.end(), std::back_inserter(positions), position);
        return fmt::format("[{}]", fmt::join(positions, ","));
    };
    for (const LayerShape& shape : town.shapes) {
        std::vector<std::string> features;
        for (const ShapeChain& one : shape.chains) {
            const std::string id = fmt::format("\"id\":\"{}\"", features.size());
            if (shape.name == "compounds") {
                features.push_back(json_feature(
                    id + ",\"households\":100", "Polygon", "[" + chain(one.positions) + "]"));
            } else if (shape.name == "roads") {
                features.push_back(json_feature(
                    id + ",\"class\":\"residential\"", "LineString", chain(one.positions)));
            } else {
                features.push_back(
                    json_feature(id + ",\"name\":\"n\"", "Point", position(one.positions.front())));
            }
        }
        files.set(shape.name, features);
    }
    GlobeLine corners;
    for (const PlanePoint p :
         {PlanePoint{-3000, -3000}, {3000, -3000}, {3000, 3000}, {-3000, 3000}, {-3000, -3000}}) {
        corners.push_back(town.crs.to_lon_lat(p));
    }
    files.set("boundary", {json_feature("", "Polygon", "[" + chain(corners) + "]")});
    return files;
}

} // namespace yike::test
