// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
#include "report/qgis_style.hpp"

#include "coverage/compound_times.hpp"
#include "render/palette.hpp"
#include "report/qgis_symbols.hpp"
#include "report/table_words.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <array>
#include <functional>
#include <map>
#include <optional>
#include <utility>

namespace yike {

namespace {

using namespace qgis;
using namespace palette;

/// Walls, gates and inner ways are noise on smaller scales.
constexpr double kWallScale = 30'000;
constexpr double kCommunityLabelScale = 30'000;
constexpr double kCompoundLabelScale = 8'000;

struct Style {
    Xml renderer;
    std::vector<Label> labels = {};
};

std::string say(Language language, const char* zh, const char* en) {
    return language == Language::zh ? zh : en;
}

Symbol fill(std::string_view colour, const Outline& outline = {kPaper, 0}) {
    return {SymbolType::fill, {fill_layer(colour, 255, outline)}};
}

Symbol outline(const Outline& line) {
    return {SymbolType::fill, {line_layer(line)}};
}

/// 「10–15分钟」, 「30分钟以上」.
std::string minutes_text(const MinuteClass& minutes, Language language) {
    if (language == Language::zh && minutes.upper == 0) {
        return fmt::format("{}分钟以上", minutes.lower);
    }
    return class_text(minutes.lower, minutes.upper, language) + say(language, "分钟", " min");
}

Style boundary(const QgisStyleOptions& options) {
    return {rule_renderer({{"",
                            word(Word::district_boundary, options.language),
                            outline({kBoundary, kBoundary_pt, {9, 3}})}})};
}

Style communities(const QgisStyleOptions& options) {
    Label name{"", "\"name\"", "name", Placement::in_polygon, 7, kTextSoft};
    name.largest_denominator = kCommunityLabelScale;
    name.priority = 4;
    return {rule_renderer({{"",
                            word(Word::community_boundary, options.language),
                            outline({kCommunity, kCommunity_pt, {0.8, 1.6}})}}),
            {name}};
}

/// White lines between compounds; on large scales the walls of those that have some.
Computed wall_colour() {
    return {"outlineColor",
            fmt::format("if(\"enclosure\" = 'walled' AND @map_scale <= {}, '{}', '{}')",
                        kWallScale,
                        kWall,
                        kRing)};
}

Symbol no_access_symbol() {
    return {
        SymbolType::fill,
        {fill_layer(kNoAccess, 255, {kNoAccessHatch, 0.6}), hatch_layer(kNoAccessHatch, 2.4, 0.6)}};
}

/// A symbol a class of minutes; what has none, or no access at all, is hatched.
std::vector<Rule> minute_rules(Language language,
                               const std::function<Symbol(std::string_view)>& symbol) {
    std::vector<Rule> rules;
    for (const MinuteClass& minutes : minute_classes(kHeadlineMinutes)) {
        std::string filter = "\"has_access\" = 1";
        filter += minutes.lower == 0 ? " AND \"minutes\" IS NOT NULL"
                                     : fmt::format(" AND \"minutes\" > {}", minutes.lower);
        if (minutes.upper != 0) {
            filter += fmt::format(" AND \"minutes\" <= {}", minutes.upper);
        }
        rules.push_back({filter, minutes_text(minutes, language), symbol(minutes.fill)});
    }
    return rules;
}

Label compound_label(Placement placement) {
    Label label{"", "\"name\"", "name", placement, 7, kText};
    label.largest_denominator = kCompoundLabelScale;
    return label;
}

/// Below gap areas, which have the colour there.
Style covered_compounds(const QgisStyleOptions& options) {
    return {
        rule_renderer(
            {{"\"covered_15\" = 1",
              word(Word::covered_compounds, options.language),
              fill(kCoveredGrey, {kRing, 0.4})},
             {"\"has_access\" = 0", word(Word::no_access, options.language), no_access_symbol()}}),
        {compound_label(Placement::in_polygon)}};
}

Style compounds(const QgisStyleOptions& options) {
    std::vector<Rule> rules = minute_rules(options.language, [](std::string_view colour) {
        return Symbol{SymbolType::fill, {fill_layer(colour, 255, {kRing, 0.5}, {wall_colour()})}};
    });
    rules.push_back({"ELSE", word(Word::no_access, options.language), no_access_symbol()});
    return {rule_renderer(rules), {compound_label(Placement::in_polygon)}};
}

Style compound_points(const QgisStyleOptions& options) {
    constexpr double kDot_mm = 1.8;
    const auto dot = [](std::string_view colour, std::string_view ring) {
        return Symbol{SymbolType::marker, {marker_layer("circle", colour, kDot_mm, {ring, 0.5})}};
    };
    std::vector<Rule> rules = minute_rules(
        options.language, [&dot](std::string_view colour) { return dot(colour, kRing); });
    rules.push_back(
        {"ELSE", word(Word::no_access, options.language), dot(kNoAccess, kNoAccessHatch)});
    return {rule_renderer(rules), {compound_label(Placement::around_point)}};
}

Style gates(const QgisStyleOptions& options) {
    const auto gate = [](const char* shape, std::string_view colour, const Outline& line) {
        return Symbol{SymbolType::marker, {marker_layer(shape, colour, kGate_mm, line)}};
    };
    return {rule_renderer({{"\"open\" = 1 AND \"residents\" = 0",
                            word(Word::gate_open, options.language),
                            gate("circle", kPaper, {kText, 0.8}),
                            kWallScale},
                           {"\"open\" = 1 AND \"residents\" = 1",
                            say(options.language, "仅供居民的大门", "Gate for residents"),
                            gate("diamond", kWall, {kText, 0.6}),
                            kWallScale},
                           {"ELSE",
                            word(Word::gate_closed, options.language),
                            gate("cross2", kNoAccessHatch, {kNoAccessHatch, 0.9}),
                            kWallScale}})};
}

Style barriers(const QgisStyleOptions& options) {
    const auto line = [](const Outline& look) {
        return Symbol{SymbolType::line, {line_layer(look)}};
    };
    return {rule_renderer(
        {{"\"kind\" = 'wall'",
          word(Word::wall, options.language),
          line({kWall, kWall_pt}),
          kWallScale},
         {"\"kind\" = 'rail'",
          word(Word::railway, options.language),
          {SymbolType::line, {line_layer({kRail, 1.3}), line_layer({kPaper, 0.7, {4, 4}})}}},
         {"\"kind\" = 'river'", word(Word::river, options.language), line({kRiver, 1.2})},
         {"ELSE", say(options.language, "水岸线", "Shore"), line({kRiver, kShore_pt})}})};
}

Style water(const QgisStyleOptions& options) {
    return {rule_renderer(
        {{"", word(Word::water, options.language), fill(kWater, {kRiver, kShore_pt})}})};
}

struct RoadLook {
    RoadRank rank;
    const char* zh;
    const char* en;
    int pass; ///< of its lower line; the white one follows
};

// Lower ranks first, and all lower lines of a group before its white ones, so that crossings stay
// open.
constexpr RoadLook kRoadLooks[] = {{RoadRank::arterial, "主干路", "Main road", 3},
                                   {RoadRank::collector, "次干路", "Secondary road", 3},
                                   {RoadRank::street, "支路、街巷", "Street", 0},
                                   {RoadRank::lane, "便道、内部道路", "Service road", 0},
                                   {RoadRank::footway, "步行道", "Footway", 2}};

std::string class_filter(RoadRank rank) {
    std::vector<std::string> classes;
    for (const std::string_view one : road_classes(rank)) {
        classes.push_back(fmt::format("'{}'", one));
    }
    return classes.empty() ? "ELSE"
                           : fmt::format("regexp_replace(\"class\", '_link$', '') IN ({})",
                                         fmt::join(classes, ","));
}

/// As road_width_pt(), for QGIS to work out at its scale.
std::string width_expression(RoadRank rank) {
    constexpr double kReference = 20'000; // where the growth is 1
    return fmt::format("{} * max(0.45, min(2, sqrt({} / @map_scale)))",
                       road_width_pt(rank, kReference),
                       kReference);
}

Symbol road_symbol(const RoadLook& road) {
    constexpr double kReference = 20'000;
    constexpr double kCasing_pt = 0.8;
    const double width = road_width_pt(road.rank, kReference);
    if (road.rank == RoadRank::footway) {
        return {SymbolType::line,
                {line_layer({kFootway, width, {1.6, 1.2}},
                            road.pass,
                            {{"outlineWidth", width_expression(road.rank)}})}};
    }
    const bool main = road.rank == RoadRank::arterial || road.rank == RoadRank::collector;
    const std::string_view thin = main ? kThinRoad : kRoadCasing;
    const auto on_white = [](auto there, auto elsewhere) {
        constexpr double kSmallestWhite = 40'000; // smaller, there is no room for white
        return fmt::format("if(@map_scale <= {}, {}, {})", kSmallestWhite, there, elsewhere);
    };
    const auto quoted = [](std::string_view colour) { return fmt::format("'{}'", colour); };
    return {SymbolType::line,
            {line_layer(
                 {kRoadCasing, width + kCasing_pt},
                 road.pass,
                 {{"outlineColor", on_white(quoted(kRoadCasing), quoted(thin))},
                  {"outlineWidth", width_expression(road.rank) + " + " + on_white(kCasing_pt, 0)}}),
             line_layer({kRoad, width},
                        road.pass + 1,
                        {{"outlineColor", on_white(quoted(kRoad), quoted(thin))},
                         {"outlineWidth", width_expression(road.rank)}})}};
}

Label road_label(RoadRank rank, double largest_denominator) {
    Label label{class_filter(rank), "\"name\"", "name", Placement::along_line, 7, kTextSoft};
    label.largest_denominator = largest_denominator;
    label.priority = 3;
    return label;
}

Style roads(const QgisStyleOptions& options) {
    std::vector<Rule> rules;
    for (const RoadLook& road : kRoadLooks) {
        const double smallest = road_smallest_scale(road.rank);
        rules.push_back({class_filter(road.rank),
                         say(options.language, road.zh, road.en),
                         road_symbol(road),
                         road.rank == RoadRank::arterial ? 0 : smallest});
    }
    return {rule_renderer(rules, {.by_pass = true}),
            {road_label(RoadRank::arterial, 60'000), road_label(RoadRank::collector, 15'000)}};
}

Style stations(const QgisStyleOptions& options) {
    constexpr double kRing_pt = 0.8;
    const auto mark = [](const char* shape, std::string_view colour, double size) {
        return Symbol{SymbolType::marker, {marker_layer(shape, colour, size, {kRing, kRing_pt})}};
    };
    const auto inside = [](int tier) {
        return fmt::format("\"tier\" = {} AND \"inside\" = 1 AND \"has_access\" = 1", tier);
    };
    const Symbol unreached{
        SymbolType::marker,
        {marker_layer("circle", kNoAccess, kStationTier2_mm, {kNoAccessHatch, kRing_pt}),
         marker_layer("cross2", kNoAccessHatch, kStationTier2_mm * 0.6, {kNoAccessHatch, 0.9})}};
    Label centre{"\"tier\" = 1", "\"label\"", "tier 1", Placement::around_point, 8, kText, true};
    centre.largest_denominator = 80'000;
    centre.priority = 10;
    Label small{"\"tier\" = 2", "\"label\"", "tier 2", Placement::around_point, 7, kText};
    small.largest_denominator = 15'000;
    small.priority = 8;
    return {
        rule_renderer({{inside(1),
                        word(Word::station_tier1, options.language),
                        mark("circle", kStation, kStationTier1_mm)},
                       {inside(2),
                        word(Word::station_tier2, options.language),
                        mark("square", kStation, kStationTier2_mm)},
                       {"\"inside\" = 0 AND \"has_access\" = 1",
                        word(Word::station_outside, options.language),
                        mark("circle", kStationOutside, kStationTier1_mm)},
                       {"\"has_access\" = 0", word(Word::no_access, options.language), unreached}}),
        {centre, small}};
}

/// Colour of the class that ends with these minutes.
std::string_view minute_colour(int minutes) {
    const auto classes = minute_classes(kHeadlineMinutes);
    return classes[minute_class(classes, minutes)].fill;
}

/// The cutoff of the figures, or the longest where it is not among them.
int main_minutes(const std::vector<int>& minutes) {
    const bool has_headline =
        std::find(minutes.begin(), minutes.end(), kHeadlineMinutes) != minutes.end();
    return has_headline || minutes.empty() ? kHeadlineMinutes : minutes.back();
}

Style isochrones(const QgisStyleOptions& options, StyleLook look) {
    constexpr int kSeeThrough = 70;
    constexpr double kLine_pt = 0.7;
    const int main = main_minutes(options.minutes);
    std::vector<Rule> rules;
    for (const int minutes : options.minutes) {
        const Outline line{minutes == main ? kCutoffLine : minute_colour(minutes),
                           minutes == main ? kCutoffLine_pt : kLine_pt};
        rules.push_back({fmt::format("\"minutes\" = {}", minutes),
                         cutoff_text(minutes, options.language),
                         look == StyleLook::lines
                             ? outline(line)
                             : Symbol{SymbolType::fill,
                                      {fill_layer(minute_colour(minutes), kSeeThrough, line)}},
                         0,
                         look != StyleLook::lines || minutes == main});
    }
    if (look == StyleLook::tint) {
        rules = {{fmt::format("\"minutes\" = {}", main),
                  cutoff_text(main, options.language),
                  fill(kReachTint)}};
    }
    return {rule_renderer(rules, {.largest_first = "minutes"})};
}

Style nearest_areas(const QgisStyleOptions& options) {
    return {rule_renderer(
        {{"", word(Word::nearest_ground, options.language), outline({kCommunity, 0.5})}})};
}

Style gaps(const QgisStyleOptions& options) {
    return {rule_renderer(
        {{"", word(Word::gap_area, options.language), fill(kGapTint, {kGapLine, 0.6})}})};
}

Style fates(const QgisStyleOptions& options) {
    const auto changed = [](std::string_view colour) { return fill(colour, {kText, 0.5}); };
    const auto same = [](std::string_view colour) { return fill(colour, {kRing, 0.4}); };
    const auto is = [](const char* status) { return fmt::format("\"status\" = '{}'", status); };
    const auto text = [&options](const char* status) {
        return code_text(status, options.language);
    };
    return {rule_renderer({{is("lost"), text("lost"), changed(kLost)},
                           {is("gained"), text("gained"), changed(kGained)},
                           {is("kept"), text("kept"), same(kKept)},
                           {is("uncovered"), text("uncovered"), same(kStillUncovered)}}),
            {compound_label(Placement::in_polygon)}};
}

std::optional<Style>
style_of(const std::string& layer, const QgisStyleOptions& options, StyleLook look) {
    using Maker = Style (*)(const QgisStyleOptions&);
    static const std::map<std::string, Maker> makers{{"boundary", boundary},
                                                     {"communities", communities},
                                                     {"compounds", compounds},
                                                     {"compound_points", compound_points},
                                                     {"gates", gates},
                                                     {"barriers", barriers},
                                                     {"water", water},
                                                     {"roads", roads},
                                                     {"stations", stations},
                                                     {"nearest_areas", nearest_areas},
                                                     {"gaps", gaps},
                                                     {"fates", fates}};
    if (layer == "compounds" && look == StyleLook::covered) {
        return covered_compounds(options);
    }
    if (layer == "isochrones") {
        return isochrones(options, look);
    }
    const auto it = makers.find(layer);
    return it == makers.end() ? std::nullopt : std::optional(it->second(options));
}

/// Words for the fields, where there are some.
Xml aliases(const OutputLayer& layer, Language language) {
    Xml all{"aliases", {}, {}, {}};
    for (std::size_t i = 0; i < layer.fields.size(); ++i) {
        const std::string& field = layer.fields[i].name;
        if (const std::string text = column_header(field, language); text != field) {
            // QGIS counts from its own first field, "fid".
            all.children.push_back(
                {"alias",
                 {{"field", field}, {"index", std::to_string(i + 1)}, {"name", text}},
                 {},
                 {}});
        }
    }
    return all;
}

struct Title {
    const char* zh;
    const char* en;
};

} // namespace

std::vector<Xml>
qgis_style_elements(const OutputLayer& layer, const QgisStyleOptions& options, StyleLook look) {
    std::optional<Style> style = style_of(layer.name, options, look);
    if (!style) {
        return {};
    }
    std::vector<Xml> elements{std::move(style->renderer)};
    if (!style->labels.empty()) {
        elements.push_back(rule_labels(style->labels));
    }
    elements.push_back(aliases(layer, options.language));
    return elements;
}

std::string qgis_style(const OutputLayer& layer, const QgisStyleOptions& options) {
    std::vector<Xml> elements = qgis_style_elements(layer, options);
    if (elements.empty()) {
        return "";
    }
    const bool labels = std::any_of(
        elements.begin(), elements.end(), [](const Xml& e) { return e.name == "labeling"; });
    const Xml style{"qgis",
                    {{"version", "3.22.0"},
                     {"styleCategories", "Symbology|Labeling|Fields"},
                     {"labelsEnabled", labels ? "1" : "0"}},
                    std::move(elements),
                    {}};
    return "<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>\n" + style.to_string();
}

std::string layer_title(const std::string& layer, Language language) {
    static const std::map<std::string, Title> titles{
        {"boundary", {"街道界", "District boundary"}},
        {"communities", {"社区", "Communities"}},
        {"compounds",
         {"小区（到最近站点的步行分钟）", "Compounds (minutes to the nearest station)"}},
        {"compound_points",
         {"点状小区（到最近站点的步行分钟）",
          "Compounds given as points (minutes to the nearest station)"}},
        {"gates", {"小区大门", "Gates"}},
        {"barriers", {"围墙、铁路、水岸", "Walls, railways, shores"}},
        {"water", {"水面", "Water"}},
        {"roads", {"道路", "Roads"}},
        {"stations", {"服务站点", "Service stations"}},
        {"isochrones", {"步行可达范围", "Reach on foot"}},
        {"nearest_areas", {"最近站点分区", "Nearest-station areas"}},
        {"gaps", {"服务盲区", "Gap areas"}},
        {"fates", {"小区覆盖变化", "Compounds gained and lost"}}};
    const auto it = titles.find(layer);
    return it == titles.end() ? layer : say(language, it->second.zh, it->second.en);
}

} // namespace yike
