// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
#include "doctor/layer_shape.hpp"

namespace yike {

std::size_t LayerShape::vertex_count() const {
    std::size_t count = 0;
    for (const ShapeChain& chain : chains) {
        count += chain.positions.size();
    }
    return count;
}

LayerShape shape_of(const std::string& name,
                    Datum declared,
                    const std::vector<Feature>& features,
                    const std::vector<std::string>& ids) {
    LayerShape shape{name, declared, {}};
    for (std::size_t i = 0; i < features.size(); ++i) {
        const Feature& feature = features[i];
        for (const LonLat p : feature.points) {
            shape.chains.push_back({{p}, ids[i]});
        }
        for (const GlobeLine& line : feature.lines) {
            shape.chains.push_back({line, ids[i]});
        }
        for (const GlobePolygon& polygon : feature.polygons) {
            shape.chains.push_back({polygon.outer, ids[i]});
            for (const GlobeLine& hole : polygon.holes) {
                shape.chains.push_back({hole, ids[i]});
            }
        }
    }
    return shape;
}

LayerShape shape_of_roads(const District& district, Datum declared) {
    LayerShape shape{"roads", declared, {}};
    shape.chains.reserve(district.roads.size());
    for (const Road& road : district.roads) {
        ShapeChain chain{{}, road.id};
        chain.positions.reserve(road.line.size());
        for (const PlanePoint p : road.line) {
            chain.positions.push_back(district.crs.to_lon_lat(p));
        }
        shape.chains.push_back(std::move(chain));
    }
    return shape;
}

} // namespace yike
