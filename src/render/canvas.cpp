// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
#include "render/canvas.hpp"

#include "render/sheet_device.hpp"

#include <QBrush>
#include <QColor>
#include <QFont>
#include <QFontMetricsF>
#include <QPainter>
#include <QPainterPath>
#include <QPen>
#include <QString>

#include <algorithm>

namespace yike {

namespace {

// Letters are measured at ten times their size: Qt takes whole pixels only, and large letters
// have no hinting that would make their widths depend on the resolution.
constexpr double kUnit = 10;

// Long paths are slow to rasterise (400 lines in one took five times as long as 50), short ones
// make long files.
constexpr std::size_t kLinesPerPath = 50;
constexpr double kThin_pt = 1.5;
constexpr std::size_t kPointsPerPath = 48; ///< on a screen, where no file grows longer

QColor colour_of(std::string_view hex, double opacity = 1) {
    QColor colour(QString::fromUtf8(hex.data(), static_cast<qsizetype>(hex.size())));
    colour.setAlphaF(static_cast<float>(opacity));
    return colour;
}

QPointF unit_point(PaperPoint p) {
    return {p.x * kUnit, p.y * kUnit};
}

void add_line(QPainterPath& path, const PaperLine& line) {
    if (line.size() < 2) {
        return;
    }
    path.moveTo(unit_point(line.front()));
    for (std::size_t i = 1; i < line.size(); ++i) {
        path.lineTo(unit_point(line[i]));
    }
    if (line.front() == line.back()) {
        path.closeSubpath();
    }
}

/// Each part begins with the last piece of the one before: there is no gap in the bend.
void stroke_in_parts(QPainter& painter, const PaperLine& line) {
    for (std::size_t from = 0; from + 1 < line.size(); from += kPointsPerPath) {
        const std::size_t begin = from > 0 ? from - 1 : 0;
        const std::size_t end = std::min(line.size(), from + kPointsPerPath + 1);
        QPainterPath path;
        path.moveTo(unit_point(line[begin]));
        for (std::size_t i = begin + 1; i < end; ++i) {
            path.lineTo(unit_point(line[i]));
        }
        painter.drawPath(path);
    }
}

/// Pieces with square ends meet as well as round ones while the line is thin, and are drawn twice
/// as fast as a line with joins.
void stroke_pieces(QPainter& painter, const PaperLine& line) {
    QList<QLineF> pieces;
    pieces.reserve(static_cast<qsizetype>(line.size()));
    for (std::size_t i = 1; i < line.size(); ++i) {
        pieces.emplace_back(unit_point(line[i - 1]), unit_point(line[i]));
    }
    const QPen pen = painter.pen();
    QPen square = pen;
    square.setCapStyle(Qt::SquareCap);
    painter.setPen(square);
    painter.drawLines(pieces);
    painter.setPen(pen);
}

QPen pen_of(const Stroke& stroke) {
    QPen pen(colour_of(stroke.colour));
    pen.setWidthF(stroke.width_pt * kUnit);
    pen.setCapStyle(stroke.round && stroke.dash_pt.empty() ? Qt::RoundCap : Qt::FlatCap);
    pen.setJoinStyle(stroke.round ? Qt::RoundJoin : Qt::MiterJoin);
    if (!stroke.dash_pt.empty()) {
        QList<qreal> dash;
        for (const double part : stroke.dash_pt) {
            dash.push_back(part / stroke.width_pt); // Qt counts in pen widths
        }
        pen.setDashPattern(dash);
    }
    return pen;
}

} // namespace

struct Canvas::Impl {
    explicit Impl(const CanvasRequest& request) : device(request) {}

    explicit Impl(QPainter& painter) : device(painter) {}

    QFont font(const TextStyle& style) const {
        return device.font(style.size_pt * kUnit, style.bold);
    }

    bool draws() { return !quiet && device.painter() != nullptr; }

    SheetDevice device;
    QPainter* borrowed = nullptr; ///< restored in the end
    bool quiet = false;
    std::vector<std::string> texts;
};

Canvas::Canvas(const CanvasRequest& request) : impl_(std::make_unique<Impl>(request)) {
    if (QPainter* painter = impl_->device.painter()) {
        painter->scale(1 / kUnit, 1 / kUnit);
    }
}

Canvas::Canvas(QPainter& painter, double pixels_per_pt) : impl_(std::make_unique<Impl>(painter)) {
    painter.save();
    painter.setRenderHints(QPainter::Antialiasing | QPainter::TextAntialiasing);
    painter.scale(pixels_per_pt / kUnit, pixels_per_pt / kUnit);
    impl_->borrowed = &painter;
}

Canvas::~Canvas() {
    if (impl_->borrowed != nullptr) {
        impl_->borrowed->restore();
    }
}

void Canvas::fill(const PaperLines& rings, std::string_view colour, double opacity) {
    if (!impl_->draws() || rings.empty()) {
        return;
    }
    QPainterPath path;
    path.setFillRule(Qt::OddEvenFill);
    for (const PaperLine& ring : rings) {
        add_line(path, ring);
    }
    impl_->device.painter()->setPen(Qt::NoPen);
    impl_->device.painter()->setBrush(colour_of(colour, opacity));
    impl_->device.painter()->drawPath(path);
}

void Canvas::stroke(const PaperLines& lines, const Stroke& stroke) {
    if (!impl_->draws()) {
        return;
    }
    QPainter& painter = *impl_->device.painter();
    painter.setPen(pen_of(stroke));
    painter.setBrush(Qt::NoBrush);
    const bool in_parts = impl_->borrowed != nullptr && stroke.dash_pt.empty();
    QPainterPath path;
    std::size_t in_path = 0; ///< lines or points
    for (const PaperLine& line : lines) {
        if (in_parts && line.size() > kPointsPerPath) {
            if (stroke.round || stroke.width_pt > kThin_pt) {
                stroke_in_parts(painter, line);
            } else {
                stroke_pieces(painter, line);
            }
            continue;
        }
        add_line(path, line);
        in_path += in_parts ? line.size() : 1;
        if (in_path >= (in_parts ? kPointsPerPath : kLinesPerPath)) {
            painter.drawPath(path);
            path.clear();
            in_path = 0;
        }
    }
    painter.drawPath(path);
}

void Canvas::disc(PaperPoint centre, double radius, std::string_view colour) {
    if (!impl_->draws()) {
        return;
    }
    impl_->device.painter()->setPen(Qt::NoPen);
    impl_->device.painter()->setBrush(colour_of(colour));
    impl_->device.painter()->drawEllipse(unit_point(centre), radius * kUnit, radius * kUnit);
}

void Canvas::circle(PaperPoint centre, double radius, const Stroke& stroke) {
    if (!impl_->draws()) {
        return;
    }
    impl_->device.painter()->setPen(pen_of(stroke));
    impl_->device.painter()->setBrush(Qt::NoBrush);
    impl_->device.painter()->drawEllipse(unit_point(centre), radius * kUnit, radius * kUnit);
}

void Canvas::text(PaperPoint base,
                  const std::string& text,
                  const TextStyle& style,
                  double degrees) {
    if (impl_->quiet || text.empty()) {
        return;
    }
    impl_->texts.push_back(text);
    if (!impl_->draws()) {
        return;
    }
    QPainter& painter = *impl_->device.painter();
    const QString words = QString::fromStdString(text);
    const bool turned = degrees != 0;
    QPointF from = unit_point(base);
    if (turned) {
        painter.save();
        painter.translate(from);
        painter.rotate(-degrees);
        from = {0, 0};
    }
    painter.setFont(impl_->font(style));
    painter.setBrush(Qt::NoBrush);
    if (style.halo) {
        impl_->device.draw_halo(from, words, kHalo_pt * kUnit);
    }
    impl_->device.draw_text(from, words, colour_of(style.colour), style.bold);
    if (turned) {
        painter.restore();
    }
}

double Canvas::text_width(const std::string& text, const TextStyle& style) const {
    const QFontMetricsF metrics(impl_->font(style));
    return metrics.horizontalAdvance(QString::fromStdString(text)) / kUnit;
}

void Canvas::set_quiet(bool quiet) {
    impl_->quiet = quiet;
}

bool Canvas::quiet() const {
    return impl_->quiet;
}

const std::vector<std::string>& Canvas::texts() const {
    return impl_->texts;
}

void Canvas::new_page() {
    impl_->device.new_page();
}

void Canvas::finish() {
    impl_->device.finish();
}

} // namespace yike
