// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
/// @file
/// One window with the sample open, for all tests that need no window of their own: opening takes
/// longer than most of what is tested.
#pragma once

#include "desktop/window_fixture.hpp"

namespace yike::test {

/// As after opening the sample: one empty plan, the map with everything on it, nothing chosen, no
/// tool in hand, Chinese.
WindowFixture& open_window();

} // namespace yike::test
