// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
/// @file
/// Rules: Texts that were decoded wrongly.
#pragma once

#include "doctor/patient.hpp"

namespace yike {

/// Adds to the patient's issues; does nothing where what it needs could not be read.
void check_texts(Patient& patient);

} // namespace yike
