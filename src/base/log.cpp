// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
#include "base/log.hpp"

#include <cstdio>
#include <mutex>
#include <utility>

namespace yike {

namespace {

void write_to_stderr(LogLevel level, const std::string& message) {
    static std::mutex mutex;
    const std::lock_guard lock(mutex);
    const char* prefix = level == LogLevel::error     ? "error: "
                         : level == LogLevel::warning ? "warning: "
                                                      : "";
    std::fprintf(stderr, "%s%s\n", prefix, message.c_str());
}

LogSink& current_sink() {
    static LogSink sink = write_to_stderr;
    return sink;
}

} // namespace

void set_log_sink(LogSink sink) {
    current_sink() = sink ? std::move(sink) : write_to_stderr;
}

void log_info(const std::string& message) {
    current_sink()(LogLevel::info, message);
}

void log_warning(const std::string& message) {
    current_sink()(LogLevel::warning, message);
}

void log_error(const std::string& message) {
    current_sink()(LogLevel::error, message);
}

} // namespace yike
