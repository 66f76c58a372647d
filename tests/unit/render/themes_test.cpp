// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
#include "base/error.hpp"
#include "io/result_folder.hpp"
#include "render/class_chart.hpp"
#include "render/fill_classes.hpp"
#include "render/map_findings.hpp"
#include "render/map_sheet.hpp"
#include "render/palette.hpp"
#include "support/temp_folder.hpp"

#include <QImage>
#include <catch2/catch.hpp>

#include <algorithm>
#include <map>

using namespace yike;

namespace {

MultiPolygon square(double x, double y, double side) {
    return {{{{x, y}, {x + side, y}, {x + side, y + side}, {x, y + side}, {x, y}}, {}}};
}

MapCompound compound(int i, int tier1, int tier2, double households) {
    MapCompound c;
    c.id = c.name = "R" + std::to_string(i);
    c.ground = square(200 + 400 * i, 300, 300);
    c.point = {350.0 + 400 * i, 450};
    c.households = households;
    c.minutes = 5;
    c.stations_within = {tier1, tier2};
    return c;
}

/// Two close centres, two close compound stations, four communities of which two fall short.
MapData district() {
    MapData data;
    data.name = "北区";
    data.data_date = "2025-11-01";
    data.boundary = square(0, 0, 4000);
    for (int i = 0; i < 6; ++i) {
        data.compounds.push_back(compound(i, i, i == 5 ? 2 : 0, 100));
    }
    data.stations = {{"东社区党群服务中心", 1, {500, 600}, true, false, 0.1},
                     {"花园社区党群服务中心", 1, {900, 600}, true, false, 0.5},
                     {"一号院小区党群服务站", 2, {2500, 600}, true, false, 0.0},
                     {"二号院小区党群服务站", 2, {2700, 600}, true, false, 0.19},
                     {"邻街社区党群服务中心", 1, {-300, 600}, false, false, 0.0}};
    data.conflicts = {{0, 1, 6.25, 300}, {2, 3, 3.1, 100}};
    data.area_units = {{"甲社区", square(0, 0, 2000), 499.9, 500},
                       {"乙社区", square(2000, 0, 2000), 200, 1000},
                       {"丙社区", square(0, 2000, 2000), 1600, 1000},
                       {"丁社区", square(2000, 2000, 2000), std::nullopt, 700}};
    data.households = 600;
    data.covered_households = 600;
    data.floor_area_m2 = 2299.9;
    return data;
}

bool has(const std::vector<std::string>& texts, const std::string& text) {
    return std::find(texts.begin(), texts.end(), text) != texts.end();
}

std::string all_of(const std::vector<std::string>& texts) {
    std::string all;
    for (const std::string& text : texts) {
        all += text + "\n";
    }
    return all;
}

const MapTheme kNewThemes[] = {MapTheme::redundancy, MapTheme::area};

} // namespace

TEST_CASE("redundancy counts the stations of one tier") {
    MapData data = district();
    CHECK(households_twice(data) == 400);
    CHECK(conflicts_of_tier(data).size() == 1);
    CHECK(hardly_unique_stations(data) == 1); // the one outside is not the district's
    data.tier = 2;
    CHECK(households_twice(data) == 100);
    CHECK(conflicts_of_tier(data).front()->minutes == 3.1);
    CHECK(hardly_unique_stations(data) == 2);
}

TEST_CASE("a map of redundancy joins the pairs and lists them with their minutes") {
    const SheetRecord sheet = plan_sheet(district(), MapTheme::redundancy, {});
    for (const char* text : {"重叠覆盖图",
                             "位置相近的站点对",
                             "6.3分钟",
                             "6.3",
                             "花园",
                             "小区党群服务站另有1对位置相近，本图未绘。"}) {
        CAPTURE(text);
        CHECK(all_of(sheet.texts).find(text) != std::string::npos);
    }
    CHECK(has(sheet.texts, "东社区 – 花园"));
    CHECK(has(sheet.legend, "4及以上"));
    CHECK(has(sheet.legend, "0"));
    CHECK(has(sheet.legend, "独自覆盖不足20%"));
    CHECK_FALSE(has(sheet.texts, "一号院"));
    CHECK_FALSE(has(sheet.legend, "小区党群服务站"));
    MapData data = district();
    data.tier = 2;
    const SheetRecord small = plan_sheet(data, MapTheme::redundancy, {});
    CHECK(has(small.texts, "一号院 – 二号院"));
    CHECK_FALSE(has(small.texts, "花园"));
}

TEST_CASE("figures of the themes are those of the data") {
    const auto values = [](MapTheme theme) {
        std::map<std::string, std::string> all;
        for (const MapFigure& figure : default_figures(district(), theme, Language::zh)) {
            all[figure.caption] = figure.value;
        }
        return all;
    };
    auto overlap = values(MapTheme::redundancy);
    CHECK(overlap["可到两处以上的户数"] == "400户");
    CHECK(overlap["可到两处以上的户数占比"] == "66.7%");
    CHECK(overlap["位置相近的站点对"] == "1对");
    CHECK(overlap["独自覆盖不足20%的站点"] == "1处");
    auto area = values(MapTheme::area);
    CHECK(area["面积不足的社区"] == "2个");
    CHECK(area["面积缺口"] == "800平方米");
    CHECK(area["每百户建筑面积"] == "383.3平方米");
    auto coverage = values(MapTheme::coverage);
    CHECK(coverage["服务站点"] == "4处"); // without the one outside
}

TEST_CASE("area classes turn at exactly the standard") {
    const auto label = [](double floor, double required) {
        const auto index = class_of(MapAreaUnit{"", {}, floor, required});
        return fill_classes({}, MapTheme::area, Language::zh)[index.value()].label;
    };
    CHECK(label(0, 500) == "不足50%");
    CHECK(label(250, 500) == "50–80%");
    CHECK(label(400, 500) == "80–100%");
    CHECK(label(499.99, 500) == "80–100%");
    CHECK(label(500, 500) == "100–150%");
    CHECK(label(750, 500) == "150%及以上");
    CHECK_FALSE(class_of(MapAreaUnit{"", {}, std::nullopt, 500}));
    CHECK_FALSE(class_of(MapAreaUnit{"", {}, 500, 0}));
    const auto classes = fill_classes({}, MapTheme::area, Language::en);
    for (const FillClass& filled : classes) {
        CHECK(filled.good == (filled.label == "100–150%" || filled.label == "150% and more"));
    }
}

TEST_CASE("a map of area names the shortfalls, the greatest first") {
    const SheetRecord sheet = plan_sheet(district(), MapTheme::area, {});
    CHECK(all_of(sheet.texts).find("共缺800平方米") != std::string::npos);
    CHECK(has(sheet.texts, "乙社区 20%"));
    CHECK(has(sheet.texts, "甲社区 99%")); // not yet the standard
    CHECK(has(sheet.texts, "丙社区 160%"));
    CHECK(has(sheet.legend, "无面积或户数，未评价"));
    const auto first = std::find(sheet.texts.begin(), sheet.texts.end(), "乙社区");
    const auto second = std::find(sheet.texts.begin(), sheet.texts.end(), "甲社区");
    CHECK(first < second);
    CHECK(second != sheet.texts.end());
}

TEST_CASE("what there is none of is said in words") {
    MapData data = district();
    data.conflicts.clear();
    data.area_units.resize(1);
    data.area_units[0].floor_m2 = 500;
    CHECK(has(plan_sheet(data, MapTheme::redundancy, {}).texts, "没有位置相近的站点对。"));
    CHECK(has(plan_sheet(data, MapTheme::area, {}).texts, "没有面积缺口。"));
    CHECK(has(plan_sheet(data, MapTheme::gaps, {}).texts, "没有未覆盖的小区。"));
    data.area_units[0].floor_m2.reset();
    data.floor_area_m2.reset();
    const SheetRecord unknown = plan_sheet(data, MapTheme::area, {});
    CHECK(has(unknown.texts, "站点未提供建筑面积。"));
    CHECK(all_of(unknown.texts).find("未提供建筑面积，") != std::string::npos);
    CHECK_FALSE(has(unknown.legend, "100–150%"));
    data.households = 0;
    CHECK(all_of(plan_sheet(data, MapTheme::area, {}).texts).find("没有户数，") !=
          std::string::npos);
    data.stations.clear();
    CHECK(all_of(plan_sheet(data, MapTheme::redundancy, {}).texts).find("谈不上重叠") !=
          std::string::npos);
    for (const MapTheme theme : kNewThemes) {
        plan_sheet({}, theme, {});
    }
}

TEST_CASE("without communities the nearest areas are measured") {
    MapData data = district();
    data.area_by_community = false;
    const SheetRecord sheet = plan_sheet(data, MapTheme::area, {});
    CHECK(has(sheet.legend, "最近站点分区界"));
    CHECK(has(sheet.texts, "面积缺口最大的站点"));
    CHECK(has(sheet.texts, "20%")); // the station has its name already
}

TEST_CASE("the new themes speak one language at a time") {
    MapData data = district();
    data.name = "North";
    data.stations.clear();
    data.conflicts.clear();
    for (MapAreaUnit& unit : data.area_units) {
        unit.name = "U";
    }
    SheetOptions english;
    english.language = Language::en;
    for (const MapTheme theme : kNewThemes) {
        for (const bool portrait : {false, true}) {
            english.portrait = portrait;
            for (const std::string& text : plan_sheet(data, theme, english).texts) {
                CAPTURE(text);
                CHECK(std::none_of(text.begin(), text.end(), [](char c) {
                    return static_cast<unsigned char>(c) >= 0xE3;
                }));
            }
        }
        for (std::string text : plan_sheet(district(), theme, {}).texts) {
            if (text.find("（A3）") != std::string::npos || text.rfind('R', 0) == 0) {
                continue; // the paper; ids of the compounds
            }
            CAPTURE(text);
            CHECK(std::none_of(text.begin(), text.end(), [](char c) {
                return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
            }));
        }
    }
}

TEST_CASE("labels of the new themes never meet") {
    for (const MapTheme theme : kNewThemes) {
        MapData data = district();
        for (int i = 0; i < 60; ++i) {
            data.stations.push_back({"第" + std::to_string(i) + "社区党群服务中心",
                                     1,
                                     {100.0 + 60 * i, 1500 + 30.0 * (i % 5)},
                                     true,
                                     false,
                                     0.1});
            if (i > 0) {
                data.conflicts.push_back(
                    {data.stations.size() - 2, data.stations.size() - 1, 1, 1});
            }
        }
        const auto labels = plan_sheet(data, theme, {}).labels;
        for (std::size_t i = 0; i < labels.size(); ++i) {
            for (std::size_t k = i + 1; k < labels.size(); ++k) {
                REQUIRE_FALSE(labels[i].front().meets(labels[k].front()));
            }
        }
    }
}

TEST_CASE("every theme has the same bytes twice, in every format") {
    const test::TempFolder folder;
    SheetOptions options;
    options.dpi = 60;
    for (const MapTheme theme : kNewThemes) {
        for (const std::string ending : {"png", "svg", "pdf"}) {
            draw_sheet(district(), theme, options, folder / ("a." + ending));
            draw_sheet(district(), theme, options, folder / ("b." + ending));
            CHECK(read_file(folder / ("a." + ending)) == read_file(folder / ("b." + ending)));
            CHECK(read_file(folder / ("a." + ending)).size() > 5000);
        }
    }
}

TEST_CASE("households by stations within reach add up") {
    const auto bars = class_bars(district(), MapTheme::redundancy, Language::en);
    double sum = 0;
    for (const ClassBar& bar : bars) {
        sum += bar.households;
    }
    CHECK(sum == 600);
    CHECK(bars.front().label == "4 and more");
    CHECK(bars.front().households == 200);
    CHECK(class_bars(district(), MapTheme::area, Language::en).empty());
}

TEST_CASE("communities are ranked by coverage") {
    MapData data;
    data.communities = {{"甲", {}, 100, 50}, {"乙", {}, 200, 20}, {"丙", {}, 0, 0}};
    const auto ranked = ranked_communities(data);
    REQUIRE(ranked.size() == 2);
    CHECK(ranked.front()->name == "乙");
}

TEST_CASE("a kilometre measures on paper what the scale says") {
    const test::TempFolder folder;
    constexpr double kDpi = 254; // ten dots a millimetre
    for (const auto& [paper, width_mm, height_mm] : {std::tuple(PaperSize::a4, 297, 210),
                                                     std::tuple(PaperSize::a3, 420, 297),
                                                     std::tuple(PaperSize::a2, 594, 420)}) {
        for (const bool portrait : {false, true}) {
            MapData data;
            data.boundary = square(0, 0, 4000);
            data.water = square(1000, 1000, 2000);
            SheetOptions options;
            options.paper = paper;
            options.portrait = portrait;
            options.scale_denominator = 40'000;
            options.dpi = kDpi;
            draw_sheet(data, MapTheme::area, options, folder / "map.png");
            const QImage image(QString::fromStdString((folder / "map.png").string()));
            CHECK(image.width() == (portrait ? height_mm : width_mm) * 10);
            CHECK(image.height() == (portrait ? width_mm : height_mm) * 10);
            CHECK(image.dotsPerMeterX() == 10'000);
            const QRgb water = QColor(QString::fromUtf8(palette::kWater.data())).rgb();
            int left = image.width();
            int right = -1;
            int top = image.height();
            int bottom = -1;
            for (int y = 0; y < image.height(); ++y) {
                for (int x = 0; x < image.width(); ++x) {
                    // The swatch of the legend is smaller and stands elsewhere.
                    const bool run = image.pixel(x, y) == water && x + 150 < image.width() &&
                                     image.pixel(x + 150, y) == water;
                    if (run) {
                        left = std::min(left, x);
                        right = std::max(right, x + 150);
                        top = std::min(top, y);
                        bottom = std::max(bottom, y);
                    }
                }
            }
            // 2000 m at 1:40,000 are 50 mm; the shore line covers half its width on each side.
            CHECK(std::abs(right - left + 1 - 500) <= 4);
            CHECK(std::abs(bottom - top + 1 - 500) <= 4);
        }
    }
}
