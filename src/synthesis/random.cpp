// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
#include "synthesis/random.hpp"

#include <cmath>

namespace yike {

namespace {

constexpr std::uint64_t kGolden = 0x9E3779B97F4A7C15U;

std::uint64_t mixed(std::uint64_t z) {
    z = (z ^ (z >> 30U)) * 0xBF58476D1CE4E5B9U;
    z = (z ^ (z >> 27U)) * 0x94D049BB133111EBU;
    return z ^ (z >> 31U);
}

double to_unit(std::uint64_t bits) {
    return static_cast<double>(bits >> 11U) * 0x1p-53;
}

double eased(double t) {
    return t * t * (3 - 2 * t);
}

} // namespace

Random Random::fork(std::uint64_t key) const {
    return Random(mixed(state_ ^ mixed(key + kGolden)));
}

std::uint64_t Random::next() {
    state_ += kGolden;
    return mixed(state_);
}

double Random::unit() {
    return to_unit(next());
}

double Random::between(double least, double greatest) {
    return least + (greatest - least) * unit();
}

double Random::bell() {
    const double a = unit();
    const double b = unit();
    return (a + b + unit()) / 1.5 - 1;
}

std::size_t Random::below(std::size_t count) {
    return static_cast<std::size_t>(unit() * static_cast<double>(count));
}

double SmoothNoise::corner(std::int64_t i, std::int64_t j) const {
    const auto a = static_cast<std::uint64_t>(i);
    const auto b = static_cast<std::uint64_t>(j);
    return 2 * to_unit(mixed(seed_ ^ mixed(a * kGolden + mixed(b)))) - 1;
}

double SmoothNoise::at(PlanePoint p) const {
    const double x = p.x / scale_m_;
    const double y = p.y / scale_m_;
    const double i = std::floor(x);
    const double j = std::floor(y);
    const auto column = static_cast<std::int64_t>(i);
    const auto row = static_cast<std::int64_t>(j);
    const double u = eased(x - i);
    const double v = eased(y - j);
    const double low = corner(column, row) * (1 - u) + corner(column + 1, row) * u;
    const double high = corner(column, row + 1) * (1 - u) + corner(column + 1, row + 1) * u;
    return low * (1 - v) + high * v;
}

} // namespace yike
