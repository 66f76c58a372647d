// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
/// @file
/// Private to this folder: drawings (DXF). GDAL gives all of a drawing's entities as one layer;
/// planners mean the layers that the draughtsman named.
#pragma once

#include "io/table.hpp"

#include <ogrsf_frmts.h>

#include <cstddef>
#include <filesystem>
#include <map>
#include <set>
#include <string>
#include <string_view>

namespace yike {

/// Refuses a drawing that ends within a line end of two characters, or holds a zero behind a
/// carriage return: GDAL's reader (3.6) would wait for the rest forever. Other files pass.
/// @throws DataError naming the file
void require_whole_lines(const std::filesystem::path& file);

/// The encoding of a drawing's texts where its header says it wrongly or not at all; empty if
/// GDAL reads the header right ($DWGCODEPAGE before R2007, UTF-8 since).
std::string dxf_encoding(const std::filesystem::path& file);

/// Text with the escapes of drawings resolved: `\U+56F4`, and `\M+5CEA7` for a character of GBK.
std::string without_dxf_escapes(std::string_view text);

/// Picks the entities of a drawing that belong to the wanted layers.
class DxfDrawing {
  public:
    /// Goes through all entities once to learn the layers' names.
    /// @throws DataError if a wanted layer has no entities, or none is named and there are several
    DxfDrawing(OGRLayer& entities, const TableSource& source);

    /// Whether an entity is on a wanted layer, in model space, and of a shape of use: texts and
    /// points are none for layers of lines.
    bool takes(OGRFeature& entity);

    /// How messages name what was read: "围墙, 栏杆".
    std::string layer_names() const;

    /// Resolves escapes and makes the handles unique (the parts of a block share one).
    void finish(Table& table) const;

  private:
    void choose(const TableSource& source);

    bool wants_points_;
    std::map<std::string, std::size_t> census_; ///< entities in model space of each layer
    std::set<std::string> wanted_;              ///< as in the drawing
    std::size_t paper_ = 0;
    std::size_t labels_ = 0;
};

} // namespace yike
