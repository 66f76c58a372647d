// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
/// @file
/// The geometry of one layer as the comparison of layers sees it: chains of positions.
#pragma once

#include "district/district.hpp"
#include "io/table.hpp"

#include <cstddef>
#include <string>
#include <vector>

namespace yike {

/// A line, a ring, or a point (a chain of one).
struct ShapeChain {
    GlobeLine positions;
    std::string feature; ///< its id, for messages
};

/// Positions are WGS 84 as the project declares the layer.
struct LayerShape {
    std::string name;
    Datum declared = Datum::wgs84;
    std::vector<ShapeChain> chains;

    std::size_t vertex_count() const;
};

/// The chains of a layer's features.
LayerShape shape_of(const std::string& name,
                    Datum declared,
                    const std::vector<Feature>& features,
                    const std::vector<std::string>& ids);

/// The roads of a district as they were read.
LayerShape shape_of_roads(const District& district, Datum declared);

} // namespace yike
