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

/// Where the number ends and its unit begins.
qsizetype unit_start(const QString& value) {
    static const QString of_numbers = QStringLiteral("+-–,.%");
    qsizetype end = 0;
    while (end < value.size() && (value[end].isDigit() || of_numbers.contains(value[end]))) {
        ++end;
    }
    return end == 0 ? value.size() : end;
}

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
    const int value_height = painter.fontMetrics().height();
    QRect rest = QRect(box.left(), box.top(), box.width(), value_height);
    const auto write = [&](const QFont& font, std::string_view ink, const QString& text) {
        if (text.isEmpty() || rest.width() <= 0) {
            return;
        }
        painter.setFont(font);
        painter.setPen(theme::colour(ink));
        const QFontMetrics metrics = painter.fontMetrics();
        // All on the baseline of the number.
        const int baseline = box.top() + QFontMetrics(value_font()).ascent();
        const QString fitting = metrics.elidedText(text, Qt::ElideRight, rest.width());
        painter.drawText(rest.left(), baseline, fitting);
        rest.setLeft(rest.left() + metrics.horizontalAdvance(fitting) + kMargin / 2);
    };
    const qsizetype unit = unit_start(value_);
    write(value_font(), leading_ ? theme::kAccent : palette::kText, value_.left(unit));
    // Where there is no room for both, what has changed matters more than the unit.
    const QFontMetrics small(caption_font());
    const QString unit_text = value_.mid(unit).trimmed();
    const int both = small.horizontalAdvance(unit_text + difference_) + kMargin;
    if (difference_.isEmpty() || both <= rest.width()) {
        write(caption_font(), palette::kTextSoft, unit_text);
    }
    write(caption_font(), worse_ ? palette::kLost : palette::kGained, difference_);
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
