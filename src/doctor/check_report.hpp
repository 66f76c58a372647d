// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
/// @file
/// The doctor's list for people and for programs.
#pragma once

#include "doctor/finding.hpp"

#include <string>
#include <vector>

namespace yike {

/// `{"issues":[{"kind","severity","layer","count","households","where":[{"feature","lon","lat"}],
/// "message","mend"}]}` with a line feed at the end; positions that are not known are null.
std::string findings_to_json(const std::vector<Finding>& findings);

/// By severity, the worst first, each with at most `examples` places.
std::string findings_to_text(const std::vector<Finding>& findings, std::size_t examples = 3);

} // namespace yike
