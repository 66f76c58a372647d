// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
/// @file
/// Symbols, rules and labels in the words of QGIS 3.22 and later. Colours are "#RRGGBB", sizes
/// millimetres or points on paper.
#pragma once

#include "report/xml.hpp"

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace yike::qgis {

/// A value that QGIS computes anew for each feature and scale.
struct Computed {
    std::string property; ///< "outlineWidth", "outlineColor", "enabled"
    std::string expression;
};

struct Outline {
    std::string_view colour;
    double width_pt = 0; ///< 0: none
    std::vector<double> dashes_pt = {};
};

Xml fill_layer(std::string_view colour,
               int alpha,
               const Outline& outline,
               const std::vector<Computed>& computed = {});

/// Parallel lines at 45 degrees.
Xml hatch_layer(std::string_view colour, double spacing_pt, double width_pt);

/// @param pass  drawn in this order among all symbols of a layer, where its rules say so
Xml line_layer(const Outline& line, int pass = 0, const std::vector<Computed>& computed = {});

/// @param shape  of QGIS: "circle", "square", "diamond", "cross2"
Xml marker_layer(const std::string& shape,
                 std::string_view colour,
                 double size_mm,
                 const Outline& outline);

enum class SymbolType { fill, line, marker };

/// Layers from below upwards.
struct Symbol {
    SymbolType type = SymbolType::fill;
    std::vector<Xml> layers;
};

struct Rule {
    std::string filter; ///< an expression; "ELSE" for what no other rule took; empty: all
    std::string label;
    Symbol symbol;
    double largest_denominator = 0; ///< hidden at smaller scales; 0: never
    bool ticked = true;             ///< in the legend: false waits for a click
};

struct RuleOptions {
    bool by_pass = false; ///< draw by the passes of the symbol layers
    std::string largest_first =
        {}; ///< field to draw by, the largest below; empty: order of the file
};

/// A renderer of rules; it is what QGIS shows as legend.
Xml rule_renderer(const std::vector<Rule>& rules, const RuleOptions& options = {});

/// One symbol for all.
Xml single_renderer(const Symbol& symbol);

enum class Placement { around_point, along_line, in_polygon };

struct Label {
    std::string filter; ///< empty: all
    std::string expression;
    std::string description;
    Placement placement = Placement::around_point;
    double size_pt = 8;
    std::string_view colour;
    bool bold = false;
    double largest_denominator = 0; ///< as Rule::largest_denominator
    int priority = 5;               ///< 0 to 10: who is placed first
};

/// Labels with a white halo, in the font of the desktop.
Xml rule_labels(const std::vector<Label>& labels);

} // namespace yike::qgis
