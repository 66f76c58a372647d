// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
/// @file
/// What the windows show and change: a project, its baseline, and the plans that are being made.
/// Knows no widgets. All calls and signals are on the thread of the windows; the engine works on
/// threads of its own, and only its newest answer is delivered. No call here takes long.
#pragma once

#include "desktop/session/answer.hpp"
#include "desktop/session/enquiry.hpp"
#include "desktop/session/failure.hpp"
#include "desktop/session/plan_editor.hpp"
#include "desktop/session/recovery.hpp"
#include "doctor/finding.hpp"

#include <QAbstractItemModel>
#include <QObject>
#include <QString>
#include <QStringList>
#include <QUndoGroup>
#include <QUndoStack>

#include <filesystem>
#include <memory>
#include <optional>
#include <vector>

namespace yike {

class RecentModel;

struct SessionOptions {
    /// Where the journal and the list of recent projects are kept; empty: the user's folder for
    /// application data (QStandardPaths).
    std::filesystem::path data_folder;
    Language language = Language::zh;
};

/// What to do about changes without a cost, which no scenario file can hold.
enum class MissingCosts {
    refuse,    ///< save nothing; missing_costs() tells which
    write_zero ///< 0 yuan, and 「造价待定」 in the note: only if the planner says so
};

class Session : public QObject {
    Q_OBJECT

  public:
    enum class State {
        empty,    ///< no project
        loading,  ///< one is being read; findings may come before the figures
        ready,    ///< baseline() answers
        unusable, ///< it could not be read; findings() say why
    };

    explicit Session(QObject* parent = nullptr);
    explicit Session(const SessionOptions& options, QObject* parent = nullptr);
    ~Session() override;

    Language language() const;

    /// Switches all words: models, names of commands, enquiries asked afterwards.
    void set_language(Language language);

    // ---- the project ---------------------------------------------------------------------------

    State state() const;

    /// The embedded sample; empty if it was not installed.
    static std::filesystem::path sample_project();

    /// True if a file or folder of this name can be opened: a project folder, a project.toml or
    /// a scenario file. Looks at the name and whether it is there only.
    static bool can_open(const std::filesystem::path& path);

    /// Reads a project folder or its project.toml in the background, checks it, evaluates it:
    /// findings, figures and polygons come when they are there. Plans of an earlier project are
    /// closed: ask has_unsaved_work() before.
    void open_project(const std::filesystem::path& project);

    void open_sample();

    /// What was dropped or named on the command line: at most one project, and scenario files.
    /// Scenarios alone bring their project along.
    void open(const std::vector<std::filesystem::path>& paths);

    void close_project();

    /// Gives up reading a project.
    void stop();

    /// The project folder; empty: none.
    std::filesystem::path project() const;

    /// As the project calls itself; else its folder.
    QString project_name() const;

    /// What the doctor found.
    const std::vector<Finding>& findings() const;

    /// False while the doctor is still at work.
    bool is_checked() const;

    // ---- answers -------------------------------------------------------------------------------

    /// What stays while a plan is made: for the map. Null unless ready. Compounds, gates (those
    /// of the access model) and stations are in their order in the district.
    std::shared_ptr<const MapData> ground() const;

    /// The project as it is, without any plan. Null unless ready.
    std::shared_ptr<const Answer> baseline() const;

    /// With the plan's changes that are on; the baseline's while there are none.
    std::shared_ptr<const Answer> answer() const;

    /// answer(), or baseline() while the key for it is held.
    std::shared_ptr<const Answer> shown() const;

    void show_before(bool before);
    bool shows_before() const;

    /// False while an answer to the last action is being computed.
    bool is_settled() const;

    // ---- plans ---------------------------------------------------------------------------------

    // At least one plan is open while the project is ready: an empty one, at first.
    std::size_t plan_count() const;
    std::size_t current_plan() const;
    QString plan_title(std::size_t plan) const;              ///< its name, without any mark
    bool is_modified(std::size_t plan) const;                ///< differs from its file
    std::filesystem::path plan_file(std::size_t plan) const; ///< empty: never saved
    void choose_plan(std::size_t plan);
    void new_plan();

    /// Opens a scenario file as a further plan (instead of the empty one, if that is all).
    void open_plan(const std::filesystem::path& file);

    /// Its work is lost if it is not saved.
    void close_plan(std::size_t plan);

    /// Rows of the current plan that are without a cost and must have one to be saved.
    std::vector<std::size_t> missing_costs() const;

    /// Writes the current plan as the command line takes it: complete or not at all.
    /// @param file  empty: where it came from, unless somebody else has written that file since;
    ///              else a file that may be replaced
    /// @returns false and tells a failure if it cannot be written
    bool save_plan(const std::filesystem::path& file = {},
                   MissingCosts missing = MissingCosts::refuse);

    /// A name for a plan's file: its name, in the folder of the last one.
    std::filesystem::path suggested_file() const;

    bool has_unsaved_work() const;

    /// The current plan, as its file would say it.
    const Scenario& scenario() const;

    /// The current plan's changes with what they stand for; null unless ready.
    std::shared_ptr<const Plan> plan() const;

    /// What a change of the current plan gains; none while that is computed, and for one that is
    /// off.
    std::optional<MarginalGain> gain(std::size_t row) const;

    /// What can be changed about the current plan.
    PlanEditor& edit();

    /// The current plan's stack.
    QUndoStack& undo_stack();

    /// All plans' stacks, the current plan's active: for the actions of the menu.
    QUndoGroup& undo_group();

    // ---- a station being dragged: answers follow while it moves, the last place becomes a change

    /// @param station  id of a station of answer(); false if there is no such station
    bool begin_drag(const std::string& station);
    void drag_to(PlanePoint place);

    /// One command, or refused with the reason.
    void drop();

    /// Onto a candidate, whose floor area and cost come with it.
    void drop_on_candidate(const std::string& candidate);
    void cancel_drag();
    bool is_dragging() const;

    // ---- asking; answers come as signals, the newest question wins ------------------------------

    void explain_compound(CompoundId compound);
    void explain_station(const std::string& station);
    void stop_explaining();
    void measure(const Line& places); ///< from each place to the next: legs_measured()

    // ---- models for views; they live as long as the session -------------------------------------

    QAbstractItemModel& ledger_model();  ///< LedgerModel
    QAbstractItemModel& gap_model();     ///< GapModel
    QAbstractItemModel& figure_model();  ///< FigureModel
    QAbstractItemModel& finding_model(); ///< FindingModel
    RecentModel& recent_model();

    // ---- recovery ------------------------------------------------------------------------------

    /// Work that ended without being closed (a crash, a power cut); the newest first.
    std::vector<RecoverableWork> recoverable() const;

    /// Opens the project and the plans again as they were (without the steps that could be undone);
    /// the journal goes once they are open.
    void recover(const RecoverableWork& work);
    void discard(const RecoverableWork& work);

  signals:
    void language_changed();
    void state_changed();
    void checked();        ///< findings() are there
    void ground_changed(); ///< before answer_changed
    void answer_changed(); ///< answer(), baseline() or shown()
    void settled_changed();
    void plans_changed();    ///< which are open, their titles, files, and whether they are modified
    void gains_changed();    ///< gain() of the current plan's rows
    void scenario_changed(); ///< the current plan, or which it is
    void explained(const std::shared_ptr<const yike::Enquiry>& enquiry);
    void legs_measured(const yike::Line& places, const std::vector<yike::Measurement>& legs);
    void progressed(const QString& stage, double share); ///< share 0-1; negative: unknown
    void progress_ended();
    void failed(const yike::Failure& failure);
    void told(const QString& message); ///< something worth a line: saved, a .bak was kept ...

  private:
    std::unique_ptr<SessionCore> core_;
    std::unique_ptr<struct SessionModels> models_;
};

} // namespace yike
