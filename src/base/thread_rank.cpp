// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
#include "base/thread_rank.hpp"

#ifdef __linux__
#include <sys/resource.h>
#endif

namespace yike {

void take_rank(ThreadRank rank) {
#ifdef __linux__
    // Half the weight of the rank before; beside other programs at work each still gets on.
    constexpr int kStep = 3;
    thread_local int taken = 0;
    const int wanted = kStep * static_cast<int>(rank);
    if (wanted > taken) {
        constexpr int kThisThread = 0;
        setpriority(
            PRIO_PROCESS, kThisThread, getpriority(PRIO_PROCESS, kThisThread) + wanted - taken);
        taken = wanted;
    }
#else
    static_cast<void>(rank);
#endif
}

} // namespace yike
