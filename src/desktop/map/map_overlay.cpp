// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
#include "desktop/map/map_overlay.hpp"

#include <QPainter>
#include <QPainterPath>
#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <complex>

namespace yike {

namespace {

QColor colour_of(std::string_view hex, double opacity = 1) {
    QColor colour(QString::fromUtf8(hex.data(), static_cast<qsizetype>(hex.size())));
    colour.setAlphaF(static_cast<float>(opacity));
    return colour;
}

/// As transparent as can be, and on white the same. Multiplying would do, in ten times the time.
QColor veil_of(std::string_view hex) {
    const QColor on_white = colour_of(hex);
    const float darkest = std::min({on_white.redF(), on_white.greenF(), on_white.blueF()});
    if (darkest >= 1) {
        return Qt::transparent;
    }
    const auto own = [darkest](float channel) { return (channel - darkest) / (1 - darkest); };
    return QColor::fromRgbF(
        own(on_white.redF()), own(on_white.greenF()), own(on_white.blueF()), 1 - darkest);
}

QPen pen_of(std::string_view colour, double width_px) {
    return {colour_of(colour), width_px, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin};
}

double pt(double pixels) {
    return pixels / kPixelsPerPt;
}

PaperPoint pt(QPointF pixels) {
    return {pt(pixels.x()), pt(pixels.y())};
}

StationLook look_of(const MapStation& station, const MapCamera& camera) {
    return {.tier = station.tier == 1 ? 1 : 2,
            .inside = station.inside,
            .closed = station.closed,
            .size = station_size(camera.scale_denominator())};
}

/// Without the points that a straight piece passes within `fine_px`.
QPolygonF straightened(const QPolygonF& line, double fine_px) {
    if (line.size() < 3) {
        return line;
    }
    QPolygonF kept{line.front()};
    const auto between = [](QPointF a, QPointF b) {
        return std::complex<double>(b.x() - a.x(), b.y() - a.y());
    };
    // Turns from `towards` in which a piece from the last point kept meets all that were left out.
    double towards = 0;
    double low = 0;
    double high = 0;
    double farthest = 0; // of these; 0: none yet
    for (qsizetype i = 1; i < line.size(); ++i) {
        std::complex<double> piece = between(kept.back(), line[i]);
        double turn = std::remainder(std::arg(piece) - towards, 2 * M_PI);
        if (farthest > 0 && (turn < low || turn > high || std::abs(piece) < farthest)) {
            kept.push_back(line[i - 1]);
            piece = between(kept.back(), line[i]);
            farthest = 0;
        }
        if (farthest == 0) {
            towards = std::arg(piece);
            turn = 0;
            low = -M_PI;
            high = M_PI;
        }
        const double away = std::abs(piece);
        const double play = away > fine_px ? std::asin(fine_px / away) : M_PI;
        low = std::max(low, turn - play);
        high = std::min(high, turn + play);
        farthest = std::max(farthest, away);
    }
    kept.push_back(line.back());
    return kept;
}

/// Whether the boxes of both overlap.
bool meets(const QRectF& box, const QLineF& piece) {
    const auto [left, right] = std::minmax({piece.x1(), piece.x2()});
    const auto [top, bottom] = std::minmax({piece.y1(), piece.y2()});
    return left <= box.right() && right >= box.left() && top <= box.bottom() && bottom >= box.top();
}

/// "直线 532米", and on foot below it.
std::vector<std::string> measure_text(const MapSketch& sketch, Language language) {
    const bool zh = language == Language::zh;
    std::vector<std::string> lines = {(zh ? "直线 " : "Straight ") +
                                      distance_text(sketch.straight_m(), language)};
    if (!sketch.asked || sketch.legs.empty()) {
        return lines;
    }
    if (const auto walk = sketch.walk()) {
        const std::string minutes = fmt::format("{:.1f}", walk->minutes);
        lines.push_back((zh ? "步行 " : "On foot ") + distance_text(walk->length_m, language) +
                        (zh ? "，" + minutes + "分钟" : ", " + minutes + " min"));
    } else {
        lines.push_back(zh ? "步行：走不到" : "On foot: no way");
    }
    return lines;
}

} // namespace

void MapOverlay::begin(QPainter& painter,
                       const MapCamera& camera,
                       double pixel_ratio,
                       Language language) {
    painter_ = &painter;
    camera_ = camera;
    pixel_ratio_ = pixel_ratio;
    language_ = language;
}

double MapOverlay::station_radius_px(const MapStation& station, const MapCamera& camera) {
    return station_radius(look_of(station, camera)) * kPixelsPerPt;
}

QPolygonF MapOverlay::on_screen(const Line& line, double fine_px) const {
    QPolygonF points;
    points.reserve(static_cast<qsizetype>(line.size()));
    for (std::size_t i = 0; i < line.size(); ++i) {
        const QPointF p = camera_.to_widget(line[i]);
        const bool end = i == 0 || i + 1 == line.size();
        if (end || (p - points.back()).manhattanLength() > fine_px) {
            points.push_back(p);
        }
    }
    return points;
}

void MapOverlay::stroke(const QPolygonF& line, std::string_view colour, double width_px) {
    // Long lines are slow to rasterise; of those that are longer than the window only the parts in
    // it are drawn. Each part begins with the last piece of the one before.
    constexpr qsizetype kPart = 48;
    const double edge = width_px + 2;
    const QRectF seen = QRectF({0, 0}, camera_.size).adjusted(-edge, -edge, edge, edge);
    painter_->setBrush(Qt::NoBrush);
    painter_->setPen(pen_of(colour, width_px));
    for (qsizetype from = 0; from + 1 < line.size(); from += kPart) {
        const qsizetype begin = std::max<qsizetype>(0, from - 1);
        const QPolygonF part(line.mid(begin, from + kPart + 1 - begin));
        const QRectF box = part.boundingRect().adjusted(-edge, -edge, edge, edge);
        if (box.intersects(seen)) {
            painter_->drawPolyline(part);
        }
    }
}

/// Thousands of short pieces: each by itself takes half the time of a line with joins.
void MapOverlay::stroke_pieces(const std::vector<QPolygonF>& lines,
                               std::string_view colour,
                               double width_px) {
    const QRectF seen =
        QRectF({0, 0}, camera_.size).adjusted(-width_px, -width_px, width_px, width_px);
    QList<QLineF> pieces;
    for (const QPolygonF& line : lines) {
        for (qsizetype i = 1; i < line.size(); ++i) {
            const QLineF piece(line[i - 1], line[i]);
            if (meets(seen, piece)) {
                pieces.push_back(piece);
            }
        }
    }
    QPen pen = pen_of(colour, width_px);
    pen.setCapStyle(Qt::SquareCap);
    painter_->setPen(pen);
    painter_->drawLines(pieces);
}

/// Smooth edges would be hidden by the line, and cost twice as much as the rest.
void MapOverlay::fill_within_line(const QPainterPath& ground, const QColor& colour) {
    painter_->setRenderHint(QPainter::Antialiasing, false);
    painter_->fillPath(ground, colour);
    painter_->setRenderHint(QPainter::Antialiasing);
}

void MapOverlay::cased(const QPolygonF& line, std::string_view colour, double width_px) {
    constexpr double kCasing_px = 1.5;
    stroke(line, palette::kRing, width_px + 2 * kCasing_px);
    stroke(line, colour, width_px);
}

void MapOverlay::candidates(const std::vector<MapCandidate>& candidates, int highlighted) {
    const Box seen = camera_.extent().grown(20 * camera_.m_per_px);
    const double size = candidate_size(camera_.scale_denominator());
    for (std::size_t i = 0; i < candidates.size(); ++i) {
        if (!seen.contains(candidates[i].point)) {
            continue;
        }
        constexpr double kLarger = 1.7;
        const bool here = static_cast<int>(i) == highlighted;
        sprites_.candidate(
            *painter_, camera_.to_widget(candidates[i].point), here ? kLarger : size, pixel_ratio_);
    }
}

void MapOverlay::changes(const std::vector<MapChange>& changes) {
    if (changes.empty()) {
        return;
    }
    MapData data;
    data.plan = MapPlan{};
    data.plan->changes = changes;
    draw(data, MapPart::changes);
}

void MapOverlay::conflicts(const std::vector<MapConflict>& conflicts,
                           const std::vector<MapStation>& stations,
                           const std::optional<HeldStation>& held) {
    MapData data;
    const auto place = [&](std::size_t i) {
        MapStation station = stations[i];
        if (held && held->station == i) {
            station.point = held->at;
        }
        data.stations.push_back(std::move(station));
        return data.stations.size() - 1;
    };
    for (const MapConflict& conflict : conflicts) {
        if (conflict.a < stations.size() && conflict.b < stations.size()) {
            MapConflict line = conflict;
            line.a = place(conflict.a);
            line.b = place(conflict.b);
            data.conflicts.push_back(line);
        }
    }
    draw(data, MapPart::conflicts);
}

void MapOverlay::draw(const MapData& data, MapPart part) {
    Canvas canvas(*painter_, kPixelsPerPt);
    const SheetBox frame{0, 0, pt(camera_.size.width()), pt(camera_.size.height())};
    draw_part(canvas,
              {.data = data,
               .view = MapView(frame, camera_.centre, camera_.scale_denominator()),
               .theme = MapTheme::coverage, // changes with their numbers, whatever colours tell
               .language = language_},
              part);
}

void MapOverlay::station(const MapStation& station) {
    sprites_.station(
        *painter_, camera_.to_widget(station.point), look_of(station, camera_), pixel_ratio_);
}

void MapOverlay::stations(const std::vector<MapStation>& stations,
                          const std::optional<HeldStation>& held) {
    const Box seen = camera_.extent().grown(20 * camera_.m_per_px);
    // The lower tier first: a community centre is never hidden under a small station.
    for (const int tier : {2, 1}) {
        for (std::size_t i = 0; i < stations.size(); ++i) {
            if ((stations[i].tier == 1) != (tier == 1) || (held && held->station == i) ||
                !seen.contains(stations[i].point)) {
                continue;
            }
            station(stations[i]);
        }
    }
    if (!held || held->station >= stations.size()) {
        return;
    }
    const StationLook look = look_of(stations[held->station], camera_);
    const QPointF at = camera_.to_widget(held->at);
    {
        Canvas canvas(*painter_, kPixelsPerPt);
        const PaperPoint from = pt(camera_.to_widget(held->from));
        draw_old_place(canvas, from, look);
        draw_move(canvas, from, pt(at), station_radius(look));
    }
    const QPointF beside(station_radius(look) + 1.5, kNameInHand.size_pt * 0.36);
    sprites_.name_in_hand(*painter_,
                          at + beside * kPixelsPerPt,
                          station_label(stations[held->station].name),
                          pixel_ratio_);
    sprites_.station(*painter_, at, look, pixel_ratio_);
}

void MapOverlay::moved_reach(const MultiPolygon& reach, bool tinted) {
    // The line moves with the mouse: what is finer than its own width is not seen.
    constexpr double kWidth_px = 2;
    constexpr double kFine_px = 0.3;
    std::vector<QPolygonF> rings;
    const auto add = [&](const Ring& ring) {
        QPolygonF seen = straightened(on_screen(ring, kWidth_px), kFine_px);
        if (seen.size() > 3) { // closed, so at least a triangle
            rings.push_back(std::move(seen));
        }
    };
    for (const Polygon& polygon : reach) {
        add(polygon.outer);
        std::for_each(polygon.holes.begin(), polygon.holes.end(), add);
    }
    if (tinted) {
        // What lies below shows through: the ground takes the tint, colours of compounds hardly.
        QPainterPath ground;
        for (const QPolygonF& ring : rings) {
            ground.addPolygon(ring);
        }
        fill_within_line(ground, veil_of(palette::kReachTint));
    }
    stroke_pieces(rings, palette::kStamp, kWidth_px);
}

void MapOverlay::routes(const std::vector<Line>& routes) {
    constexpr double kWidth_px = 3.2;
    constexpr double kEnd_px = 4;
    for (const Line& route : routes) {
        if (route.size() < 2) {
            continue;
        }
        cased(on_screen(route), palette::kStamp, kWidth_px);
        painter_->setPen(pen_of(palette::kRing, 1.5));
        painter_->setBrush(colour_of(palette::kStamp));
        painter_->drawEllipse(camera_.to_widget(route.front()), kEnd_px, kEnd_px);
        painter_->drawEllipse(camera_.to_widget(route.back()), kEnd_px, kEnd_px);
    }
}

void MapOverlay::spotlight(const std::vector<Spot>& spots) {
    constexpr double kVeil = 0.6;
    constexpr double kSmall_px = 9; ///< a ground smaller than that gets a ring
    constexpr double kRing_px = 5;
    constexpr double kHole_px = 6; ///< its edge is below the ring
    constexpr std::size_t kMany = 100;
    const QRectF seen({0, 0}, camera_.size);
    QPainterPath veil;
    veil.addRect(seen);
    std::vector<QPolygonF> outlines;
    std::vector<PlanePoint> rings;
    for (const Spot& spot : spots) {
        const Box box = bounds(spot.ground);
        const QRectF on_map(camera_.to_widget({box.min.x, box.max.y}),
                            camera_.to_widget({box.max.x, box.min.y}));
        if (spot.ground.empty() || std::max(on_map.width(), on_map.height()) < kSmall_px) {
            veil.addEllipse(camera_.to_widget(spot.point), kHole_px, kHole_px);
            rings.push_back(spot.point);
            continue;
        }
        if (!on_map.intersects(seen)) {
            continue;
        }
        const auto add = [&](const Ring& ring) {
            outlines.push_back(on_screen(ring));
            veil.addPolygon(outlines.back());
        };
        for (const Polygon& polygon : spot.ground) {
            add(polygon.outer);
            std::for_each(polygon.holes.begin(), polygon.holes.end(), add);
        }
    }
    fill_within_line(veil, colour_of(palette::kPaper, kVeil));
    // Hundreds of outlines are drawn in every frame: thin, without a casing.
    if (spots.size() > kMany) {
        stroke_pieces(outlines, palette::kText, 1.2);
    } else {
        for (const QPolygonF& outline : outlines) {
            cased(outline, palette::kText, 2);
        }
    }
    for (const PlanePoint place : rings) {
        selected_place(place, pt(kRing_px));
    }
}

void MapOverlay::selected_ground(const MultiPolygon& ground, PlanePoint point) {
    constexpr double kWidth_px = 2.4;
    constexpr double kPoint_px = 9;
    if (ground.empty()) {
        return selected_place(point, pt(kPoint_px));
    }
    for (const Polygon& polygon : ground) {
        cased(on_screen(polygon.outer), palette::kText, kWidth_px);
        for (const Ring& hole : polygon.holes) {
            cased(on_screen(hole), palette::kText, kWidth_px);
        }
    }
}

void MapOverlay::selected_line(const Line& line) {
    cased(on_screen(line), palette::kText, 3);
}

void MapOverlay::selected_place(PlanePoint place, double radius_pt) {
    const QPointF centre = camera_.to_widget(place);
    const double radius = radius_pt * kPixelsPerPt + 3;
    painter_->setBrush(Qt::NoBrush);
    for (const auto& [colour, width] :
         {std::pair(palette::kRing, 5.0), std::pair(palette::kText, 2.2)}) {
        painter_->setPen(pen_of(colour, width));
        painter_->drawEllipse(centre, radius, radius);
    }
}

void MapOverlay::tag(QPointF at, const std::vector<std::string>& lines) {
    const TextStyle style{.size_pt = 9, .colour = palette::kText};
    constexpr double kLine_pt = 13;
    constexpr double kPad_pt = 5;
    Canvas canvas(*painter_, kPixelsPerPt);
    double width = 0;
    for (const std::string& line : lines) {
        width = std::max(width, canvas.text_width(line, style));
    }
    const double height = kLine_pt * static_cast<double>(lines.size());
    // Beside the place, and inside the window.
    const double left = std::clamp(
        pt(at.x()) + 10, kPad_pt, std::max(kPad_pt, pt(camera_.size.width()) - width - kPad_pt));
    const double top = std::clamp(pt(at.y()) - height - 8,
                                  kPad_pt,
                                  std::max(kPad_pt, pt(camera_.size.height()) - height - kPad_pt));
    const SheetBox box = SheetBox{left, top, left + width, top + height}.grown(kPad_pt - 1);
    canvas.fill({box.outline()}, palette::kPaper, 0.94);
    canvas.stroke({box.outline()}, {palette::kRule, 0.6, {}, true});
    for (std::size_t i = 0; i < lines.size(); ++i) {
        const double base = top + kLine_pt * static_cast<double>(i) + kLine_pt * 0.75;
        canvas.text({left, base}, lines[i], style);
    }
}

void MapOverlay::sketch(const MapSketch& sketch, MapTool tool) {
    if (sketch.empty()) {
        return;
    }
    const bool measures = tool == MapTool::measure;
    const QPointF first = camera_.to_widget(sketch.points.front());
    if (tool == MapTool::block_road) {
        const double metres = sketch.radius_m.value_or(kUsualBlock_m);
        const double radius = metres / camera_.m_per_px;
        painter_->setBrush(colour_of(palette::kLost, 0.25));
        painter_->setPen(pen_of(palette::kLost, 2));
        painter_->drawEllipse(first, radius, radius);
        return tag(first + QPointF(radius, 0), {distance_text(metres, language_)});
    }
    for (const MeasuredLeg& leg : sketch.legs) {
        if (leg) {
            cased(on_screen(leg->line), palette::kStamp, 3);
        }
    }
    Line line = sketch.points;
    if (sketch.next && !sketch.done) {
        line.push_back(*sketch.next);
    }
    cased(on_screen(line), measures ? palette::kText : palette::kGained, measures ? 1.4 : 3.4);
    painter_->setPen(pen_of(palette::kText, 1.2));
    painter_->setBrush(colour_of(palette::kPaper));
    for (const PlanePoint p : sketch.points) {
        painter_->drawEllipse(camera_.to_widget(p), 3.5, 3.5);
    }
    if (line.size() < 2) {
        return;
    }
    if (measures) {
        MapSketch shown = sketch;
        shown.points = line;
        if (!sketch.done && sketch.next) {
            shown.asked = sketch.asked && sketch.legs.size() + 1 == line.size();
        }
        return tag(camera_.to_widget(line.back()), measure_text(shown, language_));
    }
    tag(camera_.to_widget(line.back()), {distance_text(length(line), language_)});
}

void MapOverlay::banner(const std::string& text, double top_px) {
    const TextStyle style{.size_pt = 12, .colour = palette::kPaper, .bold = true};
    Canvas canvas(*painter_, kPixelsPerPt);
    const double width = canvas.text_width(text, style);
    const double middle = pt(camera_.size.width()) / 2;
    const double top = pt(top_px) + 8;
    const SheetBox box{middle - width / 2 - 12, top, middle + width / 2 + 12, top + 24};
    canvas.fill({box.outline()}, palette::kText, 0.85);
    canvas.text({middle - width / 2, top + 16.5}, text, style);
}

} // namespace yike
