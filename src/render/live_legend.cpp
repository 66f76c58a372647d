// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
#include "render/live_legend.hpp"

#include "render/legend.hpp"

#include <utility>

namespace yike {

namespace {

LegendLine line_of(LegendKey key, std::string text) {
    return {std::move(text),
            [key](Canvas& canvas, const SheetBox& box) { draw_swatch(canvas, key, box); }};
}

std::vector<LegendLine> lines_of(std::initializer_list<std::pair<LegendKey, Word>> rows,
                                 Language language) {
    std::vector<LegendLine> lines;
    for (const auto& [key, which] : rows) {
        lines.push_back(line_of(key, word(which, language)));
    }
    return lines;
}

std::vector<LegendLine> compound_lines(MapTheme theme, int cutoff_minutes, Language language) {
    MapData heading;
    heading.cutoff_minutes = cutoff_minutes;
    std::vector<LegendLine> lines;
    const bool minutes = theme == MapTheme::coverage || theme == MapTheme::plan;
    for (const FillClass& filled : fill_classes(heading, theme, language)) {
        const std::string unit = language == Language::zh ? "分钟" : " min";
        lines.push_back({filled.label + (minutes ? unit : std::string()),
                         [filled](Canvas& canvas, const SheetBox& box) {
                             if (filled.hatched) {
                                 draw_below_standard(canvas, {box.outline()}, filled.fill);
                             } else {
                                 canvas.fill({box.outline()}, filled.fill);
                             }
                         }});
    }
    if (minutes) {
        for (const bool gained : {true, false}) {
            lines.push_back({word(gained ? Word::gained : Word::lost, language),
                             [gained](Canvas& canvas, const SheetBox& box) {
                                 draw_fate_outline(canvas, {box.grown(-2).outline()}, gained);
                             }});
        }
        lines.push_back(line_of(LegendKey::no_access, word(Word::no_access, language)));
    }
    return lines;
}

std::vector<LegendLine> road_lines(Language language) {
    // As at the scale on which the widths are stated.
    constexpr double kScale = 10'000;
    std::vector<LegendLine> lines;
    for (const auto& [rank, which] : {std::pair(RoadRank::arterial, Word::arterial),
                                      std::pair(RoadRank::collector, Word::collector),
                                      std::pair(RoadRank::street, Word::street),
                                      std::pair(RoadRank::lane, Word::lane),
                                      std::pair(RoadRank::footway, Word::footway)}) {
        lines.push_back({word(which, language), [rank = rank](Canvas& canvas, const SheetBox& box) {
                             const double y = box.centre().y;
                             const PaperLines line = {{{box.left, y}, {box.right, y}}};
                             const RoadLook look = road_look(rank, kScale);
                             canvas.stroke(line, look.lower);
                             if (look.upper) {
                                 canvas.stroke(line, *look.upper);
                             }
                         }});
    }
    return lines;
}

} // namespace

std::vector<LegendLine>
legend_lines(MapPart part, MapTheme theme, int cutoff_minutes, Language language) {
    switch (part) {
    case MapPart::reach:
        return {{cutoff_text(cutoff_minutes, language), [](Canvas& canvas, const SheetBox& box) {
                     canvas.fill({box.outline()}, palette::kReachTint);
                 }}};
    case MapPart::cutoff_line:
        return {line_of(LegendKey::cutoff, cutoff_text(cutoff_minutes, language))};
    case MapPart::water:
        return lines_of({{LegendKey::water, Word::water}, {LegendKey::river, Word::river}},
                        language);
    case MapPart::roads:
        return road_lines(language);
    case MapPart::compounds:
    case MapPart::fate_outlines:
        return compound_lines(theme, cutoff_minutes, language);
    case MapPart::railways:
        return lines_of({{LegendKey::railway, Word::railway}}, language);
    case MapPart::walls:
        return lines_of({{LegendKey::wall, Word::wall}}, language);
    case MapPart::gates:
        return lines_of(
            {{LegendKey::gate_open, Word::gate_open}, {LegendKey::gate_closed, Word::gate_closed}},
            language);
    case MapPart::communities:
        return lines_of({{LegendKey::community_boundary, Word::community_boundary}}, language);
    case MapPart::boundary:
        return lines_of({{LegendKey::district_boundary, Word::district_boundary}}, language);
    case MapPart::changes:
        return lines_of({{LegendKey::moved, Word::moved},
                         {LegendKey::built, Word::built},
                         {LegendKey::renovated, Word::renovated},
                         {LegendKey::closed, Word::closed},
                         {LegendKey::gate_opened, Word::gate_opened},
                         {LegendKey::gate_reclosed, Word::gate_reclosed},
                         {LegendKey::path_added, Word::path_added},
                         {LegendKey::road_blocked, Word::road_blocked}},
                        language);
    case MapPart::candidates:
        return {{word(Word::candidate, language), [](Canvas& canvas, const SheetBox& box) {
                     draw_candidate(canvas, box.centre());
                 }}};
    case MapPart::conflicts:
        return lines_of({{LegendKey::conflict, Word::conflict}}, language);
    case MapPart::stations:
        break;
    }
    return lines_of({{LegendKey::station_tier1, Word::station_tier1},
                     {LegendKey::station_tier2, Word::station_tier2},
                     {LegendKey::station_outside, Word::station_outside},
                     {LegendKey::station_closed, Word::station_closed}},
                    language);
}

} // namespace yike
