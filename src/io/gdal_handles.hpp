// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
/// @file
/// Private to this folder: GDAL's start, its messages and its thread-local options.
#pragma once

#include <gdal_priv.h>

#include <cpl_error.h>
#include <string>
#include <vector>

namespace yike {

/// Registers GDAL's drivers once.
void start_gdal();

/// Collects what GDAL says on this thread while it lives; nothing of it reaches stderr.
class GdalMessages {
  public:
    GdalMessages();
    GdalMessages(const GdalMessages&) = delete;
    GdalMessages& operator=(const GdalMessages&) = delete;
    ~GdalMessages();

    std::size_t failures() const noexcept { return failures_; }

    const std::string& last_failure() const noexcept { return last_failure_; }

    /// Different warnings in the order in which they came.
    const std::vector<std::string>& warnings() const noexcept { return warnings_; }

  private:
    static void CPL_STDCALL receive(CPLErr level, CPLErrorNum number, const char* message);

    std::size_t failures_ = 0;
    std::string last_failure_;
    std::vector<std::string> warnings_;
};

/// Sets a GDAL option for this thread while it lives.
class GdalOption {
  public:
    GdalOption(const char* key, const std::string& value);
    GdalOption(const GdalOption&) = delete;
    GdalOption& operator=(const GdalOption&) = delete;
    ~GdalOption();

  private:
    const char* key_;
    bool had_value_;
    std::string old_value_;
};

} // namespace yike
