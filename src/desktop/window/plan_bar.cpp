// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
#include "desktop/window/plan_bar.hpp"

#include "desktop/session/session.hpp"
#include "desktop/window/desk.hpp"
#include "desktop/window/icons.hpp"
#include "desktop/window/paths.hpp"
#include "desktop/window/theme.hpp"

#include <QAction>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QMouseEvent>
#include <QPushButton>
#include <QTabBar>
#include <QToolButton>

namespace yike {

namespace {

constexpr double kCloseLines = 0.8;
constexpr double kRenameLines = 3; ///< of room to write, beyond the tab

} // namespace

bool can_close_plan(const Session& session) {
    const bool one_untouched = session.plan_count() == 1 && session.scenario().changes.empty() &&
                               session.plan_file(0).empty() && !session.is_modified(0);
    return session.state() == Session::State::ready && !one_untouched;
}

PlanBar::PlanBar(Desk& desk, const PlanActions& actions, QWidget* parent)
    : QWidget(parent), desk_(desk), project_(theme::label(this, theme::kText_pt, QFont::DemiBold)),
      tabs_(new QTabBar(this)), name_(new QLineEdit(this)), before_(new QPushButton(this)) {
    close_ = actions.close;
    setObjectName(QStringLiteral("plan_bar"));
    setProperty("role", "bar");
    setAttribute(Qt::WA_StyledBackground);
    auto* row = new QHBoxLayout(this);
    const int gap = theme::space(this, theme::kGap);
    row->setContentsMargins(gap, 2, gap, 2);
    row->setSpacing(gap / 2);
    project_->setObjectName(QStringLiteral("project_name"));
    row->addWidget(project_);
    row->addSpacing(gap);
    tabs_->setObjectName(QStringLiteral("plan_tabs"));
    tabs_->setDrawBase(false);
    tabs_->setExpanding(false);
    // Narrower rather than out of sight.
    tabs_->setUsesScrollButtons(false);
    tabs_->setElideMode(Qt::ElideRight);
    tabs_->installEventFilter(this);
    row->addWidget(tabs_, 1);
    add_buttons(actions);
    name_->hide();
    name_->setObjectName(QStringLiteral("plan_name"));
    name_->installEventFilter(this);

    connect(tabs_, &QTabBar::currentChanged, this, [this](int tab) {
        if (!reloading_ && tab >= 0) {
            desk_.session().choose_plan(static_cast<std::size_t>(tab));
        }
    });
    connect(tabs_, &QTabBar::tabBarDoubleClicked, this, &PlanBar::rename_current);
    connect(name_, &QLineEdit::editingFinished, this, [this] { end_renaming(true); });
    connect(&desk_.session(), &Session::plans_changed, this, &PlanBar::reload);
    connect(&desk_.session(), &Session::scenario_changed, this, &PlanBar::reload);
    connect(&desk_.session(), &Session::state_changed, this, &PlanBar::reload);
    connect(&desk_.session(), &Session::answer_changed, this, [this] {
        before_->setDown(desk_.session().shows_before());
    });
    desk_.voice().on_change(this, [this] { reload(); });
}

void PlanBar::add_buttons(const PlanActions& actions) {
    auto* row = static_cast<QHBoxLayout*>(layout());
    const int side = theme::space(this, theme::kIcon);
    const auto add = [&](QAction* action) {
        auto* button = new QToolButton(this);
        button->setDefaultAction(action);
        button->setIconSize({side, side});
        button->setToolButtonStyle(Qt::ToolButtonIconOnly);
        button->setFocusPolicy(Qt::TabFocus);
        row->addWidget(button);
        return button;
    };
    add(actions.create);
    add(actions.save);
    row->addSpacing(side / 2);
    add(actions.undo);
    add(actions.redo);
    row->addSpacing(side / 2);
    add(actions.by_fate);
    before_->setObjectName(QStringLiteral("before"));
    before_->setIcon(glyph_icon(Glyph::before));
    desk_.voice().text(before_, phrases::kBefore);
    desk_.voice().tip(before_, phrases::kBeforeTip);
    connect(before_, &QPushButton::pressed, this, [this] { emit before_wanted(true); });
    connect(before_, &QPushButton::released, this, [this] { emit before_wanted(false); });
    row->addWidget(before_);
}

void PlanBar::reload() {
    const Session& session = desk_.session();
    const bool ready = session.state() == Session::State::ready;
    project_->setText(session.project_name());
    const int plans = ready ? static_cast<int>(session.plan_count()) : 0;
    reloading_ = true;
    QStringList titles;
    for (int i = 0; i < plans; ++i) {
        const auto plan = static_cast<std::size_t>(i);
        const QString mark = session.is_modified(plan) ? QStringLiteral(" •") : QString();
        const QString title = session.plan_title(plan);
        titles.append((title.isEmpty() ? desk_.voice()(phrases::kNoName) : title) + mark);
    }
    if (titles != titles_) {
        titles_ = titles;
        while (tabs_->count() > 0) {
            tabs_->removeTab(0);
        }
        for (int i = 0; i < plans; ++i) {
            add_tab(static_cast<std::size_t>(i));
        }
    }
    for (int i = 0; i < plans; ++i) {
        tell_tab(static_cast<std::size_t>(i));
    }
    if (plans > 0) {
        tabs_->setCurrentIndex(static_cast<int>(session.current_plan()));
    }
    before_->setEnabled(ready);
    reloading_ = false;
}

void PlanBar::add_tab(std::size_t plan) {
    const int tab = tabs_->addTab(titles_[static_cast<qsizetype>(plan)]);
    auto* close = new QToolButton(tabs_);
    close->setObjectName(QStringLiteral("close_plan"));
    close->setProperty("role", "tab_close");
    close->setIcon(glyph_icon(Glyph::close));
    const int side = theme::space(this, kCloseLines);
    close->setIconSize({side, side});
    close->setFocusPolicy(Qt::NoFocus); // the key is that of the menu
    close->setEnabled(can_close_plan(desk_.session()));
    connect(close, &QToolButton::clicked, this, [this, plan] { emit close_wanted(plan); });
    tabs_->setTabButton(tab, QTabBar::RightSide, close);
}

/// What its tab and its button tell: the file, whether it is saved, the keys.
void PlanBar::tell_tab(std::size_t plan) {
    const Voice& say = desk_.voice();
    const Session& session = desk_.session();
    const auto tab = static_cast<int>(plan);
    const std::filesystem::path file = session.plan_file(plan);
    QStringList words{say(phrases::kPlanTabTip).arg(session.plan_title(plan)),
                      file.empty() ? say(phrases::kPlanNoFile) : text_of(file)};
    if (session.is_modified(plan)) {
        words.append(say(phrases::kPlanUnsaved));
    }
    tabs_->setTabToolTip(tab, words.join(QLatin1Char('\n')));
    if (QWidget* close = tabs_->tabButton(tab, QTabBar::RightSide)) {
        const QString tip = say(phrases::kClosePlanTip)
                                .arg(session.plan_title(plan),
                                     close_->shortcut().toString(QKeySequence::NativeText));
        close->setToolTip(tip);
        close->setAccessibleName(tip);
        close->setEnabled(can_close_plan(session));
    }
}

/// Tabs that came while the bar was hidden have been scrolled away: they are laid out anew.
void PlanBar::showEvent(QShowEvent* event) {
    QWidget::showEvent(event);
    titles_.clear();
    QMetaObject::invokeMethod(this, &PlanBar::reload, Qt::QueuedConnection);
}

void PlanBar::rename_current() {
    const int tab = tabs_->currentIndex();
    if (tab < 0) {
        return;
    }
    const QRect box = tabs_->tabRect(tab);
    name_->setGeometry(QRect(tabs_->mapTo(this, box.topLeft()), box.size())
                           .adjusted(0, 0, theme::space(this, kRenameLines), 0));
    name_->setText(desk_.session().plan_title(desk_.session().current_plan()));
    name_->selectAll();
    name_->show();
    name_->raise();
    name_->setFocus();
}

void PlanBar::end_renaming(bool take) {
    if (name_->isHidden()) {
        return;
    }
    const QString name = name_->text().trimmed();
    name_->hide();
    if (take && !name.isEmpty() &&
        name != desk_.session().plan_title(desk_.session().current_plan())) {
        desk_.session().edit().rename_plan(name);
    }
}

bool PlanBar::eventFilter(QObject* watched, QEvent* event) {
    if (watched == tabs_ && event->type() == QEvent::MouseButtonRelease) {
        const auto* mouse = static_cast<QMouseEvent*>(event);
        const int tab = tabs_->tabAt(mouse->position().toPoint());
        if (mouse->button() == Qt::MiddleButton && tab >= 0 && can_close_plan(desk_.session())) {
            emit close_wanted(static_cast<std::size_t>(tab));
            return true;
        }
    }
    if (event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent*>(event)->key();
        if (watched == name_ && key == Qt::Key_Escape) {
            end_renaming(false);
            return true;
        }
        if (watched == tabs_ && key == Qt::Key_F2) {
            rename_current();
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace yike
