// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
/// @file
/// Rules: Features without a way onto the network.
#pragma once

#include "doctor/patient.hpp"

namespace yike {

/// Adds to the patient's issues; does nothing where what it needs could not be read.
void check_access(Patient& patient);

} // namespace yike
