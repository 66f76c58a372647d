// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
#include "io/osm_exponents.hpp"

#include <algorithm>

namespace yike {

namespace {

constexpr std::size_t kLongestValue = 64;

bool is_blank(char c) {
    return c == ' ' || c == '\t' || c == '\r' || c == '\n';
}

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

} // namespace

bool ExponentScanner::scan(std::string_view piece) {
    for (std::size_t i = 0; i < piece.size() && !found_; ++i) {
        if (state_ == State::text && piece[i] != 'l') { // nearly always
            continue;
        }
        read(piece[i]);
    }
    return found_;
}

void ExponentScanner::read(char c) {
    switch (state_) {
    case State::text:
        tail_ = c;
        state_ = State::name;
        break;
    case State::name: // "l", then "at" or "on", then blanks and "="
        if (tail_.size() < 3) {
            tail_ += c;
            const bool may_be = std::string_view("lat").starts_with(tail_) ||
                                std::string_view("lon").starts_with(tail_);
            state_ = may_be ? State::name : State::text;
        } else if (c == '=') {
            state_ = State::equals;
        } else if (!is_blank(c)) {
            state_ = State::text;
        }
        if (state_ == State::text && c == 'l') {
            tail_ = c;
            state_ = State::name;
        }
        break;
    case State::equals:
        if (c == '"' || c == '\'') {
            quote_ = c;
            value_.clear();
            state_ = State::value;
        } else if (!is_blank(c)) {
            state_ = State::text;
        }
        break;
    case State::value:
        if (c != quote_ && value_.size() < kLongestValue) {
            value_ += c;
            break;
        }
        found_ = is_absurd();
        state_ = State::text;
        break;
    }
}

bool ExponentScanner::is_absurd() const {
    const std::size_t e = value_.find_first_of("eE");
    if (e == std::string::npos) {
        return false;
    }
    int exponent = 0;
    for (std::size_t i = e + 1; i < value_.size() && is_digit(value_[i]); ++i) {
        exponent = std::min(1000, 10 * exponent + (value_[i] - '0'));
    }
    return exponent > kMostExponent;
}

} // namespace yike
