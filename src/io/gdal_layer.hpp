// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
/// @file
/// Private to this folder: one layer of a GDAL source as a table.
#pragma once

#include "io/table.hpp"

namespace yike {

/// read_table() for everything that is not CSV. @throws DataError
Table read_gdal_layer(const TableSource& source);

} // namespace yike
