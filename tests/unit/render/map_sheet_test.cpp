// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
#include "base/error.hpp"
#include "render/map_sheet.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <cctype>
#include <chrono>
#include <filesystem>
#include <fstream>
#include <random>
#include <set>
#include <sstream>
#include <thread>

using namespace yike;

namespace {

MultiPolygon square(double x, double y, double side) {
    return {{{{x, y}, {x + side, y}, {x + side, y + side}, {x, y + side}, {x, y}}, {}}};
}

/// A square town of 4 km with everything a map can show.
MapData town() {
    MapData data;
    data.name = "方城街道";
    data.data_date = "2025-11-01";
    data.note = "示意数据";
    data.attribution = "测试";
    data.boundary = square(0, 0, 4000);
    data.communities = {{"东社区", square(2000, 0, 2000)}, {"西社区", square(0, 0, 2000)}};
    for (int i = 0; i < 12; ++i) {
        MapCompound compound;
        compound.id = "R" + std::to_string(i);
        compound.name = "小区" + std::to_string(i);
        compound.ground = square(200 + 300 * i, 300, 200);
        compound.point = {300.0 + 300 * i, 400};
        compound.households = 100 + i;
        compound.minutes = 3.0 * i;
        compound.walled = i % 2 == 0;
        data.compounds.push_back(compound);
        data.households += compound.households;
        (i <= 5 ? data.covered_households : data.uncovered_households) += compound.households;
    }
    data.compounds.back().has_access = false;
    data.isochrones = {{15, square(100, 100, 1900)}};
    data.gaps = square(2600, 250, 1200);
    data.water = square(0, 3000, 500);
    data.barriers = {{BarrierKind::rail, {{0, 2000}, {4000, 2200}}},
                     {BarrierKind::wall, {{100, 2500}, {900, 2500}}}};
    data.gates = {{{300, 300}, true}, {{900, 300}, false}};
    data.roads = {{"primary", "人民路", {{0, 1500}, {4000, 1500}}},
                  {"residential", "", {{1000, 0}, {1000, 4000}}},
                  {"footway", "", {{1500, 0}, {1500, 4000}}}};
    data.stations = {{"东社区党群服务中心", 1, {500, 600}, true, false},
                     {"花园小区党群服务站", 2, {1500, 900}, true, false},
                     {"外社区党群服务中心", 1, {-200, 900}, false, false},
                     {"旧社区党群服务中心", 1, {1500, 1800}, true, true}};
    return data;
}

bool has(const std::vector<std::string>& texts, const std::string& text) {
    return std::find(texts.begin(), texts.end(), text) != texts.end();
}

std::filesystem::path scratch(const std::string& name) {
    const auto folder = std::filesystem::temp_directory_path() / "yike_render_test";
    std::filesystem::create_directories(folder);
    return folder / name;
}

std::string bytes_of(const std::filesystem::path& file) {
    std::ostringstream bytes;
    bytes << std::ifstream(file, std::ios::binary).rdbuf();
    return bytes.str();
}

/// Words of ASCII letters alone, cut at everything else.
std::set<std::string> ascii_words(const std::vector<std::string>& texts) {
    std::set<std::string> words;
    for (const std::string& text : texts) {
        std::string word;
        for (const char c : text + " ") {
            if (std::isalnum(static_cast<unsigned char>(c)) != 0) {
                word += c;
            } else {
                const bool letters = std::all_of(word.begin(), word.end(), [](char l) {
                    return std::isalpha(static_cast<unsigned char>(l)) != 0;
                });
                if (letters && !word.empty()) {
                    words.insert(word);
                }
                word.clear();
            }
        }
    }
    return words;
}

bool has_chinese(const std::string& text) {
    return std::any_of(
        text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) >= 0xE3; });
}

} // namespace

TEST_CASE("a Chinese sheet has no English word on it") {
    for (const MapTheme theme : {MapTheme::coverage, MapTheme::gaps}) {
        const SheetRecord record = plan_sheet(town(), theme, {});
        CHECK(ascii_words(record.texts).empty());
        CHECK(has(record.texts, "内部工作用图 未经地图审核 不得公开"));
        CHECK(has(record.texts, "示意数据"));
    }
}

TEST_CASE("an English sheet has no Chinese word of ours on it") {
    MapData data = town();
    data.name = "Square";
    data.note = data.attribution = "made up";
    data.communities.clear();
    data.stations.clear();
    data.roads.clear();
    for (MapCompound& compound : data.compounds) {
        compound.name = compound.id;
    }
    SheetOptions options;
    options.language = Language::en;
    for (const MapTheme theme : {MapTheme::coverage, MapTheme::gaps}) {
        for (const std::string& text : plan_sheet(data, theme, options).texts) {
            CAPTURE(text);
            CHECK_FALSE(has_chinese(text));
        }
    }
}

TEST_CASE("labels never meet, however many stations there are") {
    std::mt19937 random(5);
    std::uniform_real_distribution<double> place(0, 4000);
    MapData data = town();
    for (int i = 0; i < 300; ++i) {
        data.stations.push_back({"第" + std::to_string(i) + "社区党群服务中心",
                                 1 + i % 2,
                                 {place(random), place(random)},
                                 true,
                                 false});
    }
    const auto labels = plan_sheet(data, MapTheme::gaps, {}).labels;
    CHECK(labels.size() > 50);
    for (std::size_t i = 0; i < labels.size(); ++i) {
        for (std::size_t k = i + 1; k < labels.size(); ++k) {
            for (const SheetBox& a : labels[i]) {
                for (const SheetBox& b : labels[k]) {
                    REQUIRE_FALSE(a.meets(b));
                }
            }
        }
    }
}

TEST_CASE("the legend has what the map shows and nothing else") {
    MapData data = town();
    SheetOptions options;
    auto legend = plan_sheet(data, MapTheme::coverage, options).legend;
    for (const char* line : {"0–5",
                             "20–30",
                             "无法步行到达",
                             "关闭的站点",
                             "界外站点",
                             "铁路",
                             "围墙",
                             "开放的大门",
                             "关闭的大门",
                             "水面",
                             "步行15分钟范围",
                             "社区界",
                             "街道界"}) {
        CAPTURE(line);
        CHECK(has(legend, line));
    }
    CHECK_FALSE(has(legend, "服务盲区"));
    CHECK_FALSE(has(legend, "河流"));
    CHECK_FALSE(has(legend, "户数为估算"));
    data.stations.clear();
    data.barriers.clear();
    data.water.clear();
    data.estimated_households = true;
    data.compounds.resize(2);
    legend = plan_sheet(data, MapTheme::coverage, options).legend;
    CHECK(has(legend, "0–5"));
    CHECK(has(legend, "户数为估算"));
    for (const char* line :
         {"5–10", "30以上", "无法步行到达", "社区党群服务中心", "铁路", "水面"}) {
        CAPTURE(line);
        CHECK_FALSE(has(legend, line));
    }
    CHECK(has(plan_sheet(town(), MapTheme::gaps, options).legend, "服务盲区"));
}

TEST_CASE("only the gaps in the list beside the map are numbered on it") {
    MapData data = town();
    const auto texts = plan_sheet(data, MapTheme::gaps, {}).texts;
    const auto number = [&](const std::string& n) {
        return std::count(texts.begin(), texts.end(), n);
    };
    CHECK(number("1") == 2);
    CHECK(has(texts, "小区11"));
    SheetOptions crowded;
    crowded.paper = PaperSize::a4;
    crowded.language = Language::en;
    data.figures = {{"80.0%", "covered"}}; // no numbers but those of the list
    const auto few = plan_sheet(data, MapTheme::gaps, crowded).texts;
    const bool listed = has(few, "Largest compounds not covered");
    for (int i = 3; i <= 10; ++i) {
        CHECK(std::count(few.begin(), few.end(), std::to_string(i)) <= (listed ? 2 : 0));
    }
}

TEST_CASE("a sheet without any data is drawn") {
    const MapData nothing;
    for (const char* name : {"empty.png", "empty.svg", "empty.pdf"}) {
        for (const bool portrait : {false, true}) {
            SheetOptions options;
            options.portrait = portrait;
            options.dpi = 50;
            draw_sheet(nothing, MapTheme::gaps, options, scratch(name));
            CHECK(std::filesystem::file_size(scratch(name)) > 500);
        }
    }
}

TEST_CASE("a district without stations and compounds is drawn") {
    MapData data = town();
    data.stations.clear();
    data.compounds.clear();
    data.isochrones.clear();
    data.gaps.clear();
    data.households = data.covered_households = data.uncovered_households = 0;
    for (const MapTheme theme : {MapTheme::coverage, MapTheme::gaps}) {
        const SheetRecord record = plan_sheet(data, theme, {});
        CHECK_FALSE(has(record.legend, "0–5"));
        CHECK(record.scale_denominator == 15'000);
    }
}

TEST_CASE("the same sheet has the same bytes a second later") {
    const MapData data = town();
    SheetOptions options;
    options.dpi = 60;
    for (const char* ending : {"png", "svg", "pdf"}) {
        const auto first = scratch(std::string("first.") + ending);
        const auto second = scratch(std::string("second.") + ending);
        draw_sheet(data, MapTheme::coverage, options, first);
        std::this_thread::sleep_for(std::chrono::milliseconds(1100));
        draw_sheet(data, MapTheme::coverage, options, second);
        CHECK(bytes_of(first) == bytes_of(second));
        CHECK(bytes_of(first).size() > 10'000);
    }
    const std::string pdf = bytes_of(scratch("first.pdf"));
    CHECK(pdf.find("/CreationDate (D:20251101000000Z)") != std::string::npos);
}

TEST_CASE("words in an SVG are text") {
    const auto file = scratch("words.svg");
    draw_sheet(town(), MapTheme::coverage, {}, file);
    const std::string svg = bytes_of(file);
    CHECK(svg.find("内部工作用图") != std::string::npos);
    CHECK(svg.find("'Noto Sans CJK SC'") != std::string::npos);
    CHECK(svg.find("width=\"420mm\" height=\"297mm\"") != std::string::npos);
    CHECK(svg.find("#fffefd\" fill-opacity") == std::string::npos);
}

TEST_CASE("paper, extent and scale are as asked") {
    SheetOptions options;
    options.scale_denominator = 12'345;
    CHECK(plan_sheet(town(), MapTheme::coverage, options).scale_denominator == 12'345);
    CHECK(has(plan_sheet(town(), MapTheme::coverage, options).texts, "1:12,345（A3）"));
    options = {};
    options.extent = Box{{1000, 1000}, {1500, 1400}};
    const SheetRecord part = plan_sheet(town(), MapTheme::coverage, options);
    CHECK(part.extent.contains(options.extent->min));
    CHECK(part.extent.contains(options.extent->max));
    CHECK(has(part.texts, "图幅位置"));
    options = {};
    options.paper = PaperSize::a2;
    options.portrait = true;
    CHECK(plan_sheet(town(), MapTheme::gaps, options).scale_denominator == 12'500);
}

TEST_CASE("a review number is printed only if somebody typed it") {
    SheetOptions options;
    options.review_number = "鲁SG(2025)001号";
    const auto texts = plan_sheet(town(), MapTheme::coverage, options).texts;
    CHECK(has(texts, "审图号：鲁SG(2025)001号"));
    for (const std::string& text : plan_sheet(town(), MapTheme::coverage, {}).texts) {
        CHECK(text.find("审图号") == std::string::npos);
    }
}

TEST_CASE("what cannot be drawn is refused") {
    CHECK_THROWS_AS(draw_sheet(town(), MapTheme::coverage, {}, scratch("map.bmp")), UsageError);
    CHECK_THROWS_AS(draw_sheet(town(), MapTheme::coverage, {}, "/no/such/folder/map.svg"),
                    DataError);
    SheetOptions options;
    options.dpi = 10;
    CHECK_THROWS_AS(plan_sheet(town(), MapTheme::coverage, options), UsageError);
    options = {};
    options.scale_denominator = 1;
    CHECK_THROWS_AS(plan_sheet(town(), MapTheme::coverage, options), UsageError);
    options = {};
    options.extent = Box{};
    CHECK_THROWS_AS(plan_sheet(town(), MapTheme::coverage, options), UsageError);
}
