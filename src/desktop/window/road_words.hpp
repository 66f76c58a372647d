// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
/// @file
/// What kinds of road are called.
#pragma once

#include "render/words.hpp"

#include <QString>

#include <string>

namespace yike {

/// @param road_class  value of OSM's `highway`, links like their road; any other is a road
QString road_class_text(const std::string& road_class, Language language);

} // namespace yike
