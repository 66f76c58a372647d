// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
#include "scenario/scenario.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace yike {

namespace {

constexpr std::array<std::pair<ChangeKind, const char*>, 8> kNames{{
    {ChangeKind::relocate, "relocate"},
    {ChangeKind::renovate, "renovate"},
    {ChangeKind::build, "build"},
    {ChangeKind::close, "close"},
    {ChangeKind::open_gate, "open_gate"},
    {ChangeKind::close_gate, "close_gate"},
    {ChangeKind::add_path, "add_path"},
    {ChangeKind::block_road, "block_road"},
}};

} // namespace

std::string to_string(ChangeKind kind) {
    return kNames[static_cast<std::size_t>(kind)].second;
}

std::optional<ChangeKind> change_kind(const std::string& text) {
    const auto it = std::find_if(
        kNames.begin(), kNames.end(), [&text](const auto& name) { return text == name.second; });
    return it == kNames.end() ? std::nullopt : std::optional(it->first);
}

const std::vector<ChangeKind>& change_kinds() {
    static const std::vector<ChangeKind> kinds = [] {
        std::vector<ChangeKind> all;
        for (const auto& [kind, name] : kNames) {
            all.push_back(kind);
        }
        return all;
    }();
    return kinds;
}

} // namespace yike
