// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
/// @file
/// Private to this folder. Large things of the engine are taken down where nobody waits for it: a
/// district with its field takes longer to free than a window may be deaf.
#pragma once

#include <functional>
#include <memory>
#include <utility>

namespace yike {

/// Calls `free` on a thread of its own if this is the thread of the window, else at once.
void let_go(std::function<void()> free);

/// What the heap keeps of all that was let go before goes back to the system: what one project took
/// is seldom of the size that the next one needs.
void give_back_memory();

/// The same thing; its last holder lets go of it by let_go(), whichever thread that is on.
template <class T> std::shared_ptr<T> freed_elsewhere(std::shared_ptr<T> thing) {
    T* const borrowed = thing.get();
    return std::shared_ptr<T>(
        borrowed, [thing = std::move(thing)](T*) mutable { let_go([last = std::move(thing)] {}); });
}

} // namespace yike
