// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
#include "desktop/window/main_window.hpp"

#include "desktop/map/map_canvas.hpp"
#include "desktop/session/session.hpp"
#include "desktop/window/actions.hpp"
#include "desktop/window/foot_bar.hpp"
#include "desktop/window/icons.hpp"
#include "desktop/window/ledger_panel.hpp"
#include "desktop/window/map_page.hpp"
#include "desktop/window/plan_bar.hpp"
#include "desktop/window/rail.hpp"
#include "desktop/window/start_page.hpp"
#include "desktop/window/theme.hpp"
#include "desktop/window/trouble_bar.hpp"
#include "desktop/window/warm_up.hpp"

#include <QApplication>
#include <QHBoxLayout>
#include <QMenuBar>
#include <QScreen>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace yike {

namespace {

const QString kStart = QStringLiteral("start");
const QString kMap = QStringLiteral("map");
const QString kCheck = QStringLiteral("check");

} // namespace

MainWindow::MainWindow(Session& session,
                       Preferences& preferences,
                       Language language,
                       QWidget* parent)
    : QMainWindow(parent), desk_(session, preferences, language) {
    setObjectName(QStringLiteral("window"));
    setWindowIcon(program_icon());
    setAcceptDrops(true);
    session.set_language(language);
    build();
    connect_session();
    connect_actions();
    QApplication::instance()->installEventFilter(this);
    resize(QSize(theme::space(this, 84), theme::space(this, 54))
               .boundedTo(screen()->availableGeometry().size()));
    restoreGeometry(preferences.window_geometry());
    map_page_->restore_panels(preferences.panels());
    follow_state();
    show_page(kStart);
}

MainWindow::~MainWindow() {
    QApplication::instance()->removeEventFilter(this);
}

void MainWindow::build() {
    actions_ = new WindowActions(desk_, this);
    actions_->fill(*menuBar());
    auto* all = new QWidget(this);
    auto* column = new QVBoxLayout(all);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    auto* row = new QHBoxLayout;
    row->setSpacing(0);
    rail_ = new Rail(desk_, *actions_->view_menu(), *actions_->language, all);
    row->addWidget(rail_);
    auto* middle = new QVBoxLayout;
    middle->setSpacing(0);
    trouble_ = new TroubleBar(desk_.voice(), all);
    auto* notice = new QVBoxLayout;
    notice->addWidget(trouble_);
    middle->addLayout(notice);
    stack_ = new QStackedWidget(all);
    middle->addWidget(stack_, 1);
    row->addLayout(middle, 1);
    column->addLayout(row, 1);
    foot_ = new FootBar(desk_, all);
    column->addWidget(foot_);
    setCentralWidget(all);
    make_pages();
}

void MainWindow::make_pages() {
    start_ = new StartPage(desk_, stack_);
    start_->setProperty("page", kStart);
    stack_->addWidget(start_);
    for (const PageKind& kind : page_kinds()) {
        QWidget* page = kind.make(desk_, *actions_, stack_);
        page->setProperty("page", QString::fromLatin1(kind.id));
        stack_->addWidget(page);
    }
    map_page_ = stack_->findChild<MapPage*>();
    warm_up_ = new WarmUp(*map_page_, this);
}

void MainWindow::connect_session() {
    Session& session = desk_.session();
    connect(&session, &Session::state_changed, this, &MainWindow::follow_state);
    connect(&session, &Session::plans_changed, this, &MainWindow::tell_title);
    connect(&session, &Session::plans_changed, this, &MainWindow::tell_actions);
    connect(&session, &Session::scenario_changed, this, &MainWindow::tell_actions);
    connect(&session, &Session::failed, trouble_, &TroubleBar::tell);
    connect(&session.edit(), &PlanEditor::refused, trouble_, &TroubleBar::tell);
    connect(trouble_, &TroubleBar::help_wanted, this, &MainWindow::help);
    connect(&desk_, &Desk::page_wanted, this, &MainWindow::show_page);
    connect(&desk_, &Desk::place_wanted, this, [this] { show_page(kMap); });
    connect(&desk_, &Desk::place_pointed, foot_, &FootBar::set_place);
    connect(&desk_, &Desk::place_left, foot_, &FootBar::clear_place);
    connect(&desk_, &Desk::scale_changed, foot_, &FootBar::set_scale);
    connect(&desk_, &Desk::close_plan_wanted, this, &MainWindow::close_plan);
    connect(rail_, &Rail::page_chosen, this, &MainWindow::show_page);
    connect(start_, &StartPage::choose_wanted, this, &MainWindow::choose_project);
    desk_.voice().on_change(this, [this] {
        desk_.session().set_language(desk_.voice().language());
        tell_title();
    });
}

void MainWindow::connect_actions() {
    Session& session = desk_.session();
    const auto act = [this](QAction* action, auto what) {
        connect(action, &QAction::triggered, this, what);
    };
    act(actions_->open_project, [this] { choose_project(); });
    act(actions_->open_sample, [this] {
        if (may_lose_work()) {
            desk_.session().open_sample();
        }
    });
    act(actions_->close_project, [this] {
        if (may_lose_work()) {
            desk_.session().close_project();
        }
    });
    act(actions_->new_plan, [&session] { session.new_plan(); });
    act(actions_->open_plan, [this] { choose_plan_file(); });
    act(actions_->save_plan, [this] { save_plan(false); });
    act(actions_->save_plan_as, [this] { save_plan(true); });
    act(actions_->close_plan, [this] { close_plan(desk_.session().current_plan()); });
    act(actions_->quit, [this] { close(); });
    act(actions_->copy_place, [this] { foot_->copy_place(); });
    act(actions_->full_screen, [this](bool full) {
        // What it was before, maximised or not, comes back afterwards.
        setWindowState(full ? windowState() | Qt::WindowFullScreen
                            : windowState() & ~Qt::WindowFullScreen);
    });
    act(actions_->language, [this] { switch_language(); });
    act(actions_->keys, [this] { show_keys(); });
    act(actions_->about, [this] { show_about(); });
    connect(actions_->recent_menu(), &QMenu::aboutToShow, this, &MainWindow::fill_recent);
}

void MainWindow::follow_state() {
    const Session::State state = desk_.session().state();
    tell_title();
    tell_actions();
    if (state == Session::State::empty) {
        start_->refresh();
        show_page(kStart);
    } else if (page() == kStart) {
        show_page(kCheck);
        warm_up_->begin(stack_->size());
    }
}

void MainWindow::tell_title() {
    const QString project = desk_.session().project_name();
    const QString program = desk_.voice()(phrases::kProgram);
    setWindowTitle(project.isEmpty() ? program : QStringLiteral("%1 – %2").arg(project, program));
}

void MainWindow::tell_actions() {
    const Session& session = desk_.session();
    const bool ready = session.state() == Session::State::ready;
    const bool any = session.state() != Session::State::empty;
    const bool changes = ready && !session.scenario().changes.empty();
    for (QAction* action : {actions_->new_plan,
                            actions_->open_plan,
                            actions_->rename_plan,
                            actions_->save_plan,
                            actions_->save_plan_as,
                            actions_->whole_map,
                            actions_->by_fate,
                            actions_->copy_place}) {
        action->setEnabled(ready);
    }
    for (QAction* action : {actions_->fold_left, actions_->fold_right, actions_->next_panel}) {
        action->setEnabled(page() == kMap);
    }
    actions_->close_project->setEnabled(any);
    actions_->close_plan->setEnabled(can_close_plan(session));
    actions_->tick_change->setEnabled(changes);
    actions_->remove_change->setEnabled(changes);
}

void MainWindow::show_page(const QString& wanted) {
    // Without a project there is nothing but the start.
    const bool any = desk_.session().state() != Session::State::empty;
    const QString id = any ? wanted : kStart;
    for (int i = 0; i < stack_->count(); ++i) {
        if (stack_->widget(i)->property("page").toString() == id) {
            stack_->setCurrentIndex(i);
        }
    }
    rail_->set_page(page());
    rail_->setVisible(any);
    rail_->set_reachable(any);
    foot_->setVisible(any);
    foot_->set_on_map(page() == kMap);
    if (page() == kMap) {
        map()->setFocus();
    }
    tell_actions();
}

QString MainWindow::page() const {
    return stack_->currentWidget()->property("page").toString();
}

MapCanvas* MainWindow::map() const {
    return &map_page_->map();
}

void MainWindow::switch_language() {
    const Language other = desk_.voice().is_chinese() ? Language::en : Language::zh;
    desk_.preferences().set_language(other);
    desk_.voice().set_language(other);
}

void MainWindow::help(FailureHelp help) {
    switch (help) {
    case FailureHelp::choose_project:
        choose_project();
        break;
    case FailureHelp::show_findings:
        show_page(kCheck);
        break;
    case FailureHelp::fill_in_costs:
        show_page(kMap);
        map_page_->ledger().fill_in_costs();
        break;
    case FailureHelp::save_elsewhere:
        save_plan(true);
        break;
    case FailureHelp::none:
        break;
    }
}

} // namespace yike
