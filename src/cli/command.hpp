// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
/// @file
/// One verb of the command line. Each verb has its own pair of files, command_<verb>.hpp/.cpp.
#pragma once

#include "base/error.hpp"
#include "base/progress.hpp"

#include <memory>

namespace CLI {
class App;
}

namespace yike::cli {

class Command {
  public:
    Command() = default;
    Command(const Command&) = delete;
    Command& operator=(const Command&) = delete;
    virtual ~Command() = default;

    /// Adds the verb with its options, its help and an example. Opens no file.
    /// @returns the part of `program` that is parsed exactly when this verb is to run
    virtual CLI::App& declare(CLI::App& program) = 0;

    /// Does the work with the options as parsed. Results go to files or stdout, messages to the
    /// log, the way the work goes to `progress`.
    /// @returns done, or the code of an answer that is neither an error nor a success
    /// @throws Error, whose code becomes the exit code
    virtual ExitCode run(Progress& progress) = 0;
};

} // namespace yike::cli
