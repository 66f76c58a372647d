// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
/// @file
/// Coordinates of OSM XML that the decoder would get wrong without a word.
#pragma once

#include <string>
#include <string_view>

namespace yike {

/// Looks through XML piece by piece for a `lat` or `lon` (of bounds too) with an exponent above
/// kMostExponent, such as "35.E851": libosmium (2.18) multiplies without looking and overflows.
class ExponentScanner {
  public:
    static constexpr int kMostExponent = 4; ///< 0.0180e4 is still a longitude

    /// The next piece of the text. True once such a coordinate was found.
    bool scan(std::string_view piece);

    /// The coordinate as it stands, cut after some letters.
    const std::string& found() const noexcept { return value_; }

  private:
    enum class State { text, name, equals, value };

    void read(char c);
    bool is_absurd() const;

    State state_ = State::text;
    std::string tail_;  ///< the last letters of a name
    std::string value_; ///< of the attribute at hand
    char quote_ = 0;
    bool found_ = false;
};

} // namespace yike
