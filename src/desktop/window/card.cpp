// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
#include "desktop/window/card.hpp"

#include "desktop/window/theme.hpp"

#include <QPainter>
#include <QPainterPath>

namespace yike {

namespace {

constexpr double kRadius = 9;
constexpr double kTitle_pt = 13;

} // namespace

Card::Card(Glyph glyph, QWidget* parent) : QAbstractButton(parent), icon_(glyph_icon(glyph)) {
    setCursor(Qt::PointingHandCursor);
    setFocusPolicy(Qt::StrongFocus);
    QSizePolicy policy(QSizePolicy::Expanding, QSizePolicy::Preferred); // as high as its neighbour
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
}

void Card::set_title(const QString& title) {
    setText(title);
    setAccessibleName(title);
    updateGeometry();
    update();
}

void Card::set_sentence(const QString& sentence) {
    sentence_ = sentence;
    setAccessibleDescription(sentence);
    updateGeometry();
    update();
}

void Card::set_leading(bool leading) {
    leading_ = leading;
    update();
}

QFont Card::title_font() const {
    QFont larger = font();
    larger.setPointSizeF(kTitle_pt);
    larger.setWeight(QFont::DemiBold);
    return larger;
}

int Card::text_left() const {
    return theme::space(this, 4.0);
}

QSize Card::sizeHint() const {
    const int width = theme::space(this, 22);
    return {width, heightForWidth(width)};
}

bool Card::hasHeightForWidth() const {
    return true;
}

int Card::heightForWidth(int width) const {
    const int gap = theme::space(this, 1.0);
    const QRect box(0, 0, std::max(10, width - text_left() - gap), 4000);
    const int text = fontMetrics().boundingRect(box, Qt::TextWordWrap, sentence_).height();
    return gap * 2 + QFontMetrics(title_font()).height() + gap / 3 + text;
}

void Card::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const bool lit = (hovered_ || hasFocus() || isDown()) && isEnabled();
    const QColor line = theme::colour(lit ? theme::kAccent : theme::kLine);
    painter.setPen(QPen(line, lit ? 1.5 : 1.0));
    painter.setBrush(isDown() ? theme::colour(theme::kAccentSoft) : QColor(Qt::white));
    painter.drawRoundedRect(QRectF(rect()).adjusted(1, 1, -1, -1), kRadius, kRadius);

    const int gap = theme::space(this, 1.0);
    const int side = theme::space(this, 1.8);
    icon_.paint(&painter,
                QRect((text_left() - side) / 2 + gap / 6, gap, side, side),
                Qt::AlignCenter,
                isEnabled() ? QIcon::Normal : QIcon::Disabled,
                leading_ ? QIcon::On : QIcon::Off);

    QRect box(text_left(), gap, width() - text_left() - gap, height() - 2 * gap);
    painter.setFont(title_font());
    const std::string_view ink = !isEnabled() ? theme::kFaint
                                 : leading_   ? theme::kAccent
                                              : palette::kText;
    painter.setPen(theme::colour(ink));
    painter.drawText(box, Qt::AlignLeft | Qt::AlignTop, text());
    box.setTop(box.top() + painter.fontMetrics().height() + gap / 3);
    painter.setFont(font());
    painter.setPen(theme::colour(palette::kTextSoft));
    painter.drawText(box, Qt::AlignLeft | Qt::AlignTop | Qt::TextWordWrap, sentence_);
}

void Card::enterEvent(QEnterEvent* event) {
    hovered_ = true;
    update();
    QAbstractButton::enterEvent(event);
}

void Card::leaveEvent(QEvent* event) {
    hovered_ = false;
    update();
    QAbstractButton::leaveEvent(event);
}

} // namespace yike
