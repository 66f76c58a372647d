// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
/// @file
/// Styles for QGIS in the colours of the maps.
#pragma once

#include "io/write_layers.hpp"
#include "render/words.hpp"
#include "report/xml.hpp"

#include <string>
#include <vector>

namespace yike {

/// What legends depend on.
struct QgisStyleOptions {
    Language language = Language::zh;
    std::vector<int> minutes; ///< cutoffs of the isochrones, ascending
};

/// How a layer is drawn: alone over any ground; isochrones also as lines above the compounds or a
/// tint below them, compounds also with those covered in grey, below gap areas.
enum class StyleLook { whole, lines, tint, covered };

/// What a style says, as elements that a style and a project file share: the renderer, labels and
/// words for the fields. Empty for a layer that has no style.
std::vector<Xml> qgis_style_elements(const OutputLayer& layer,
                                     const QgisStyleOptions& options,
                                     StyleLook look = StyleLook::whole);

/// QML text for a layer of result.gpkg, whichever features it has; empty for a name that has no
/// style.
std::string qgis_style(const OutputLayer& layer, const QgisStyleOptions& options);

/// 「小区（到最近站点的步行分钟）」: what people call a layer of result.gpkg.
std::string layer_title(const std::string& layer, Language language);

} // namespace yike
