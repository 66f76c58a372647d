// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
/// @file
/// Private to this folder. The parts of a session and how they hang together.
#pragma once

#include "desktop/session/answer_maker.hpp"
#include "desktop/session/asker.hpp"
#include "desktop/session/journal.hpp"
#include "desktop/session/plan_editor.hpp"
#include "desktop/session/plan_files.hpp"
#include "desktop/session/plan_shelf.hpp"
#include "desktop/session/project_opener.hpp"
#include "desktop/session/recent_model.hpp"
#include "desktop/session/session.hpp"
#include "desktop/session/weigher.hpp"

#include <QObject>
#include <QTimer>

#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace yike {

class SessionCore : public QObject {
    Q_OBJECT

  public:
    SessionCore(Session& session, const SessionOptions& options);
    ~SessionCore() override;

    Session& session;
    Language language;
    Session::State state = Session::State::empty;

    // The project.
    std::filesystem::path project; ///< asked for; its folder once it is open
    std::vector<Finding> findings;
    bool is_checked = false;
    std::vector<std::filesystem::path> wanted_plans; ///< to be opened when the project is
    std::shared_ptr<const Answer> baseline;
    bool shows_before = false;

    // The drag.
    std::string dragged; ///< id of the station; empty: none
    std::optional<PlanePoint> dragged_to;

    std::filesystem::path data_folder;
    RecentModel recent;
    Journal journal;
    PlanShelf shelf;
    QUndoStack no_steps; ///< while no plan is open
    PlanEditor editor;
    PlanFiles files;

    void set_language(Language wanted);
    void open_project(const std::filesystem::path& path,
                      std::vector<std::filesystem::path> plans = {});
    void close_project();
    void stop();
    void open(const std::vector<std::filesystem::path>& paths);

    std::shared_ptr<const Answer> answer() const;

    bool is_settled() const { return !answers_.is_busy(); }

    std::shared_ptr<const Answer> shown() const { return shows_before ? baseline : answer(); }

    void explain(CompoundId compound);
    void explain(const std::string& station);
    void stop_explaining();
    void measure(const Line& places);

    void recover(const RecoverableWork& work);

    std::optional<MarginalGain> gain(std::size_t row) const;

    bool begin_drag(const std::string& station);
    void drag_to(PlanePoint place);
    void end_drag();
    void forget_drag(); ///< the drag is over, and nothing is asked about it

    void fail(Attempt attempt, const std::filesystem::path& subject, std::exception_ptr error);

  private:
    void connect_opener();
    void connect_engine();
    void connect_files();
    void open_project_of(const std::filesystem::path& plan);
    void take(const std::shared_ptr<const Groundwork>& work);
    void refuse(const std::exception_ptr& error);
    void take_findings(const std::vector<Finding>& found);
    void take_answer(const std::shared_ptr<const Answer>& answer);
    void plan_changed(PlanDocument* document);
    void plan_chosen();
    void ask_again();
    void weigh();
    void take_gains(const std::shared_ptr<const Weighed>& result);
    void take_recovered();
    void give_back_when_idle();
    void keep_journal();
    void set_state(Session::State wanted);

    ProjectOpener opener_;
    AnswerMaker answers_;
    Weigher weigher_;
    Asker asker_;
    QTimer give_back_;                      ///< what a closed project leaves
    std::optional<JournalEntry> recovered_; ///< to be opened when its project is
    std::filesystem::path recovered_from_;
    bool journal_failed_ = false; ///< told once
};

} // namespace yike
