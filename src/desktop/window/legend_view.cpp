// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
#include "desktop/window/legend_view.hpp"

#include "desktop/window/theme.hpp"
#include "desktop/window/voice.hpp"

#include <QPainter>

namespace yike {

namespace {

constexpr int kColumns = 2;

} // namespace

LegendView::LegendView(QWidget* parent) : QWidget(parent) {
    QFont small = font();
    small.setPointSizeF(theme::kCaption_pt);
    setFont(small);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void LegendView::set_ground(std::shared_ptr<const MapData> ground) {
    ground_ = std::move(ground);
    reload();
}

void LegendView::set_theme(MapTheme theme) {
    theme_ = theme;
    reload();
}

void LegendView::set_language(Language language) {
    language_ = language;
    reload();
}

void LegendView::reload() {
    entries_.clear();
    title_.clear();
    if (ground_) {
        const bool fates = theme_ == MapTheme::fates;
        title_ = fates ? say(phrases::kFateLegend, language_)
                       : utf8(word(Word::walking_minutes, language_));
        for (const FillClass& one : fill_classes(*ground_, theme_, language_)) {
            entries_.push_back({utf8(one.label), theme::colour(one.fill), one.hatched});
        }
        if (!fates) {
            entries_.push_back(
                {utf8(word(Word::no_access, language_)), theme::colour(palette::kNoAccess), true});
        }
    }
    updateGeometry();
    update();
}

int LegendView::row_height() const {
    return theme::space(this, 1.25);
}

QSize LegendView::sizeHint() const {
    const auto rows = static_cast<int>((entries_.size() + kColumns - 1) / kColumns);
    return {theme::space(this, 10), entries_.empty() ? 0 : row_height() * (rows + 1)};
}

void LegendView::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(theme::colour(palette::kTextSoft));
    const int line = row_height();
    painter.drawText(QRect(0, 0, width(), line), Qt::AlignLeft | Qt::AlignVCenter, title_);
    const int column = width() / kColumns;
    const auto rows = static_cast<int>((entries_.size() + kColumns - 1) / kColumns);
    for (int i = 0; i < static_cast<int>(entries_.size()); ++i) {
        const Entry& entry = entries_[static_cast<std::size_t>(i)];
        const QRect box(i / rows * column, (i % rows + 1) * line, column, line);
        const QRectF swatch(box.left() + 0.5, box.top() + line * 0.2, line * 1.1, line * 0.6);
        painter.setPen(theme::colour(palette::kRule));
        painter.setBrush(entry.fill);
        painter.drawRect(swatch);
        if (entry.hatched) {
            painter.setPen(Qt::NoPen);
            painter.setBrush(QBrush(theme::colour(palette::kNoAccessHatch), Qt::BDiagPattern));
            painter.drawRect(swatch);
        }
        painter.setPen(theme::colour(palette::kText));
        painter.drawText(box.adjusted(static_cast<int>(line * 1.5), 0, 0, 0),
                         Qt::AlignLeft | Qt::AlignVCenter,
                         painter.fontMetrics().elidedText(
                             entry.label, Qt::ElideRight, column - static_cast<int>(line * 1.6)));
    }
}

} // namespace yike
