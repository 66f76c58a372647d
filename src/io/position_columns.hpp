// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
/// @file
/// Private to this folder: positions that a table keeps in columns.
#pragma once

#include "io/table.hpp"

namespace yike {

/// Fills the geometry of features from columns of longitude and latitude, or of WKT. Features
/// without a usable position are left out and listed if `source.geometry_required`; otherwise
/// they stay without geometry.
/// @throws DataError if positions are required and no column holds them.
void place_by_columns(Table& table, const TableSource& source);

} // namespace yike
