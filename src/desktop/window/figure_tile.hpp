// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
/// @file
/// One figure: large, with its caption and what a plan changes about it.
#pragma once

#include <QAbstractButton>
#include <QString>

namespace yike {

class FigureTile : public QAbstractButton {
    Q_OBJECT

  public:
    explicit FigureTile(QWidget* parent = nullptr);

    /// @param difference  with its sign; empty: none
    /// @param worse       the difference is for the worse
    void
    set_figure(const QString& value, const QString& caption, const QString& difference, bool worse);

    /// Larger than the others.
    void set_leading(bool leading);

    QString value() const { return value_; }

    QSize sizeHint() const override;

  protected:
    void paintEvent(QPaintEvent* event) override;
    void enterEvent(QEnterEvent* event) override;
    void leaveEvent(QEvent* event) override;

  private:
    QFont value_font() const;
    QFont caption_font() const;

    QString value_;
    QString caption_;
    QString difference_;
    bool worse_ = false;
    bool leading_ = false;
    bool hovered_ = false;
};

} // namespace yike
