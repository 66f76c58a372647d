// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
/// @file
/// One figure: large, with its unit, its caption, and what a plan changes about it.
#pragma once

#include <QAbstractButton>
#include <QString>

namespace yike {

class FigureTile : public QAbstractButton {
    Q_OBJECT

  public:
    enum class Form {
        headline, ///< the story's figure
        block,    ///< the figure, and its caption below it
        line,     ///< the caption at the left, the figure at the right
    };

    explicit FigureTile(QWidget* parent = nullptr);

    /// @param value       the number and its unit
    /// @param difference  with its sign; empty: none
    /// @param worse       the difference is for the worse
    void
    set_figure(const QString& value, const QString& caption, const QString& difference, bool worse);

    void set_form(Form form);

    QString value() const { return value_; }

    Form form() const { return form_; }

    /// Pixels that all its words take in that form.
    int width_in(Form form) const;

    int height_in(Form form) const;

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

  protected:
    void paintEvent(QPaintEvent* event) override;
    void enterEvent(QEnterEvent* event) override;
    void leaveEvent(QEvent* event) override;

  private:
    QFont value_font(Form form) const;
    QFont caption_font() const;
    QString number() const;
    QString unit() const;
    int value_width(Form form) const;
    int difference_width() const;
    void paint_block(QPainter& painter, const QRect& box) const;
    void paint_line(QPainter& painter, const QRect& box) const;

    QString value_;
    QString caption_;
    QString difference_;
    bool worse_ = false;
    Form form_ = Form::block;
    bool hovered_ = false;
};

} // namespace yike
