// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
#include "desktop/window/flanks.hpp"

#include "desktop/window/flank_handle.hpp"
#include "desktop/window/theme.hpp"
#include "desktop/window/voice.hpp"

#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

namespace yike {

namespace {

constexpr double kMostShare = 0.28;
constexpr double kUsualLines = 24; ///< of a panel
constexpr double kLeastLines = 14; ///< a name and two numbers beside it can be read
constexpr double kLeastMiddleLines = 18;

const char* key_of(Flank side) {
    return side == Flank::left ? "left" : "right";
}

} // namespace

FlankWidths flank_widths(
    int whole, const FlankWish& left, const FlankWish& right, int least, int least_middle) {
    const int most = std::max(least, static_cast<int>(whole * kMostShare));
    const auto width = [&](const FlankWish& wish) {
        return wish.folded ? 0 : std::clamp(wish.wanted, least, most);
    };
    FlankWidths widths{width(left), width(right)};
    const auto lacks_room = [&] { return widths.left + widths.right + least_middle > whole; };
    const auto narrow = [&](int& panel) {
        if (panel > 0 && lacks_room()) {
            panel = std::max(least, panel - (widths.left + widths.right + least_middle - whole));
        }
    };
    narrow(widths.left);
    narrow(widths.right);
    if (lacks_room() && !left.kept) {
        widths.left = 0;
    }
    if (lacks_room() && !right.kept) {
        widths.right = 0;
    }
    return widths;
}

Flanks::Flanks(Voice& voice, QWidget& left, QWidget& middle, QWidget& right, QWidget* parent)
    : QWidget(parent), middle_(middle) {
    setObjectName(QStringLiteral("flanks"));
    sides_[0].panel = &left;
    sides_[1].panel = &right;
    left.setParent(this);
    add_handle(voice, Flank::left);
    middle_.setParent(this);
    add_handle(voice, Flank::right);
    right.setParent(this);
    for (Side& side : sides_) {
        side.wanted_lines = kUsualLines;
    }
}

void Flanks::add_handle(Voice& voice, Flank flank) {
    Side& side = at(flank);
    const bool is_left = flank == Flank::left;
    side.handle = new FlankHandle(is_left, this);
    side.handle->setObjectName(QStringLiteral("handle_") + QLatin1String(key_of(flank)));
    voice.tip(side.handle, is_left ? phrases::kLeftHandleTip : phrases::kRightHandleTip);
    connect(side.handle, &FlankHandle::clicked, this, [this, flank] {
        set_folded(flank, !is_folded(flank));
    });
    connect(side.handle, &FlankHandle::drawn, this, [this, flank, is_left](int by) {
        set_width(flank, at(flank).panel->width() + (is_left ? by : -by));
    });
}

bool Flanks::is_folded(Flank side) const {
    return at(side).is_folded;
}

void Flanks::set_folded(Flank side, bool folded) {
    at(side).choice = folded ? Choice::folded : Choice::open;
    Side& other = at(side == Flank::left ? Flank::right : Flank::left);
    if (other.choice == Choice::open) {
        other.choice = Choice::by_room; // the one that was opened last stays
    }
    arrange();
}

void Flanks::set_width(Flank side, int width) {
    at(side).wanted_lines = static_cast<double>(width) / theme::space(this);
    arrange();
}

FlankWish Flanks::wish(Flank side) const {
    const Side& own = at(side);
    return {.wanted = theme::space(this, own.wanted_lines),
            .folded = own.choice == Choice::folded,
            .kept = own.choice == Choice::open};
}

void Flanks::arrange() {
    const int handle = sides_[0].handle->sizeHint().width();
    const FlankWidths widths = flank_widths(width() - 2 * handle,
                                            wish(Flank::left),
                                            wish(Flank::right),
                                            theme::space(this, kLeastLines),
                                            theme::space(this, kLeastMiddleLines));
    const bool was_folded[] = {sides_[0].is_folded, sides_[1].is_folded};
    const int panels[] = {widths.left, widths.right};
    for (std::size_t i = 0; i < sides_.size(); ++i) {
        sides_[i].is_folded = panels[i] == 0;
        sides_[i].panel->setVisible(panels[i] > 0);
        sides_[i].handle->set_folded(panels[i] == 0);
    }
    const int right = width() - widths.right;
    sides_[0].panel->setGeometry(0, 0, widths.left, height());
    sides_[0].handle->setGeometry(widths.left, 0, handle, height());
    middle_.setGeometry(
        widths.left + handle, 0, std::max(0, right - widths.left - 2 * handle), height());
    sides_[1].handle->setGeometry(right - handle, 0, handle, height());
    sides_[1].panel->setGeometry(right, 0, widths.right, height());
    if (was_folded[0] != sides_[0].is_folded || was_folded[1] != sides_[1].is_folded) {
        emit folded_changed();
    }
}

QByteArray Flanks::state() const {
    QJsonObject words;
    for (const Flank flank : {Flank::left, Flank::right}) {
        const Side& side = at(flank);
        words.insert(QLatin1String(key_of(flank)),
                     QJsonObject{{QStringLiteral("lines"), side.wanted_lines},
                                 {QStringLiteral("choice"), static_cast<int>(side.choice)}});
    }
    return QJsonDocument(words).toJson(QJsonDocument::Compact);
}

void Flanks::restore(const QByteArray& state) {
    const QJsonObject words = QJsonDocument::fromJson(state).object();
    for (const Flank flank : {Flank::left, Flank::right}) {
        const QJsonObject own = words.value(QLatin1String(key_of(flank))).toObject();
        const double lines = own.value(QStringLiteral("lines")).toDouble();
        const int choice = own.value(QStringLiteral("choice")).toInt();
        if (lines > 0) {
            at(flank).wanted_lines = lines;
        }
        at(flank).choice = choice == static_cast<int>(Choice::folded) ? Choice::folded
                           : choice == static_cast<int>(Choice::open) ? Choice::open
                                                                      : Choice::by_room;
    }
    arrange();
}

void Flanks::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    arrange();
}

} // namespace yike
