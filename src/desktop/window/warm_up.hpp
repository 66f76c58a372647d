// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QPointer>
#include <QTimer>
#include <QWidget>

namespace yike {

/// Lays out and draws a page that is not seen yet, a part of it in each turn of the event loop:
/// fonts, symbols and layouts are ready when somebody turns to it.
class WarmUp : public QObject {
    Q_OBJECT

  public:
    explicit WarmUp(QWidget& page, QObject* parent = nullptr);

    /// Begins, unless it has begun before. Ends early when the page is shown.
    /// @param size  that the page will have
    void begin(QSize size);

  private:
    void add_parts(QWidget& whole);
    void step();

    QWidget& page_;
    QList<QPointer<QWidget>> parts_; ///< still cold
    QTimer timer_;
    bool begun_ = false;
};

} // namespace yike
