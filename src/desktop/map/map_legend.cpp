// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
#include "desktop/map/map_legend.hpp"

#include "desktop/map/map_camera.hpp"
#include "desktop/map/tile_scene.hpp"

#include <QPainter>

#include <algorithm>
#include <cstddef>
#include <utility>

namespace yike {

namespace {

constexpr int kRow_px = 20;
constexpr int kEdge_px = 4;
constexpr int kTextLeft_px = 38;
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
    // Not fixed: the height of the hint, at another width, would be the least one.
    QSizePolicy policy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
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

void MapLegend::set_filter(std::function<bool(MapLayer, std::size_t)> is_told) {
    is_told_ = std::move(is_told);
    refresh();
}

int MapLegend::row_height() {
    return kRow_px;
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
        std::size_t number = 0;
        for (LegendLine& line : legend_lines(*part, theme_, cutoff_minutes_, language_)) {
            if (!is_told_ || is_told_(state.layer, number)) {
                lines_.push_back(std::move(line));
            }
            ++number;
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

std::vector<QRect> MapLegend::cells(int width) const {
    QFont font = this->font();
    font.setPointSizeF(kText_pt);
    const QFontMetrics metrics(font);
    const int half = (width - kEdge_px) / 2;
    std::vector<bool> is_wide;
    for (const LegendLine& line : lines_) {
        const int text = metrics.horizontalAdvance(QString::fromStdString(line.text));
        is_wide.push_back(kTextLeft_px + text + kEdge_px > half);
    }
    // Two columns with many gaps in them would be harder to read than one.
    constexpr std::ptrdiff_t kFewOfMany = 5;
    const std::ptrdiff_t wide = std::count(is_wide.begin(), is_wide.end(), true);
    const bool one_column = wide * kFewOfMany > static_cast<std::ptrdiff_t>(is_wide.size());
    std::vector<QRect> cells;
    QPoint next(0, 0);
    for (const bool own_row : is_wide) {
        const bool whole = own_row || one_column;
        if (whole && next.x() > 0) {
            next = {0, next.y() + kRow_px};
        }
        cells.emplace_back(next, QSize(whole ? width : half, kRow_px));
        next = whole || next.x() > 0 ? QPoint(0, next.y() + kRow_px) : QPoint(half, next.y());
    }
    return cells;
}

QSize MapLegend::sizeHint() const {
    constexpr int kUsualWidth = 220;
    return {kUsualWidth, heightForWidth(kUsualWidth)};
}

int MapLegend::heightForWidth(int width) const {
    const std::vector<QRect> all = cells(width);
    return all.empty() ? 0 : all.back().bottom() + 1;
}

void MapLegend::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    Canvas canvas(painter, kPixelsPerPt);
    const std::vector<QRect> all = cells(width());
    for (std::size_t i = 0; i < all.size(); ++i) {
        const QRect& cell = all[i];
        lines_[i].draw(canvas,
                       in_pt(cell.left() + kEdge_px,
                             cell.top() + (kRow_px - kSwatch_px.height()) / 2.0,
                             kSwatch_px.width(),
                             kSwatch_px.height()));
        canvas.text({(cell.left() + kTextLeft_px) / kPixelsPerPt,
                     (cell.top() + kRow_px / 2.0) / kPixelsPerPt + kText_pt * 0.36},
                    lines_[i].text,
                    {.size_pt = kText_pt, .colour = palette::kText});
    }
}

} // namespace yike
