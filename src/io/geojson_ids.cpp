// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
#include "io/geojson_ids.hpp"

#include <cctype>
#include <cstddef>
#include <fstream>
#include <string>

namespace yike {

namespace {

/// Walks through JSON text letter by letter; what is no JSON ends the walk.
class FirstFeature {
  public:
    explicit FirstFeature(std::istream& in) : in_(in) {}

    bool has_numeric_id() {
        for (int c = next(); c != EOF; c = next()) {
            switch (c) {
            case '{':
            case '[':
                ++depth_;
                break;
            case '}':
            case ']':
                if (depth_ == kFeature && in_features_) {
                    return false; // the end of the first feature
                }
                --depth_;
                break;
            case '"':
                if (read_name() && is_id_of_feature()) {
                    return next_is_whole_number();
                }
                break;
            default:
                break;
            }
        }
        return false;
    }

  private:
    // { "features": [ {
    static constexpr std::size_t kCollection = 1;
    static constexpr std::size_t kFeature = 3;

    int next() {
        int c = in_.get();
        while (c != EOF && std::isspace(c) != 0) {
            c = in_.get();
        }
        return c;
    }

    /// Reads a text to its end; true if it names a member.
    bool read_name() {
        name_.clear();
        for (int c = in_.get(); c != '"'; c = in_.get()) {
            if (c == EOF) {
                return false;
            }
            if (c == '\\') {
                c = in_.get();
            }
            if (name_.size() < kLongestName) {
                name_ += static_cast<char>(c);
            }
        }
        const int after = next();
        if (after != ':') {
            in_.unget();
            return false;
        }
        if (depth_ == kCollection) {
            in_features_ = name_ == "features";
        }
        return true;
    }

    bool is_id_of_feature() const { return depth_ == kFeature && in_features_ && name_ == "id"; }

    bool next_is_whole_number() {
        int c = next();
        std::size_t digits = 0;
        for (c = c == '-' ? in_.get() : c; std::isdigit(c) != 0; c = in_.get()) {
            ++digits;
        }
        return digits > 0 && c != '.' && c != 'e' && c != 'E';
    }

    static constexpr std::size_t kLongestName = 16;

    std::istream& in_;
    std::string name_;
    std::size_t depth_ = 0;
    bool in_features_ = false;
};

} // namespace

bool has_numbered_features(const std::filesystem::path& file) {
    std::ifstream in(file, std::ios::binary);
    // Other formats begin otherwise.
    while (in && (std::isspace(in.peek()) != 0 || in.peek() == 0xEF || in.peek() == 0xBB ||
                  in.peek() == 0xBF)) {
        in.get();
    }
    return in.peek() == '{' && FirstFeature(in).has_numeric_id();
}

} // namespace yike
