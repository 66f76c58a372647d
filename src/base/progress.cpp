// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
#include "base/progress.hpp"

#include "base/error.hpp"

namespace yike {

void Progress::stage(std::string_view /*name*/, std::size_t /*total*/) {}

void Progress::advance(std::size_t /*count*/) {}

bool Progress::stop_requested() const {
    return false;
}

void Progress::check() const {
    if (stop_requested()) {
        throw Stopped();
    }
}

} // namespace yike
