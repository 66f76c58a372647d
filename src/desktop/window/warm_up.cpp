// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
#include "desktop/window/warm_up.hpp"

#include <QPixmap>

namespace yike {

WarmUp::WarmUp(QWidget& page, QObject* parent) : QObject(parent), page_(page) {
    timer_.callOnTimeout(this, [this] { step(); });
}

void WarmUp::begin(QSize size) {
    if (begun_ || page_.isVisible()) {
        return;
    }
    begun_ = true;
    page_.resize(size);
    for (QWidget* widget : page_.findChildren<QWidget*>()) {
        if (widget->findChildren<QWidget*>().isEmpty()) {
            parts_.push_back(widget);
        }
    }
    timer_.start(0);
}

void WarmUp::step() {
    if (parts_.isEmpty() || page_.isVisible()) {
        timer_.stop();
        parts_.clear();
        return;
    }
    if (const QPointer<QWidget> part = parts_.takeFirst()) {
        part->grab();
    }
}

} // namespace yike
