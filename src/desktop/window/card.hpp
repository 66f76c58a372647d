// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
/// @file
/// A large button with a drawing, a title and a sentence.
#pragma once

#include "desktop/window/icons.hpp"

#include <QAbstractButton>
#include <QString>

namespace yike {

class Card : public QAbstractButton {
    Q_OBJECT

  public:
    explicit Card(Glyph glyph, QWidget* parent = nullptr);

    void set_title(const QString& title); ///< also its text, for screen readers
    void set_sentence(const QString& sentence);

    /// In the accent's colour: what most people want.
    void set_leading(bool leading);

    QSize sizeHint() const override;
    bool hasHeightForWidth() const override;
    int heightForWidth(int width) const override;

  protected:
    void paintEvent(QPaintEvent* event) override;
    void enterEvent(QEnterEvent* event) override;
    void leaveEvent(QEvent* event) override;

  private:
    QFont title_font() const;
    int text_left() const;

    QIcon icon_;
    QString sentence_;
    bool leading_ = false;
    bool hovered_ = false;
};

} // namespace yike
