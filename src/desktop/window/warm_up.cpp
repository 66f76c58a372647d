// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
#include "desktop/window/warm_up.hpp"

#include <QAbstractScrollArea>
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
    parts_.push_back(&page_);
    add_parts(page_);
    timer_.start(0);
}

/// Views whole, and of all else what has no parts itself.
void WarmUp::add_parts(QWidget& whole) {
    for (QWidget* part : whole.findChildren<QWidget*>(Qt::FindDirectChildrenOnly)) {
        if (!part->isVisibleTo(&page_)) {
            continue;
        }
        if (qobject_cast<QAbstractScrollArea*>(part) != nullptr ||
            part->findChildren<QWidget*>().isEmpty()) {
            parts_.push_back(part);
        } else {
            add_parts(*part);
        }
    }
}

void WarmUp::step() {
    if (parts_.isEmpty() || page_.isVisible()) {
        timer_.stop();
        parts_.clear();
        return;
    }
    const QPointer<QWidget> part = parts_.takeFirst();
    if (part == &page_) {
        part->grab({0, 0, 1, 1}); // lays out all of it, and draws next to nothing
    } else if (part) {
        part->grab();
    }
}

} // namespace yike
