// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
#include "parsed_xml.hpp"
#include "render/palette.hpp"
#include "report/qgis_style.hpp"
#include "report/result_layers.hpp"
#include "sample_result.hpp"

#include <catch2/catch.hpp>

#include <algorithm>

using namespace yike;
using namespace yike::test;

namespace {

std::vector<std::string> legend(const ParsedXml& style) {
    std::vector<std::string> labels;
    for (const ParsedElement& rule : style.named("rule")) {
        if (const auto it = rule.attributes.find("label"); it != rule.attributes.end()) {
            labels.push_back(it->second);
        }
    }
    return labels;
}

OutputLayer bare(const char* name) {
    return {name, GeometryType::multi_polygon, {}, {}, {}};
}

} // namespace

TEST_CASE("each layer of result.gpkg has a style with rules, in both languages") {
    for (const Language language : {Language::zh, Language::en}) {
        for (const OutputLayer& layer :
             result_layers(sample().district, sample().evaluation, language)) {
            CAPTURE(layer.name);
            const ParsedXml style = parse_xml(layer.qgis_style);
            INFO(style.error);
            REQUIRE(style.well_formed);
            REQUIRE(style.named("renderer-v2").size() == 1);
            CHECK(style.named("renderer-v2")[0].attributes.at("type") == "RuleRenderer");
            for (const std::string& label : legend(style)) {
                CHECK_FALSE(label.empty());
                const bool chinese = std::any_of(label.begin(), label.end(), [](char c) {
                    return static_cast<unsigned char>(c) >= 0xE0; // not the dash of 0–5
                });
                CHECK((chinese || language == Language::en));
            }
            // A rule has a symbol of its own.
            CHECK(legend(style).size() ==
                  static_cast<std::size_t>(std::count_if(
                      style.elements.begin(), style.elements.end(), [](const ParsedElement& e) {
                          return e.name == "symbol" && e.parent == "symbols";
                      })));
        }
    }
    CHECK(qgis_style(bare("elsewhere"), {}).empty());
}

TEST_CASE("compounds are coloured by the classes of the maps, and those without access hatched") {
    const ParsedXml style = parse_xml(qgis_style(bare("compounds"), {Language::zh, {5, 10, 15}}));
    CHECK(legend(style) == std::vector<std::string>{"0–5分钟",
                                                    "5–10分钟",
                                                    "10–15分钟",
                                                    "15–20分钟",
                                                    "20–30分钟",
                                                    "30分钟以上",
                                                    "无法步行到达"});
    std::vector<std::string> fills;
    bool hatched = false;
    for (const ParsedElement& element : style.elements) {
        const auto name = element.attributes.find("name");
        if (element.name == "Option" && name != element.attributes.end() &&
            name->second == "color") {
            fills.push_back(element.attributes.at("value"));
        }
        hatched = hatched ||
                  (element.name == "layer" && element.attributes.at("class") == "LinePatternFill");
    }
    REQUIRE(fills.size() >= 6);
    CHECK(fills[0] == "11,90,138,255"); // #0B5A8A
    CHECK(fills[2] == "169,212,231,255");
    CHECK(fills[3] == "247,201,146,255");
    CHECK(hatched);
}

TEST_CASE("an isochrone of each cutoff has its place in the legend") {
    const ParsedXml style = parse_xml(qgis_style(bare("isochrones"), {Language::en, {8, 12}}));
    CHECK(legend(style) == std::vector<std::string>{"8 minutes on foot", "12 minutes on foot"});
}

TEST_CASE("roads of a class are drawn in the rank of the maps") {
    for (const RoadRank rank :
         {RoadRank::arterial, RoadRank::collector, RoadRank::lane, RoadRank::footway}) {
        for (const std::string_view road_class : road_classes(rank)) {
            CHECK(road_rank(road_class) == rank);
        }
    }
    CHECK(road_classes(RoadRank::street).empty());
}

TEST_CASE("compounds without ground have their places in a layer of points") {
    District district = sample().district;
    const auto points_of = [&district] {
        return result_layers(district, sample().evaluation, Language::zh).back();
    };
    for (Compound& compound : district.compounds) {
        compound.ground = district.boundary;
    }
    CHECK(points_of().name == "gaps");
    district.compounds[2].ground.clear();
    const OutputLayer points = points_of();
    REQUIRE(points.name == "compound_points");
    REQUIRE(points.features.size() == 1);
    CHECK(std::get<PlanePoint>(points.features[0].geometry) == district.compounds[2].interior);
    CHECK(as_text(points.features[0].values[0]) == district.compounds[2].id);
    CHECK_FALSE(points.qgis_style.empty());
}
