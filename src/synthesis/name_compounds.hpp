// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
/// @file
/// Invented names.
#pragma once

#include "synthesis/town.hpp"

namespace yike {

/// Gives every compound a name of its own, as its type and community suggest. All are invented.
void name_compounds(Town& town);

} // namespace yike
