// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
#include "render/symbols.hpp"

#include <algorithm>
#include <cmath>

namespace yike {

namespace {

constexpr double kRing_pt = 1.0;

PaperLine square(PaperPoint centre, double half) {
    return SheetBox{centre.x - half, centre.y - half, centre.x + half, centre.y + half}.outline();
}

double core_radius(const StationLook& look) {
    const double mm = look.tier == 1 ? palette::kStationTier1_mm : palette::kStationTier2_mm;
    return mm_to_pt(mm) / 2 * look.size;
}

void cross_out(Canvas& canvas, PaperPoint c, double reach) {
    const PaperLines cross = {{{c.x - reach, c.y - reach}, {c.x + reach, c.y + reach}},
                              {{c.x - reach, c.y + reach}, {c.x + reach, c.y - reach}}};
    canvas.stroke(cross, {palette::kRing, 2.6, {}, false});
    canvas.stroke(cross, {palette::kNoAccessHatch, 1.2, {}, false});
}

} // namespace

RoadLook road_look(RoadRank rank, double scale_denominator) {
    const double width = road_width_pt(rank, scale_denominator);
    if (rank == RoadRank::footway) {
        return {{palette::kFootway, width, {1.6, 1.2}, false}, std::nullopt};
    }
    // White on the ground is not seen below this width or on small scales: such roads are one
    // grey line.
    constexpr double kThinnestWhite_pt = 0.75;
    constexpr double kSmallestScale = 40'000;
    if (scale_denominator > kSmallestScale || width < kThinnestWhite_pt) {
        const bool main = rank == RoadRank::arterial || rank == RoadRank::collector;
        return {{main ? palette::kThinRoad : palette::kRoadCasing, width, {}, true}, std::nullopt};
    }
    const double casing = std::min(0.8, width * 0.6);
    return {{palette::kRoadCasing, width + casing, {}, true},
            Stroke{palette::kRoad, width, {}, true}};
}

double station_size(double scale_denominator) {
    return scale_denominator <= 30'000 ? 1.0 : scale_denominator <= 60'000 ? 0.85 : 0.7;
}

double station_radius(const StationLook& look) {
    return core_radius(look) + kRing_pt;
}

void draw_station(Canvas& canvas, PaperPoint centre, const StationLook& look) {
    const double core = core_radius(look);
    const std::string_view colour =
        look.inside && !look.closed ? palette::kStation : palette::kStationOutside;
    if (look.tier == 1) {
        canvas.disc(centre, core + kRing_pt, palette::kRing);
        canvas.disc(centre, core, colour);
    } else {
        canvas.fill({square(centre, core + kRing_pt * 0.8)}, palette::kRing);
        canvas.fill({square(centre, core)}, colour);
    }
    if (look.closed) {
        cross_out(canvas, centre, core * 1.15);
    }
}

double candidate_size(double scale_denominator) {
    return scale_denominator <= 20'000 ? 1.0 : scale_denominator <= 40'000 ? 0.75 : 0.5;
}

double candidate_radius(double size) {
    return mm_to_pt(palette::kCandidate_mm) / 2 * size;
}

void draw_candidate(Canvas& canvas, PaperPoint centre, double size) {
    const double half = candidate_radius(size);
    const PaperLine diamond = {{centre.x, centre.y - half},
                               {centre.x + half, centre.y},
                               {centre.x, centre.y + half},
                               {centre.x - half, centre.y},
                               {centre.x, centre.y - half}};
    constexpr double kSmall = 0.7;
    const bool quiet = size < kSmall;
    canvas.stroke({diamond}, {palette::kRing, quiet ? 1.6 : 2.6, {}, false});
    canvas.fill({diamond}, palette::kPaper);
    canvas.stroke({diamond},
                  {quiet ? palette::kTextSoft : palette::kStation, quiet ? 0.7 : 1.0, {}, false});
}

void draw_gate(Canvas& canvas, PaperPoint centre, PaperPoint along, bool open) {
    const double length = std::hypot(along.x, along.y);
    const PaperPoint across =
        length > 0 ? PaperPoint{-along.y / length, along.x / length} : PaperPoint{0, 1};
    const double half = mm_to_pt(palette::kGate_mm) / 2;
    if (open) {
        const PaperLines tick = {{{centre.x - across.x * half, centre.y - across.y * half},
                                  {centre.x + across.x * half, centre.y + across.y * half}}};
        canvas.stroke(tick, {palette::kRing, 2.0, {}, false});
        canvas.stroke(tick, {palette::kText, 1.0, {}, false});
        return;
    }
    const double arm = half * 0.7;
    const PaperLines cross = {{{centre.x - arm, centre.y - arm}, {centre.x + arm, centre.y + arm}},
                              {{centre.x - arm, centre.y + arm}, {centre.x + arm, centre.y - arm}}};
    canvas.stroke(cross, {palette::kRing, 1.8, {}, false});
    canvas.stroke(cross, {palette::kNoAccessHatch, 0.9, {}, false});
}

void draw_conflict(Canvas& canvas, PaperPoint a, PaperPoint b, double radius) {
    constexpr double kSeen_pt = 6;
    const bool touching = std::hypot(a.x - b.x, a.y - b.y) < 2 * radius + kSeen_pt;
    const double width = touching ? 2 * radius + palette::kConflict_pt : palette::kConflict_pt;
    canvas.stroke({{a, b}}, {palette::kRing, width + 2, {}, true});
    canvas.stroke({{a, b}}, {palette::kConflict, width, {}, true});
}

void draw_hardly_unique(Canvas& canvas, PaperPoint centre, const StationLook& look) {
    const double radius = station_radius(look) + 1.2;
    canvas.circle(centre, radius, {palette::kRing, 3.4, {}, true});
    canvas.circle(centre, radius, {palette::kConflict, 2.0, {}, true});
}

void draw_old_place(Canvas& canvas, PaperPoint centre, const StationLook& look) {
    const double core = core_radius(look) - 0.4;
    if (look.tier == 1) {
        canvas.circle(centre, core, {palette::kRing, 3.0, {}, true});
        canvas.disc(centre, core, palette::kPaper);
        canvas.circle(centre, core, {palette::kStation, 1.2, {}, true});
    } else {
        const PaperLines outline = {square(centre, core)};
        canvas.fill({square(centre, core + 1.2)}, palette::kRing);
        canvas.stroke(outline, {palette::kStation, 1.1, {}, false});
    }
}

void draw_move(Canvas& canvas, PaperPoint from, PaperPoint to, double radius) {
    const double length = std::hypot(to.x - from.x, to.y - from.y);
    constexpr double kHead_pt = 5.5;
    if (length < 2 * radius + kHead_pt) {
        return; // the two symbols touch
    }
    const PaperPoint u{(to.x - from.x) / length, (to.y - from.y) / length};
    const PaperPoint tail{from.x + u.x * radius, from.y + u.y * radius};
    const PaperPoint tip{to.x - u.x * (radius + 0.5), to.y - u.y * (radius + 0.5)};
    const PaperPoint neck{tip.x - u.x * kHead_pt, tip.y - u.y * kHead_pt};
    const double half = kHead_pt * 0.42;
    const PaperLine head = {tip,
                            {neck.x - u.y * half, neck.y + u.x * half},
                            {neck.x + u.y * half, neck.y - u.x * half},
                            tip};
    canvas.stroke({{tail, neck}, head}, {palette::kRing, 3.4, {}, true});
    canvas.stroke({{tail, neck}}, {palette::kStamp, 1.5, {}, false});
    canvas.fill({head}, palette::kStamp);
}

void draw_changed_ring(Canvas& canvas,
                       PaperPoint centre,
                       const StationLook& look,
                       std::string_view colour) {
    const double radius = station_radius(look) + (look.tier == 1 ? 1.0 : 1.8);
    canvas.circle(centre, radius, {palette::kRing, 3.2, {}, true});
    canvas.circle(centre, radius, {colour, 1.8, {}, true});
}

void draw_changed_gate(Canvas& canvas, PaperPoint centre, bool opened) {
    constexpr double kRadius_pt = 3.4;
    canvas.disc(centre, kRadius_pt + 1, palette::kRing);
    canvas.disc(centre, kRadius_pt, opened ? palette::kGained : palette::kLost);
    const double arm = kRadius_pt * 0.55;
    const Stroke white{palette::kRing, 1.1, {}, false};
    if (opened) {
        canvas.stroke({{{centre.x, centre.y - arm}, {centre.x, centre.y + arm}},
                       {{centre.x - arm, centre.y}, {centre.x + arm, centre.y}}},
                      white);
    } else {
        canvas.stroke({{{centre.x - arm, centre.y - arm}, {centre.x + arm, centre.y + arm}},
                       {{centre.x - arm, centre.y + arm}, {centre.x + arm, centre.y - arm}}},
                      white);
    }
}

void draw_changed_street(Canvas& canvas, const PaperLines& lines, bool added) {
    canvas.stroke(lines, {palette::kRing, 4.6, {}, true});
    if (added) {
        canvas.stroke(lines, {palette::kGained, 2.6, {}, true});
    } else {
        canvas.stroke(lines, {palette::kLost, 2.6, {3.2, 1.6}, false});
    }
}

void draw_fate_outline(Canvas& canvas, const PaperLines& outlines, bool gained) {
    canvas.stroke(outlines, {palette::kRing, gained ? 3.6 : 4.4, {}, false});
    canvas.stroke(outlines,
                  {gained ? palette::kGained : palette::kLost, gained ? 2.0 : 2.8, {}, false});
}

double badge_radius(double size_pt) {
    return size_pt * 0.78;
}

void draw_badge(Canvas& canvas, PaperPoint centre, const std::string& number, double size_pt) {
    canvas.disc(centre, badge_radius(size_pt), palette::kRing);
    canvas.disc(centre, badge_radius(size_pt) - 0.8, palette::kStamp);
    const TextStyle style{.size_pt = size_pt * 0.86, .colour = palette::kPaper, .bold = true};
    const double width = canvas.text_width(number, style);
    canvas.text({centre.x - width / 2, centre.y + style.size_pt * 0.36}, number, style);
}

void draw_below_standard(Canvas& canvas, const PaperLines& rings, std::string_view fill) {
    constexpr double kSpacing_pt = 4;
    canvas.fill(rings, fill);
    canvas.stroke(hatch(rings, kSpacing_pt), {palette::kPaper, 0.7, {}, false});
}

void draw_no_access(Canvas& canvas, const PaperLines& rings) {
    constexpr double kSpacing_pt = 2.4;
    canvas.fill(rings, palette::kNoAccess);
    canvas.stroke(hatch(rings, kSpacing_pt), {palette::kNoAccessHatch, 0.6, {}, false});
    canvas.stroke(rings, {palette::kNoAccessHatch, 0.6, {}, true});
}

} // namespace yike
