// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
// Control points, as text: each line holds x, y, longitude and latitude; a limit ends the text.
#include "fuzz_input.hpp"
#include "geometry/control_points.hpp"

#include <cmath>
#include <sstream>

using namespace yike;
using namespace yike::test;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    std::istringstream text{std::string(text_of(data, size))};
    std::vector<ControlPoint> points;
    std::vector<double> numbers;
    for (std::string word; text >> word && points.size() < 50;) {
        numbers.push_back(std::strtod(word.c_str(), nullptr));
        if (numbers.size() == 4) {
            points.push_back({{numbers[0], numbers[1]}, {numbers[2], numbers[3]}});
            numbers.clear();
        }
    }
    const double limit = numbers.empty() ? ControlPointFit::kDefaultLimit : numbers[0];
    if (!(limit >= ControlPointFit::kLeastLimit && limit <= ControlPointFit::kGreatestLimit)) {
        return 0; // the project file allows no other
    }
    refusing([&] {
        const ControlPointFit fit(points, limit);
        require(fit.residuals().size() == points.size());
        for (const double residual : fit.residuals()) {
            require(residual <= limit);
        }
        require(fit.scale() >= ControlPointFit::kLeastScale &&
                fit.scale() <= ControlPointFit::kGreatestScale);
        require(std::abs(fit.rotation()) <= 180);
        require(is_valid(fit.to_lon_lat(points.front().from)));
    });
    return 0;
}
