// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
#include "report/qgis_symbols.hpp"

#include "render/palette.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

namespace yike::qgis {

namespace {

using Settings = std::vector<std::pair<std::string, std::string>>;

constexpr const char* kPoint = "Point";
constexpr const char* kMillimetre = "MM";

// "#RRGGBB" to "r,g,b,a" as QGIS writes colours.
std::string rgba(std::string_view hex, int alpha = 255) {
    const auto part = [hex](std::size_t at) {
        return std::stoi(std::string(hex.substr(at, 2)), nullptr, 16);
    };
    return fmt::format("{},{},{},{}", part(1), part(3), part(5), alpha);
}

std::string number(double value) {
    return fmt::format("{}", value);
}

Xml option(const std::string& type, const std::string& name, const std::string& value) {
    return {"Option", {{"type", type}, {"name", name}, {"value", value}}, {}, {}};
}

Xml option_map(const std::string& name, std::vector<Xml> options) {
    Xml map{"Option", {{"type", "Map"}}, std::move(options), {}};
    if (!name.empty()) {
        map.attributes.emplace_back("name", name);
    }
    return map;
}

Xml computed_properties(const std::vector<Computed>& computed) {
    constexpr const char* kIsExpression = "3";
    std::vector<Xml> properties;
    for (const Computed& one : computed) {
        properties.push_back(option_map(one.property,
                                        {option("bool", "active", "true"),
                                         option("QString", "expression", one.expression),
                                         option("int", "type", kIsExpression)}));
    }
    return {"data_defined_properties",
            {},
            {option_map("",
                        {option("QString", "name", ""),
                         option_map("properties", std::move(properties)),
                         option("QString", "type", "collection")})},
            {}};
}

Xml symbol_layer(const std::string& kind,
                 const Settings& settings,
                 int pass = 0,
                 const std::vector<Computed>& computed = {}) {
    std::vector<Xml> options;
    for (const auto& [name, value] : settings) {
        options.push_back(option("QString", name, value));
    }
    Xml layer{"layer",
              {{"class", kind}, {"enabled", "1"}, {"locked", "0"}, {"pass", std::to_string(pass)}},
              {option_map("", std::move(options))},
              {}};
    if (!computed.empty()) {
        layer.children.push_back(computed_properties(computed));
    }
    return layer;
}

void add_dashes(Settings& settings, const Outline& line) {
    if (!line.dashes_pt.empty()) {
        settings.emplace_back("use_custom_dash", "1");
        settings.emplace_back("customdash", fmt::format("{}", fmt::join(line.dashes_pt, ";")));
        settings.emplace_back("customdash_unit", kPoint);
    }
}

Xml symbol_element(const std::string& name, const Symbol& symbol) {
    const char* type = symbol.type == SymbolType::fill   ? "fill"
                       : symbol.type == SymbolType::line ? "line"
                                                         : "marker";
    return {"symbol",
            {{"name", name},
             {"type", type},
             {"alpha", "1"},
             {"clip_to_extent", "1"},
             {"force_rhr", "0"}},
            symbol.layers,
            {}};
}

void limit_scale(Xml& rule, double largest_denominator) {
    if (largest_denominator > 0) {
        rule.attributes.emplace_back("scalemindenom", "1");
        rule.attributes.emplace_back("scalemaxdenom", fmt::format("{:.0f}", largest_denominator));
    }
}

Xml renderer(const std::string& type, bool by_pass, bool ordered) {
    return {"renderer-v2",
            {{"type", type},
             {"forceraster", "0"},
             {"symbollevels", by_pass ? "1" : "0"},
             {"enableorderby", ordered ? "1" : "0"},
             {"referencescale", "-1"}},
            {},
            {}};
}

Xml text_style(const Label& label) {
    constexpr double kHalo_mm = 0.7;
    const Xml halo{"text-buffer",
                   {{"bufferDraw", "1"},
                    {"bufferSize", number(kHalo_mm)},
                    {"bufferSizeUnits", kMillimetre},
                    {"bufferColor", rgba(palette::kHalo)},
                    {"bufferOpacity", "1"},
                    {"bufferJoinStyle", "128"}},
                   {},
                   {}};
    // Without a font family QGIS takes the desktop's own: a font that is not there would be
    // complained of each time the project is opened.
    return {"text-style",
            {{"fieldName", label.expression},
             {"isExpression", "1"},
             {"fontSize", number(label.size_pt)},
             {"fontSizeUnit", kPoint},
             {"fontWeight", label.bold ? "75" : "50"},
             {"textColor", rgba(label.colour)},
             {"textOpacity", "1"}},
            {halo},
            {}};
}

Xml placement_of(const Label& label) {
    // The numbers are those of QgsPalLayerSettings::Placement.
    constexpr const char* kAround = "6";
    constexpr const char* kCurved = "3";
    constexpr const char* kHorizontal = "4";
    Xml placement{"placement", {{"priority", std::to_string(label.priority)}}, {}, {}};
    auto& attributes = placement.attributes;
    switch (label.placement) {
    case Placement::around_point:
        attributes.emplace_back("placement", kAround);
        attributes.emplace_back("predefinedPositionOrder", "R,L,TR,BR,TL,BL,TSR,BSR");
        attributes.emplace_back("offsetType", "1");
        attributes.emplace_back("dist", "0.6");
        attributes.emplace_back("distUnits", kMillimetre);
        break;
    case Placement::along_line:
        attributes.emplace_back("placement", kCurved);
        attributes.emplace_back("placementFlags", "9"); // on the line, whichever way it runs
        attributes.emplace_back("repeatDistance", "120");
        attributes.emplace_back("repeatDistanceUnits", kMillimetre);
        break;
    case Placement::in_polygon:
        attributes.emplace_back("placement", kHorizontal);
        attributes.emplace_back("centroidInside", "1");
        break;
    }
    return placement;
}

Xml label_settings(const Label& label) {
    const bool line = label.placement == Placement::along_line;
    return {"settings",
            {},
            {text_style(label),
             placement_of(label),
             {"rendering",
              {{"drawLabels", "1"},
               {"mergeLines", line ? "1" : "0"},
               {"obstacle", label.placement == Placement::around_point ? "1" : "0"}},
              {},
              {}}},
            {}};
}

} // namespace

Xml fill_layer(std::string_view colour,
               int alpha,
               const Outline& outline,
               const std::vector<Computed>& computed) {
    return symbol_layer("SimpleFill",
                        {{"color", rgba(colour, alpha)},
                         {"style", alpha > 0 ? "solid" : "no"},
                         {"outline_color", rgba(outline.colour)},
                         {"outline_style", outline.width_pt > 0 ? "solid" : "no"},
                         {"outline_width", number(outline.width_pt)},
                         {"outline_width_unit", kPoint},
                         {"joinstyle", "round"}},
                        0,
                        computed);
}

Xml hatch_layer(std::string_view colour, double spacing_pt, double width_pt) {
    Xml layer = symbol_layer("LinePatternFill",
                             {{"angle", "45"},
                              {"color", rgba(colour)},
                              {"distance", number(spacing_pt)},
                              {"distance_unit", kPoint},
                              {"line_width", number(width_pt)},
                              {"line_width_unit", kPoint}});
    layer.children.push_back(
        symbol_element("@0@1", {SymbolType::line, {line_layer({colour, width_pt})}}));
    return layer;
}

Xml line_layer(const Outline& line, int pass, const std::vector<Computed>& computed) {
    Settings settings{{"line_color", rgba(line.colour)},
                      {"line_style", line.width_pt > 0 ? "solid" : "no"},
                      {"line_width", number(line.width_pt)},
                      {"line_width_unit", kPoint},
                      {"capstyle", line.dashes_pt.empty() ? "round" : "flat"},
                      {"joinstyle", "round"}};
    add_dashes(settings, line);
    return symbol_layer("SimpleLine", settings, pass, computed);
}

Xml marker_layer(const std::string& shape,
                 std::string_view colour,
                 double size_mm,
                 const Outline& outline) {
    return symbol_layer("SimpleMarker",
                        {{"name", shape},
                         {"color", rgba(colour)},
                         {"outline_color", rgba(outline.colour)},
                         {"outline_style", outline.width_pt > 0 ? "solid" : "no"},
                         {"outline_width", number(outline.width_pt)},
                         {"outline_width_unit", kPoint},
                         {"size", number(size_mm)},
                         {"size_unit", kMillimetre}});
}

Xml rule_renderer(const std::vector<Rule>& rules, const RuleOptions& options) {
    Xml tree{"rules", {{"key", "root"}}, {}, {}};
    Xml symbols{"symbols", {}, {}, {}};
    for (std::size_t i = 0; i < rules.size(); ++i) {
        const std::string name = std::to_string(i);
        Xml rule{"rule", {{"key", "r" + name}, {"symbol", name}}, {}, {}};
        if (!rules[i].filter.empty()) {
            rule.attributes.emplace_back("filter", rules[i].filter);
        }
        rule.attributes.emplace_back("label", rules[i].label);
        limit_scale(rule, rules[i].largest_denominator);
        if (!rules[i].ticked) {
            rule.attributes.emplace_back("checkstate", "0");
        }
        tree.children.push_back(std::move(rule));
        symbols.children.push_back(symbol_element(name, rules[i].symbol));
    }
    Xml all = renderer("RuleRenderer", options.by_pass, !options.largest_first.empty());
    all.children = {std::move(tree), std::move(symbols)};
    if (!options.largest_first.empty()) {
        Xml clause = text_element("orderByClause", '"' + options.largest_first + '"');
        clause.attributes = {{"asc", "0"}, {"nullsFirst", "0"}};
        all.children.push_back({"orderby", {}, {std::move(clause)}, {}});
    }
    return all;
}

Xml single_renderer(const Symbol& symbol) {
    Xml all = renderer("singleSymbol", false, false);
    all.children.push_back({"symbols", {}, {symbol_element("0", symbol)}, {}});
    return all;
}

Xml rule_labels(const std::vector<Label>& labels) {
    Xml rules{"rules", {{"key", "labels"}}, {}, {}};
    for (std::size_t i = 0; i < labels.size(); ++i) {
        Xml rule{"rule", {{"key", fmt::format("l{}", i)}}, {label_settings(labels[i])}, {}};
        if (!labels[i].filter.empty()) {
            rule.attributes.emplace_back("filter", labels[i].filter);
        }
        rule.attributes.emplace_back("description", labels[i].description);
        limit_scale(rule, labels[i].largest_denominator);
        rules.children.push_back(std::move(rule));
    }
    return {"labeling", {{"type", "rule-based"}}, {std::move(rules)}, {}};
}

} // namespace yike::qgis
