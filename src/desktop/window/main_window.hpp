// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
/// @file
/// The window: a rail of pages, the menus, what is dropped on it, what it asks before it closes.
#pragma once

#include "desktop/session/failure.hpp"
#include "desktop/window/desk.hpp"

#include <QMainWindow>

#include <filesystem>
#include <vector>

class QStackedWidget;

namespace yike {

class FootBar;
class MapCanvas;
class MapPage;
class Rail;
class StartPage;
class TroubleBar;
class WarmUp;
class WindowActions;

class MainWindow : public QMainWindow {
    Q_OBJECT

  public:
    /// @param session  must outlive the window, as must the preferences
    MainWindow(Session& session,
               Preferences& preferences,
               Language language,
               QWidget* parent = nullptr);
    ~MainWindow() override;

    /// @param page  as `--page` names it, or "start"
    void show_page(const QString& page);
    QString page() const;

    /// Opens what was named on the command line or dropped. A project leads to the page of its
    /// check.
    void open(const std::vector<std::filesystem::path>& paths);

    Voice& voice() { return desk_.voice(); }

    MapCanvas* map() const;

    /// No question is asked when it closes: for pictures and tests.
    void set_unattended(bool unattended) { unattended_ = unattended; }

  protected:
    void closeEvent(QCloseEvent* event) override;
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dropEvent(QDropEvent* event) override;
    void changeEvent(QEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

  private:
    void build();
    void make_pages();
    void connect_session();
    void connect_actions();
    void follow_state();
    void fill_recent();
    void tell_title();
    void tell_actions();
    void switch_language();
    void help(FailureHelp help);
    void choose_project();
    void choose_plan_file();
    bool save_plan(bool elsewhere);
    void close_plan(std::size_t plan);
    void show_keys();
    void show_about();

    /// Asks about unsaved work; false: stay.
    bool may_lose_work();
    bool save_all_plans();
    void hold_before(bool before);

    Desk desk_;
    WindowActions* actions_ = nullptr;
    TroubleBar* trouble_ = nullptr;
    FootBar* foot_ = nullptr;
    Rail* rail_ = nullptr;
    QStackedWidget* stack_ = nullptr;
    StartPage* start_ = nullptr;
    MapPage* map_page_ = nullptr;
    WarmUp* warm_up_ = nullptr; ///< of the map page
    bool unattended_ = false;
    bool holds_before_ = false;
};

} // namespace yike
