// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
#include "report/qgis_style.hpp"

#include "render/palette.hpp"

#include <fmt/format.h>

#include <array>
#include <functional>
#include <map>
#include <string_view>
#include <vector>

namespace yike {

namespace {

// "#RRGGBB" to "r,g,b,a" as QGIS writes colours.
std::string rgba(std::string_view hex, int alpha = 255) {
    const auto part = [hex](std::size_t at) {
        return std::stoi(std::string(hex.substr(at, 2)), nullptr, 16);
    };
    return fmt::format("{},{},{},{}", part(1), part(3), part(5), alpha);
}

struct Option {
    std::string name;
    std::string value;
};

std::string symbol(const std::string& type,
                   const std::string& name,
                   const std::string& layer_class,
                   const std::vector<Option>& options) {
    std::string xml = fmt::format(
        R"(<symbol type="{}" name="{}" alpha="1" clip_to_extent="1"><layer class="{}" enabled="1" pass="0" locked="0">)",
        type,
        name,
        layer_class);
    xml += "<Option type=\"Map\">";
    for (const Option& option : options) {
        xml += fmt::format(
            R"(<Option type="QString" name="{}" value="{}"/>)", option.name, option.value);
    }
    xml += "</Option>";
    for (const Option& option : options) { // read by QGIS before 3.26
        xml += fmt::format(R"(<prop k="{}" v="{}"/>)", option.name, option.value);
    }
    return xml + "</layer></symbol>";
}

std::string fill(const std::string& name,
                 const std::string& colour,
                 std::string_view outline,
                 double outline_mm,
                 const std::string& style = "solid") {
    return symbol("fill",
                  name,
                  "SimpleFill",
                  {{"color", colour},
                   {"style", style},
                   {"outline_color", rgba(outline)},
                   {"outline_style", outline_mm > 0 ? "solid" : "no"},
                   {"outline_width", fmt::format("{}", outline_mm)},
                   {"outline_width_unit", "MM"}});
}

std::string line(const std::string& name,
                 std::string_view colour,
                 double width_mm,
                 const std::string& style = "solid") {
    return symbol("line",
                  name,
                  "SimpleLine",
                  {{"line_color", rgba(colour)},
                   {"line_width", fmt::format("{}", width_mm)},
                   {"line_width_unit", "MM"},
                   {"line_style", style}});
}

std::string marker(const std::string& name,
                   const std::string& shape,
                   std::string_view colour,
                   std::string_view outline,
                   double size_mm) {
    return symbol("marker",
                  name,
                  "SimpleMarker",
                  {{"name", shape},
                   {"color", rgba(colour)},
                   {"outline_color", rgba(outline)},
                   {"outline_width", "0.4"},
                   {"size", fmt::format("{}", size_mm)},
                   {"size_unit", "MM"}});
}

std::string document(const std::string& renderer) {
    return "<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>"
           "<qgis version=\"3.22\" styleCategories=\"Symbology\">" +
           renderer + "</qgis>";
}

std::string single(const std::string& symbol_xml) {
    return document("<renderer-v2 type=\"singleSymbol\"><symbols>" + symbol_xml +
                    "</symbols></renderer-v2>");
}

struct RuleStyle {
    std::string filter;
    std::string label;
    std::string symbol;
};

std::string rules(const std::vector<RuleStyle>& all) {
    std::string tree;
    std::string symbols;
    for (std::size_t i = 0; i < all.size(); ++i) {
        tree += fmt::format(R"(<rule key="r{}" symbol="{}" filter="{}" label="{}"/>)",
                            i,
                            i,
                            all[i].filter,
                            all[i].label);
        symbols += all[i].symbol;
    }
    return document("<renderer-v2 type=\"RuleRenderer\"><rules key=\"root\">" + tree +
                    "</rules><symbols>" + symbols + "</symbols></renderer-v2>");
}

std::string compounds() {
    std::vector<RuleStyle> all;
    for (const MinuteClass& c : minute_classes(15)) {
        const bool last = c.upper == 0;
        const std::string above = c.lower == 0 ? "" : fmt::format(" AND minutes &gt; {}", c.lower);
        const std::string below = last ? "" : fmt::format(" AND minutes &lt;= {}", c.upper);
        all.push_back({"minutes IS NOT NULL" + above + below,
                       last ? fmt::format("&gt; {} min", c.lower)
                            : fmt::format("{}-{} min", c.lower, c.upper),
                       fill(std::to_string(all.size()), rgba(c.fill), palette::kPaper, 0.1)});
    }
    all.push_back({"minutes IS NULL",
                   "no time",
                   fill(std::to_string(all.size()),
                        rgba(palette::kNoAccessHatch),
                        palette::kNoAccessHatch,
                        0.2,
                        "b_diagonal")});
    return rules(all);
}

std::string stations() {
    return rules(
        {{"tier = 1",
          "1",
          marker("0", "circle", palette::kStation, palette::kRing, palette::kStationTier1_mm)},
         {"tier = 2",
          "2",
          marker("1", "square", palette::kStation, palette::kRing, palette::kStationTier2_mm)}});
}

std::string roads() {
    const std::array<std::pair<std::string, double>, 3> widths{
        {{"class IN ('trunk','primary','secondary')", 0.8},
         {"class IN ('tertiary','unclassified','residential','living_street')", 0.45},
         {"ELSE", 0.2}}};
    std::vector<RuleStyle> all;
    for (const auto& [filter, width] : widths) {
        all.push_back({filter,
                       filter == "ELSE" ? "other" : "road",
                       line(std::to_string(all.size()), palette::kRoadCasing, width)});
    }
    return rules(all);
}

std::string barriers() {
    return rules({{"kind = 'wall'", "wall", line("0", palette::kWall, 0.25)},
                  {"kind = 'rail'", "rail", line("1", palette::kRail, 0.3, "dash")},
                  {"ELSE", "water", line("2", palette::kRiver, 0.3)}});
}

} // namespace

std::string qgis_style(const std::string& layer) {
    using namespace palette;
    static const std::map<std::string, std::function<std::string()>> styles{
        {"boundary", [] { return single(fill("0", rgba(kBoundary, 0), kBoundary, 0.5, "no")); }},
        {"communities", [] { return single(fill("0", rgba(kGround, 0), kCommunity, 0.2, "no")); }},
        {"compounds", compounds},
        {"gates", [] { return single(marker("0", "diamond", kPaper, kWall, 1.6)); }},
        {"barriers", barriers},
        {"water", [] { return single(fill("0", rgba(kWater), kWater, 0)); }},
        {"roads", roads},
        {"stations", stations},
        {"isochrones", [] { return single(fill("0", rgba(kReachTint, 90), kCutoffLine, 0.4)); }},
        {"nearest_areas", [] { return single(fill("0", rgba(kKept, 40), kStation, 0.2)); }},
        {"gaps", [] { return single(fill("0", rgba(kGapTint, 150), kGapLine, 0.3)); }}};
    const auto it = styles.find(layer);
    return it == styles.end() ? "" : it->second();
}

} // namespace yike
