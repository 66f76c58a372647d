// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
#include "render/text_block.hpp"

#include <catch2/catch.hpp>

using namespace yike;

namespace {

/// Ten for a Chinese letter, six for any other.
double measure(const std::string& text) {
    double width = 0;
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        width += byte >= 0xE0 ? 10 : byte < 0x80 ? 6 : 0;
    }
    return width;
}

} // namespace

TEST_CASE("Chinese breaks between letters, never before a comma") {
    using Pieces = std::vector<std::string>;
    CHECK(break_pieces("可达，好") == Pieces{"可", "达，", "好"});
    CHECK(break_pieces("（4公里/时）") == Pieces{"（4公", "里/时）"});
    CHECK(break_pieces("15 minutes on foot") == Pieces{"15 minutes ", "on ", "foot"});
    CHECK(break_pieces("").empty());
}

TEST_CASE("lines keep to their width and lose nothing") {
    const std::string text = "有围墙的小区从开放的大门中最近的一个起算，开放小区取中位数。";
    std::string all;
    for (const std::string& line : fill_lines(break_pieces(text), 80, measure)) {
        CHECK(measure(line) <= 80);
        all += line;
    }
    CHECK(all == text);
}

TEST_CASE("a headline is as even as it can be") {
    const auto lines = even_lines({"尚有", "6,412户", "步行15分钟", "到不了"}, 120, measure);
    REQUIRE(lines.size() == 2);
    CHECK(lines[0] == "尚有6,412户");
    CHECK(lines[1] == "步行15分钟到不了");
}
