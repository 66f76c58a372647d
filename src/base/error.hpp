// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
/// @file
/// Errors after which work cannot go on; each kind has the exit code of the command line.
#pragma once

#include <stdexcept>
#include <string>

namespace yike {

/// Exit codes of every program of the project.
enum class ExitCode { done = 0, internal = 1, usage = 2, bad_data = 3, no_answer = 4, stopped = 5 };

/// Where in the user's data something was found. Empty parts are left out when printed.
struct Place {
    std::string file;
    std::string layer;
    std::string feature;
    std::string field;

    bool operator==(const Place&) const = default;
};

/// `roads.gpkg: layer "walk": feature "4711": field "class"`; empty when nothing is known.
std::string to_string(const Place& place);

/// Base of all errors that are meant to be read by a user.
class Error : public std::runtime_error {
  public:
    Error(ExitCode code, const std::string& message);
    Error(ExitCode code, Place place, const std::string& message);

    ExitCode code() const noexcept { return code_; }

    const Place& place() const noexcept { return place_; }

  private:
    ExitCode code_;
    Place place_;
};

/// Wrong words on the command line (exit 2).
class UsageError : public Error {
  public:
    explicit UsageError(const std::string& message) : Error(ExitCode::usage, message) {}
};

/// A file, layer, CRS or setting that cannot be used (exit 3).
class DataError : public Error {
  public:
    explicit DataError(const std::string& message) : Error(ExitCode::bad_data, message) {}

    DataError(Place place, const std::string& message)
        : Error(ExitCode::bad_data, std::move(place), message) {}
};

/// A coordinate reference system that is missing, unknown or of no use.
class CrsError : public DataError {
  public:
    using DataError::DataError;
};

/// The user or a time limit stopped the work (exit 5).
class Stopped : public Error {
  public:
    Stopped() : Error(ExitCode::stopped, "stopped; no result was written") {}
};

} // namespace yike
