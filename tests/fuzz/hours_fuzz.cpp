// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
// Opening hours, and the times of the week that they are asked for.
#include "district/opening_hours.hpp"
#include "fuzz_input.hpp"

using namespace yike;
using namespace yike::test;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view text = text_of(data, size);
    // Whether hours are understood does not depend on the time that is asked for.
    const bool understood = is_open(text, {0, 0}).has_value();
    for (int day = 0; day < 7; ++day) {
        for (const int minute : {0, 1, 719, 720, 1439}) {
            require(is_open(text, {day, minute}).has_value() == understood);
        }
    }
    if (const auto time = parse_week_time(text)) {
        require(time->day >= 0 && time->day < 7 && time->minute >= 0 && time->minute < 1440);
        require(parse_week_time(to_string(*time)) == time);
    }
    return 0;
}
