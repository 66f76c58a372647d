// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
/// @file
/// Which threads go first where cores are few.
#pragma once

namespace yike {

enum class ThreadRank {
    first,  ///< those that never asked: a window, a command
    second, ///< what is waited for
    third,  ///< what can come later
};

/// From now on this thread, and those that it begins, go after the ones of earlier ranks. A thread
/// never comes forward again. The first thread of the program keeps the first rank. Does nothing
/// but on Linux.
void take_rank(ThreadRank rank);

} // namespace yike
