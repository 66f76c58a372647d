// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
#include "desktop/map/map_legend.hpp"

#include "desktop/map/map_camera.hpp"
#include "desktop/map/tile_scene.hpp"

#include <QPainter>

#include <algorithm>

namespace yike {

namespace {

constexpr double kRow_px = 22;
constexpr double kEdge_px = 4;
constexpr double kTextLeft_px = 40;
constexpr double kText_pt = 9;
constexpr QSize kSwatch_px(26, 13);
constexpr QSize kIcon_px(30, 18);

SheetBox in_pt(double left, double top, double width, double height) {
    return {left / kPixelsPerPt,
            top / kPixelsPerPt,
            (left + width) / kPixelsPerPt,
            (top + height) / kPixelsPerPt};
}

QPixmap icon_picture(MapLayer layer, double ratio) {
    QPixmap pixmap(kIcon_px * ratio);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    Canvas canvas(painter, kPixelsPerPt * ratio);
    const SheetBox box = in_pt(2, 3, kSwatch_px.width(), 12);
    if (const auto part = map_part(layer)) {
        constexpr int kAnyCutoff = 15;
        legend_lines(*part, MapTheme::coverage, kAnyCutoff, Language::zh).front().draw(canvas, box);
    } else {
        const TextStyle style{.size_pt = 9, .colour = palette::kText, .bold = true};
        const double width = canvas.text_width("文", style);
        canvas.text({box.centre().x - width / 2, box.bottom - 1}, "文", style);
    }
    return pixmap;
}

} // namespace

QIcon layer_icon(MapLayer layer) {
    QIcon icon;
    for (const double ratio : {1.0, 1.5, 2.0}) {
        QPixmap picture = icon_picture(layer, ratio);
        picture.setDevicePixelRatio(ratio);
        icon.addPixmap(picture);
    }
    return icon;
}

MapLegend::MapLegend(const LayerModel& layers, QWidget* parent) : QWidget(parent), layers_(layers) {
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    connect(&layers, &LayerModel::layers_changed, this, &MapLegend::refresh);
    refresh();
}

void MapLegend::set_language(Language language) {
    language_ = language;
    refresh();
}

void MapLegend::set_theme(MapTheme theme) {
    theme_ = theme;
    refresh();
}

void MapLegend::set_cutoff(int minutes) {
    cutoff_minutes_ = std::max(1, minutes);
    refresh();
}

QStringList MapLegend::texts() const {
    QStringList texts;
    for (const LegendLine& line : lines_) {
        texts << QString::fromStdString(line.text);
    }
    return texts;
}

void MapLegend::refresh() {
    lines_.clear();
    const auto explain = [this](const LayerState& state) {
        const auto part = map_part(state.layer);
        // The line of the cutoff explains the ground inside as well.
        if (!state.visible || !part || state.layer == MapLayer::reach) {
            return;
        }
        for (LegendLine& line : legend_lines(*part, theme_, cutoff_minutes_, language_)) {
            lines_.push_back(std::move(line));
        }
    };
    // What colours mean comes first; symbols speak for themselves.
    for (const bool colours : {true, false}) {
        for (const LayerState& state : layers_.states()) {
            if ((state.layer == MapLayer::compounds) == colours) {
                explain(state);
            }
        }
    }
    setAccessibleName(language_ == Language::zh ? QStringLiteral("图例")
                                                : QStringLiteral("Legend"));
    setAccessibleDescription(texts().join(QStringLiteral("; ")));
    updateGeometry();
    update();
}

QSize MapLegend::sizeHint() const {
    return {220, static_cast<int>(kRow_px * static_cast<double>(lines_.size()) + 2 * kEdge_px)};
}

void MapLegend::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    Canvas canvas(painter, kPixelsPerPt);
    double top = kEdge_px;
    for (const LegendLine& line : lines_) {
        line.draw(canvas,
                  in_pt(kEdge_px,
                        top + (kRow_px - kSwatch_px.height()) / 2,
                        kSwatch_px.width(),
                        kSwatch_px.height()));
        canvas.text(
            {kTextLeft_px / kPixelsPerPt, (top + kRow_px / 2) / kPixelsPerPt + kText_pt * 0.36},
            line.text,
            {.size_pt = kText_pt, .colour = palette::kText});
        top += kRow_px;
    }
}

} // namespace yike
