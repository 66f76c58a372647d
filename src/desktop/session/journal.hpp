// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
/// @file
/// Private to this folder. What survives a crash: the whole work, written anew after every action.
#pragma once

#include "desktop/session/recovery.hpp"
#include "scenario/scenario.hpp"

#include <QLockFile>

#include <filesystem>
#include <memory>
#include <vector>

namespace yike {

/// One plan with everything that its file would say, and what no file can hold.
struct JournalPlan {
    Scenario scenario;
    std::filesystem::path file; ///< where it was saved; empty: nowhere
    bool is_modified = false;
};

struct JournalEntry {
    std::filesystem::path project;
    std::vector<JournalPlan> plans;
    std::size_t current = 0;
};

/// The journal of one running program. Each program locks its own; those whose program is gone
/// can be recovered.
class Journal {
  public:
    /// @param folder  of all journals; made when first needed
    explicit Journal(std::filesystem::path folder);

    /// Leaves the journal where it is: only remove() says that nothing is to be recovered.
    ~Journal();

    /// Writes the file complete or not at all. It does not wait for the disk: what is written
    /// survives the program, not a power cut within seconds.
    /// @throws DataError if it cannot be written
    void write(const JournalEntry& entry);

    /// There is nothing to be recovered any more.
    void remove();

    /// Journals of programs that are gone, the newest first. One that cannot be read is renamed,
    /// so that it is told once.
    std::vector<RecoverableWork> found() const;

    /// @throws DataError if it cannot be read
    static JournalEntry read(const std::filesystem::path& journal);

    static void discard(const std::filesystem::path& journal);

  private:
    std::filesystem::path folder_;
    std::filesystem::path file_;
    std::unique_ptr<QLockFile> lock_;
};

} // namespace yike
