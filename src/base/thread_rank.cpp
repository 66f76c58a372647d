// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
#include "base/thread_rank.hpp"

#ifdef __linux__
#include <sys/resource.h>
#include <unistd.h>
#endif

namespace yike {

void take_rank(ThreadRank rank) {
#ifdef __linux__
    // Half the weight of the rank before; beside other programs at work each still gets on.
    constexpr int kStep = 3;
    constexpr int kThisThread = 0;
    const auto first_thread = static_cast<id_t>(getpid());
    const int wanted = getpriority(PRIO_PROCESS, first_thread) + kStep * static_cast<int>(rank);
    if (wanted > getpriority(PRIO_PROCESS, kThisThread)) {
        setpriority(PRIO_PROCESS, kThisThread, wanted);
    }
#else
    static_cast<void>(rank);
#endif
}

} // namespace yike
