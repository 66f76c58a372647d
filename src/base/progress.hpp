// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
/// @file
/// How long work tells how far it is, and how it is asked to stop.
#pragma once

#include <cstddef>
#include <string_view>

namespace yike {

/// Reports stages of work and carries the wish to stop. The base class does nothing and is
/// what tests pass. Implementations must allow calls from several threads.
class Progress {
  public:
    Progress() = default;
    Progress(const Progress&) = delete;
    Progress& operator=(const Progress&) = delete;
    virtual ~Progress() = default;

    /// A new stage begins; `total` is 0 when unknown.
    virtual void stage(std::string_view name, std::size_t total);

    /// `count` more steps of the current stage are done. Cheap enough for inner loops.
    virtual void advance(std::size_t count = 1);

    /// True once the work should stop.
    virtual bool stop_requested() const;

    /// @throws Stopped once the work should stop.
    void check() const;
};

} // namespace yike
