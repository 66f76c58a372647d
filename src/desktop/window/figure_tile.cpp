// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
#include "desktop/window/figure_tile.hpp"

#include "desktop/window/theme.hpp"

#include <QPainter>

namespace yike {

namespace {

constexpr double kSmallFigure_pt = 14;
constexpr int kMargin = 6;
constexpr double kRadius = 5;

} // namespace

FigureTile::FigureTile(QWidget* parent) : QAbstractButton(parent) {
    setFocusPolicy(Qt::TabFocus);
    setCursor(Qt::PointingHandCursor);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void FigureTile::set_figure(const QString& value,
                            const QString& caption,
                            const QString& difference,
                            bool worse) {
    if (value == value_ && caption == caption_ && difference == difference_ && worse == worse_) {
        return;
    }
    value_ = value;
    caption_ = caption;
    difference_ = difference;
    worse_ = worse;
    setAccessibleName(QStringLiteral("%1 %2 %3").arg(caption, value, difference).trimmed());
    update();
}

void FigureTile::set_leading(bool leading) {
    if (leading != leading_) {
        leading_ = leading;
        updateGeometry();
    }
}

QFont FigureTile::value_font() const {
    QFont large = font();
    large.setPointSizeF(leading_ ? theme::kFigure_pt + 5 : kSmallFigure_pt);
    large.setWeight(QFont::DemiBold);
    return large;
}

QFont FigureTile::caption_font() const {
    QFont small = font();
    small.setPointSizeF(theme::kCaption_pt);
    return small;
}

QSize FigureTile::sizeHint() const {
    const int height =
        QFontMetrics(value_font()).height() + QFontMetrics(caption_font()).height() + 2 * kMargin;
    return {theme::space(this, 7), height};
}

void FigureTile::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    if (hovered_ || hasFocus()) {
        painter.setPen(hasFocus() ? QPen(theme::colour(theme::kAccent)) : QPen(Qt::NoPen));
        painter.setBrush(theme::colour(theme::kAccentSoft));
        painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), kRadius, kRadius);
    }
    const QRect box = rect().adjusted(kMargin, kMargin, -kMargin, -kMargin);
    painter.setFont(value_font());
    painter.setPen(theme::colour(leading_ ? theme::kAccent : palette::kText));
    painter.drawText(box, Qt::AlignLeft | Qt::AlignTop, value_);
    const int value_width = painter.fontMetrics().horizontalAdvance(value_);
    const int value_height = painter.fontMetrics().height();
    if (!difference_.isEmpty()) {
        painter.setFont(caption_font());
        painter.setPen(theme::colour(worse_ ? palette::kLost : palette::kGained));
        const QRect beside(box.left() + value_width + kMargin,
                           box.top(),
                           box.width() - value_width - kMargin,
                           value_height - value_height / 6);
        painter.drawText(beside, Qt::AlignLeft | Qt::AlignBottom, difference_);
    }
    painter.setFont(caption_font());
    painter.setPen(theme::colour(palette::kTextSoft));
    const QRect below = box.adjusted(0, value_height, 0, 0);
    painter.drawText(below,
                     Qt::AlignLeft | Qt::AlignTop,
                     painter.fontMetrics().elidedText(caption_, Qt::ElideRight, below.width()));
}

void FigureTile::enterEvent(QEnterEvent* event) {
    hovered_ = true;
    update();
    QAbstractButton::enterEvent(event);
}

void FigureTile::leaveEvent(QEvent* event) {
    hovered_ = false;
    update();
    QAbstractButton::leaveEvent(event);
}

} // namespace yike
