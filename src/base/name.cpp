// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
#include "base/name.hpp"

#include <functional>
#include <mutex>
#include <unordered_set>

namespace yike {

namespace {

struct TextHash {
    using is_transparent = void;

    std::size_t operator()(std::string_view text) const noexcept {
        return std::hash<std::string_view>{}(text);
    }
};

class Names {
  public:
    const std::string* keep(std::string_view text) {
        const std::lock_guard lock(mutex_);
        auto it = texts_.find(text);
        if (it == texts_.end()) {
            it = texts_.emplace(text).first;
        }
        return &*it;
    }

  private:
    std::mutex mutex_;
    std::unordered_set<std::string, TextHash, std::equal_to<>> texts_; // its texts do not move
};

// Never destroyed: rows may outlive it otherwise.
Names& all_names() {
    static Names& names = *new Names;
    return names;
}

} // namespace

Name::Name() {
    static const std::string* const empty = all_names().keep({});
    text_ = empty;
}

Name::Name(std::string_view text) : text_(all_names().keep(text)) {}

} // namespace yike
