// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
#include "io/partial_place.hpp"

#include <fmt/format.h>

#include <atomic>
#include <cerrno>
#include <charconv>
#include <csignal>
#include <string>
#include <string_view>
#include <system_error>
#include <unistd.h>

namespace yike {

namespace fs = std::filesystem;

namespace {

constexpr std::string_view kPartial = ".partial-";

} // namespace

// `.NAME.partial-PID-N`: the process id lets a later run tell a dead leftover from one at work.
fs::path partial_name(const fs::path& place) {
    static std::atomic<unsigned> count{0};
    return place.parent_path() /
           fmt::format(
               ".{}{}{}-{}", place.filename().string(), kPartial, ::getpid(), count.fetch_add(1));
}

namespace {

bool is_alive(const std::string& partial, std::size_t pid_at) {
    int pid = 0;
    std::from_chars(partial.data() + pid_at, partial.data() + partial.size(), pid);
    return pid > 0 && (::kill(pid, 0) == 0 || errno == EPERM);
}

} // namespace

void remove_stale_partials(const fs::path& place) {
    const std::string prefix = fmt::format(".{}{}", place.filename().string(), kPartial);
    std::error_code ignored; // a leftover that cannot be removed is no reason to stop
    for (const fs::directory_entry& entry : fs::directory_iterator(place.parent_path(), ignored)) {
        const std::string name = entry.path().filename().string();
        if (name.starts_with(prefix) && !is_alive(name, prefix.size())) {
            fs::remove_all(entry.path(), ignored);
        }
    }
}

} // namespace yike
