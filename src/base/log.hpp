// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
/// @file
/// Messages for people, one line each, always on stderr unless a program installs its own sink.
#pragma once

#include <functional>
#include <string>

namespace yike {

enum class LogLevel { info, warning, error };

using LogSink = std::function<void(LogLevel level, const std::string& message)>;

/// Replaces the sink; an empty one restores stderr. Not to be called while work is running.
void set_log_sink(LogSink sink);

void log_info(const std::string& message);
void log_warning(const std::string& message);
void log_error(const std::string& message);

} // namespace yike
