// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
#include "desktop/window/foot_bar.hpp"

#include "desktop/session/session.hpp"
#include "desktop/window/desk.hpp"
#include "desktop/window/elided_label.hpp"
#include "desktop/window/theme.hpp"

#include <QActionGroup>
#include <QApplication>
#include <QClipboard>
#include <QHBoxLayout>
#include <QLabel>
#include <QMenu>
#include <QProgressBar>
#include <QPushButton>
#include <QTimer>
#include <QToolButton>

#include <cmath>

namespace yike {

namespace {

constexpr int kMessage_ms = 6000;
constexpr int kPatience_ms = 250; ///< sooner a word would only flicker
constexpr double kKmhPerMs = 3.6;
constexpr double kHeightLines = 2.2;
constexpr double kBarLines = 8; ///< width of the progress

/// Two leading digits: a scale on a screen is no finer than that.
double rounded_scale(double denominator) {
    const double step = std::pow(10.0, std::floor(std::log10(denominator)) - 1);
    return std::round(denominator / step) * step;
}

} // namespace

FootBar::FootBar(Desk& desk, QWidget* parent) : QWidget(parent), desk_(desk) {
    setObjectName(QStringLiteral("foot"));
    setProperty("role", "foot");
    setAttribute(Qt::WA_StyledBackground);
    auto* row = new QHBoxLayout(this);
    const int edge = theme::space(this, theme::kGap);
    row->setContentsMargins(edge, 2, edge, 2);
    setMinimumHeight(theme::space(this, kHeightLines)); // the same on every page
    row->setSpacing(theme::space(this, theme::kPanelGap));
    systems_ = make_system_choice();
    row->addWidget(systems_);
    coordinates_ = theme::label(this, theme::kCaption_pt);
    coordinates_->setObjectName(QStringLiteral("coordinates"));
    coordinates_->setMinimumWidth(
        coordinates_->fontMetrics().horizontalAdvance(QStringLiteral("00000000.0, 00000000.0")));
    row->addWidget(coordinates_);
    scale_label_ = theme::label(this, theme::kCaption_pt);
    desk_.voice().tip(scale_label_, phrases::kScaleTip);
    row->addWidget(scale_label_);
    rule_ = new ElidedLabel(this);
    rule_->setObjectName(QStringLiteral("rule"));
    desk_.voice().tip(rule_, phrases::kProfileTip);
    row->addWidget(rule_);
    message_ = theme::label(this, theme::kCaption_pt);
    message_->setObjectName(QStringLiteral("message"));
    row->addStretch(1);
    row->addWidget(message_);
    add_progress();

    watch_answers();
    forget_ = new QTimer(this);
    forget_->setSingleShot(true);
    connect(forget_, &QTimer::timeout, message_, &QLabel::clear);
    Session& session = desk_.session();
    connect(&session, &Session::state_changed, this, [this] {
        tell_system();
        tell_rule();
    });
    connect(&session, &Session::ground_changed, this, &FootBar::tell_rule);
    connect(&session, &Session::told, this, &FootBar::tell);
    desk_.voice().on_change(this, [this] {
        tell_system();
        tell_scale();
        tell_rule();
    });
}

QToolButton* FootBar::make_system_choice() {
    auto* button = new QToolButton(this);
    button->setObjectName(QStringLiteral("coordinate_system"));
    button->setPopupMode(QToolButton::InstantPopup);
    button->setToolButtonStyle(Qt::ToolButtonTextOnly);
    desk_.voice().tip(button, phrases::kCrsTip);
    auto* menu = new QMenu(button);
    connect(menu, &QMenu::aboutToShow, menu, [this, menu] {
        menu->clear();
        const auto baseline = desk_.session().baseline();
        for (const CoordinateSystem system : coordinate_systems()) {
            if (!baseline) {
                break;
            }
            QAction* action =
                menu->addAction(coordinate_system_name(system, baseline->district().crs));
            action->setCheckable(true);
            action->setChecked(system == system_);
            connect(action, &QAction::triggered, this, [this, system] { choose_system(system); });
        }
        menu->addSeparator();
        connect(menu->addAction(desk_.voice()(phrases::kCopyCoordinates)),
                &QAction::triggered,
                this,
                &FootBar::copy_place);
    });
    button->setMenu(menu);
    return button;
}

void FootBar::add_progress() {
    auto* row = static_cast<QHBoxLayout*>(layout());
    stage_ = theme::caption(this);
    stage_->setObjectName(QStringLiteral("stage"));
    row->addWidget(stage_);
    bar_ = new QProgressBar(this);
    bar_->setTextVisible(false);
    bar_->setFixedWidth(theme::space(this, kBarLines));
    row->addWidget(bar_);
    stop_ = new QPushButton(this);
    stop_->setProperty("role", "flat");
    desk_.voice().text(stop_, phrases::kCancel);
    row->addWidget(stop_);
    const auto rest = [this] {
        stage_->clear();
        bar_->hide();
        stop_->hide();
    };
    connect(stop_, &QPushButton::clicked, &desk_.session(), &Session::stop);
    connect(&desk_.session(), &Session::progressed, this, &FootBar::tell_progress);
    connect(&desk_.session(), &Session::progress_ended, this, rest);
    rest();
}

/// Until the answer to the last action is there, the figures are those of the one before.
void FootBar::watch_answers() {
    auto* patience = new QTimer(this);
    patience->setObjectName(QStringLiteral("patience"));
    patience->setSingleShot(true);
    Session& session = desk_.session();
    connect(&session, &Session::settled_changed, this, [this, patience] {
        if (!desk_.session().is_settled()) {
            patience->start(kPatience_ms);
            return;
        }
        patience->stop();
        if (bar_->isHidden()) {
            stage_->clear();
        }
    });
    connect(patience, &QTimer::timeout, this, [this] {
        // Frames of a drag follow each other without a rest between them.
        if (desk_.session().state() == Session::State::ready && !desk_.session().is_dragging()) {
            stage_->setText(desk_.voice()(phrases::kWaiting));
        }
    });
}

void FootBar::set_place(PlanePoint place) {
    place_ = place;
    last_place_ = place;
    tell_place();
}

void FootBar::clear_place() {
    place_.reset();
    tell_place();
}

void FootBar::set_scale(double denominator) {
    scale_ = denominator;
    tell_scale();
}

void FootBar::set_on_map(bool on_map) {
    on_map_ = on_map;
    coordinates_->setVisible(on_map);
    scale_label_->setVisible(on_map);
    tell_system();
}

void FootBar::tell(const QString& message) {
    message_->setText(message);
    forget_->start(kMessage_ms);
}

void FootBar::copy_place() {
    const auto baseline = desk_.session().baseline();
    if (last_place_ && baseline) {
        const QString text = coordinates(*last_place_, system_, baseline->district().crs);
        QApplication::clipboard()->setText(text);
        tell(desk_.voice()(phrases::kCoordinatesCopied).arg(text));
    } else {
        tell(desk_.voice()(phrases::kNoCoordinates));
    }
}

void FootBar::choose_system(CoordinateSystem system) {
    system_ = system;
    tell_system();
    tell_place();
}

void FootBar::tell_system() {
    const auto baseline = desk_.session().baseline();
    systems_->setVisible(on_map_ && baseline != nullptr);
    if (baseline) {
        systems_->setText(coordinate_system_name(system_, baseline->district().crs));
    }
}

void FootBar::tell_place() {
    const auto baseline = desk_.session().baseline();
    coordinates_->setText(
        place_ && baseline ? coordinates(*place_, system_, baseline->district().crs) : QString());
}

void FootBar::tell_scale() {
    scale_label_->setText(
        scale_ && *scale_ > 0
            ? desk_.voice()(phrases::kScale).arg(utf8(thousands(rounded_scale(*scale_))))
            : QString());
}

void FootBar::tell_rule() {
    const auto baseline = desk_.session().baseline();
    if (!baseline) { // the next project has other places
        rule_->clear();
        place_.reset();
        last_place_.reset();
        scale_.reset();
        tell_scale();
        return;
    }
    const Voice& say = desk_.voice();
    const WalkingProfile& profile = baseline->district().profile();
    QStringList told{say(phrases::kRule)
                         .arg(utf8(profile_text(profile.name, say.language())),
                              utf8(speed_text(profile.speed_m_per_s * kKmhPerMs, say.language())),
                              say(phrases::kCutoff).arg(kHeadlineMinutes))};
    if (!baseline->district().data_date.empty()) {
        told.append(say(phrases::kDataOf).arg(utf8(baseline->district().data_date)));
    }
    if (!baseline->district().note.empty()) {
        told.append(utf8(baseline->district().note));
    }
    if (const auto ground = desk_.session().ground()) {
        if (ground->estimated_households) {
            told.append(utf8(word(Word::estimated_households, say.language())));
        }
        if (!ground->attribution.empty()) {
            told.append(utf8(ground->attribution));
        }
    }
    rule_->setText(told.join(QStringLiteral(" · ")));
}

void FootBar::tell_progress(const QString& stage, double share) {
    stage_->setText(stage);
    bar_->setRange(0, share < 0 ? 0 : 100);
    bar_->setValue(share < 0 ? 0 : static_cast<int>(share * 100));
    bar_->show();
    stop_->setVisible(desk_.session().state() == Session::State::loading);
}

} // namespace yike
