// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
#include "desktop/window/figure_tile.hpp"

#include "desktop/window/theme.hpp"

#include <QPainter>

#include <algorithm>

namespace yike {

namespace {

constexpr double kBlock_pt = 14;
constexpr double kLine_pt = 11;
constexpr int kMargin = 6;
constexpr int kLineMargin = 2; ///< above and below a line
constexpr int kApart = 4;      ///< between words of one line

/// Where the number ends and its unit begins.
qsizetype unit_start(const QString& value) {
    static const QString of_numbers = QStringLiteral("+-–,.%");
    qsizetype end = 0;
    while (end < value.size() && (value[end].isDigit() || of_numbers.contains(value[end]))) {
        ++end;
    }
    return end == 0 ? value.size() : end;
}

/// Writes words one after the other on one baseline, as far as there is room.
class Pen {
  public:
    Pen(QPainter& painter, int left, int right, int baseline)
        : painter_(painter), left_(left), right_(right), baseline_(baseline) {}

    void write(const QString& text, const QFont& font, std::string_view ink) {
        if (text.isEmpty() || left_ >= right_) {
            return;
        }
        painter_.setFont(font);
        painter_.setPen(theme::colour(ink));
        const QFontMetrics metrics(font);
        const QString fitting = metrics.elidedText(text, Qt::ElideRight, right_ - left_);
        painter_.drawText(left_, baseline_, fitting);
        left_ += metrics.horizontalAdvance(fitting) + kApart;
    }

  private:
    QPainter& painter_;
    int left_;
    int right_;
    int baseline_;
};

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

void FigureTile::set_form(Form form) {
    if (form != form_) {
        form_ = form;
        updateGeometry();
        update();
    }
}

QFont FigureTile::value_font(Form form) const {
    const double size = form == Form::headline ? theme::kFigure_pt
                        : form == Form::block  ? kBlock_pt
                                               : kLine_pt;
    return theme::font(this, size, QFont::DemiBold);
}

QFont FigureTile::caption_font() const {
    return theme::font(this, theme::kCaption_pt);
}

QString FigureTile::number() const {
    return value_.left(unit_start(value_));
}

QString FigureTile::unit() const {
    return value_.mid(unit_start(value_)).trimmed();
}

int FigureTile::value_width(Form form) const {
    const QFontMetrics small(caption_font());
    const QString words = unit();
    return QFontMetrics(value_font(form)).horizontalAdvance(number()) +
           (words.isEmpty() ? 0 : small.horizontalAdvance(words) + kApart);
}

int FigureTile::difference_width() const {
    return difference_.isEmpty()
               ? 0
               : QFontMetrics(caption_font()).horizontalAdvance(difference_) + kApart;
}

int FigureTile::width_in(Form form) const {
    const int caption = QFontMetrics(caption_font()).horizontalAdvance(caption_);
    const int value = value_width(form);
    const int change = difference_width();
    const int words = form == Form::line       ? caption + 2 * kApart + value + change
                      : form == Form::headline ? std::max(value + change, caption)
                                               : std::max(value, caption + change);
    return words + 2 * kMargin;
}

int FigureTile::height_in(Form form) const {
    const int value = QFontMetrics(value_font(form)).height();
    return form == Form::line ? value + 2 * kLineMargin
                              : value + QFontMetrics(caption_font()).height() + 2 * kMargin;
}

QSize FigureTile::sizeHint() const {
    return {theme::space(this, 7), height_in(form_)};
}

/// As narrow as it must be, never lower.
QSize FigureTile::minimumSizeHint() const {
    return {0, sizeHint().height()};
}

void FigureTile::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    if (hovered_ || hasFocus()) {
        painter.setPen(hasFocus() ? QPen(theme::colour(theme::kAccent)) : QPen(Qt::NoPen));
        painter.setBrush(theme::colour(theme::kAccentSoft));
        painter.drawRoundedRect(
            QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), theme::kCorner, theme::kCorner);
    }
    if (form_ == Form::line) {
        paint_line(painter, rect().adjusted(kMargin, kLineMargin, -kMargin, -kLineMargin));
    } else {
        paint_block(painter, rect().adjusted(kMargin, kMargin, -kMargin, -kMargin));
    }
}

void FigureTile::paint_block(QPainter& painter, const QRect& box) const {
    const QFont large = value_font(form_);
    const QFont small = caption_font();
    const QFontMetrics upper(large);
    const bool is_headline = form_ == Form::headline;
    Pen first(painter, box.left(), box.right() + 1, box.top() + upper.ascent());
    first.write(number(), large, is_headline ? theme::kAccent : palette::kText);
    first.write(unit(), small, palette::kTextSoft);
    const std::string_view change = worse_ ? theme::kWorseText : theme::kBetterText;
    if (is_headline) {
        first.write(difference_, small, change);
    }
    Pen second(painter,
               box.left(),
               box.right() + 1,
               box.top() + upper.height() + QFontMetrics(small).ascent());
    second.write(caption_, small, palette::kTextSoft);
    if (!is_headline) {
        second.write(difference_, small, change);
    }
}

void FigureTile::paint_line(QPainter& painter, const QRect& box) const {
    const QFont large = value_font(form_);
    const QFont small = caption_font();
    const int baseline = box.top() + QFontMetrics(large).ascent();
    const int left_of_value = box.right() + 1 - value_width(form_) - difference_width();
    Pen(painter, box.left(), left_of_value - kApart, baseline)
        .write(caption_, small, palette::kTextSoft);
    Pen value(painter, left_of_value, box.right() + 1 + kApart, baseline);
    value.write(number(), large, palette::kText);
    value.write(unit(), small, palette::kTextSoft);
    value.write(difference_, small, worse_ ? theme::kWorseText : theme::kBetterText);
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
