// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
/// @file
/// Rules: how positions are written (swapped, with a zone, in the wrong unit, elsewhere).
#pragma once

#include "doctor/patient.hpp"

namespace yike {

/// Adds to the patient's issues and readings. To be called first: what it explains need not be told
/// feature by feature.
void check_positions(Patient& patient);

} // namespace yike
