// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
#include "desktop/window/desk.hpp"

namespace yike {

Desk::Desk(Session& session, Preferences& preferences, Language language)
    : session_(session), preferences_(preferences), voice_(language) {}

} // namespace yike
