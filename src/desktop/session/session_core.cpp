// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
#include "desktop/session/session_core.hpp"

#include "desktop/session/let_go.hpp"
#include "desktop/session/words.hpp"
#include "scenario/read_scenario.hpp"

#include <QStandardPaths>

#include <algorithm>
#include <chrono>
#include <utility>

namespace yike {

namespace {

std::filesystem::path own_data_folder() {
    return QStandardPaths::writableLocation(QStandardPaths::AppDataLocation).toStdString();
}

} // namespace

SessionCore::SessionCore(Session& of_session, const SessionOptions& options)
    : session(of_session), language(options.language),
      data_folder(options.data_folder.empty() ? own_data_folder() : options.data_folder),
      recent(data_folder / "recent.ini"), journal(data_folder / "recovery"), editor(*this),
      files(shelf, editor, language) {
    connect_opener();
    connect_engine();
    connect_files();
    connect(&shelf, &PlanShelf::listed, &session, &Session::plans_changed);
    connect(&shelf, &PlanShelf::listed, this, &SessionCore::keep_journal);
    connect(&shelf, &PlanShelf::chosen, this, &SessionCore::plan_chosen);
    connect(&shelf, &PlanShelf::changed, this, &SessionCore::plan_changed);
    answers_.set_language(language);
    give_back_.setSingleShot(true);
    give_back_.setInterval(std::chrono::milliseconds(500));
    connect(&give_back_, &QTimer::timeout, this, &SessionCore::give_back_when_idle);
}

// Whoever ends the program in order has been asked about unsaved work.
SessionCore::~SessionCore() {
    journal.remove();
}

void SessionCore::connect_opener() {
    connect(&opener_, &ProjectOpener::opened, this, &SessionCore::take);
    connect(&opener_, &ProjectOpener::refused, this, &SessionCore::refuse);
    connect(&opener_, &ProjectOpener::examined, this, &SessionCore::take_findings);
    connect(&opener_, &ProjectOpener::not_examined, this, [this](const std::exception_ptr& error) {
        fail(Attempt::check_project, project, error);
        take_findings({});
    });
    connect(&opener_, &ProjectOpener::progressed, &session, &Session::progressed);
}

void SessionCore::connect_files() {
    connect(&files, &PlanFiles::told, &session, &Session::told);
    connect(&files, &PlanFiles::failed, &session, &Session::failed);
    connect(&files, &PlanFiles::saved, &session, &Session::plans_changed);
    connect(
        &files,
        &PlanFiles::opened,
        this,
        [this](const std::filesystem::path& file, const QString& name) { recent.add(file, name); });
}

void SessionCore::connect_engine() {
    const auto tell = [this](const std::exception_ptr& error) {
        fail(Attempt::evaluate, {}, error);
    };
    const auto take_baseline = [this](const std::shared_ptr<const Answer>& complete) {
        baseline = complete;
        emit session.answer_changed();
    };
    connect(&answers_, &AnswerMaker::answered, this, &SessionCore::take_answer);
    connect(&answers_, &AnswerMaker::failed, this, tell);
    connect(&answers_, &AnswerMaker::busy_changed, &session, &Session::settled_changed);
    connect(&answers_, &AnswerMaker::baseline_completed, this, take_baseline);
    connect(&weigher_, &Weigher::weighed, this, &SessionCore::take_gains);
    connect(&weigher_, &Weigher::failed, this, tell);
    connect(&asker_, &Asker::explained, &session, &Session::explained);
    connect(&asker_, &Asker::legs_measured, &session, &Session::legs_measured);
    connect(&asker_, &Asker::failed, this, tell);
}

void SessionCore::fail(Attempt attempt,
                       const std::filesystem::path& subject,
                       std::exception_ptr error) {
    emit session.failed(told_failure(attempt, text(subject.filename().string()), error, language));
}

void SessionCore::set_state(Session::State wanted) {
    if (state != wanted) {
        state = wanted;
        emit session.state_changed();
    }
}

void SessionCore::set_language(Language wanted) {
    if (wanted == language) {
        return;
    }
    language = wanted;
    answers_.set_language(language);
    for (std::size_t i = 0; i < shelf.count(); ++i) {
        PlanDocument& document = shelf.at(i);
        document.say_in(language);
        if (document.answer) {
            auto renamed = std::make_shared<Answer>(*document.answer);
            name_changes(*renamed, language);
            document.answer = std::move(renamed);
        }
    }
    emit session.language_changed();
    emit session.answer_changed();
}

// ---- the project -------------------------------------------------------------------------------

void SessionCore::open_project(const std::filesystem::path& path,
                               std::vector<std::filesystem::path> plans) {
    close_project();
    const std::filesystem::path place = path.has_filename() ? path : path.parent_path();
    project = place.filename() == "project.toml" ? place.parent_path() : place;
    wanted_plans = std::move(plans);
    set_state(Session::State::loading);
    opener_.open(place);
}

/// Heaps are locked meanwhile: not while somebody waits for something.
void SessionCore::give_back_when_idle() {
    if (state == Session::State::loading ||
        (state == Session::State::ready && !(is_checked && is_settled()))) {
        give_back_.start();
    } else {
        give_back_memory();
    }
}

void SessionCore::close_project() {
    const bool held = baseline != nullptr;
    opener_.stop();
    forget_drag();
    wanted_plans.clear();
    recovered_.reset();
    answers_.stand_on(nullptr);
    weigher_.stand_on(nullptr);
    asker_.stand_on(nullptr);
    baseline = nullptr;
    shows_before = false;
    shelf.stand_on(nullptr);
    journal.remove();
    findings.clear();
    is_checked = false;
    project.clear();
    set_state(Session::State::empty);
    emit session.progress_ended();
    emit session.ground_changed();
    emit session.answer_changed();
    if (held) {
        give_back_.start();
    }
}

void SessionCore::stop() {
    if (state == Session::State::loading) {
        close_project();
    }
}

void SessionCore::take(const std::shared_ptr<const Groundwork>& work) {
    project = work->folder;
    baseline = work->baseline;
    answers_.stand_on(work);
    weigher_.stand_on(work);
    asker_.stand_on(work);
    shelf.stand_on(work);
    state = Session::State::ready;
    shelf.add_empty(language);
    recent.add(project, text(work->name));
    emit session.progress_ended();
    emit session.state_changed();
    emit session.ground_changed();
    emit session.answer_changed();
    if (recovered_) {
        take_recovered();
    }
    for (const std::filesystem::path& plan : std::exchange(wanted_plans, {})) {
        files.open(plan);
    }
}

void SessionCore::refuse(const std::exception_ptr& error) {
    emit session.progress_ended();
    set_state(Session::State::unusable);
    fail(Attempt::open_project, project, error);
}

void SessionCore::take_findings(const std::vector<Finding>& found) {
    findings = found;
    is_checked = true;
    emit session.checked();
}

void SessionCore::open(const std::vector<std::filesystem::path>& paths) {
    std::filesystem::path wanted;
    std::vector<std::filesystem::path> plans;
    for (const std::filesystem::path& given : paths) {
        std::error_code error; // the folder in which the program was started may be gone
        const std::filesystem::path full = std::filesystem::absolute(given, error);
        const std::filesystem::path path = (error ? given : full).lexically_normal();
        const bool is_plan = path.extension() == ".toml" && path.filename() != "project.toml";
        // One project at a time: what else is named must be a plan, or it is told that it is none.
        if (is_plan || !wanted.empty()) {
            plans.push_back(path);
        } else {
            wanted = path;
        }
    }
    if (!wanted.empty()) {
        open_project(wanted, std::move(plans));
        return;
    }
    for (const std::filesystem::path& plan : plans) {
        if (state == Session::State::ready) {
            files.open(plan);
        } else if (state == Session::State::loading) {
            wanted_plans.push_back(plan);
        } else {
            open_project_of(plan);
        }
    }
}

void SessionCore::open_project_of(const std::filesystem::path& plan) {
    try {
        const Scenario scenario = read_scenario(plan);
        if (scenario.project.empty()) {
            throw DataError({plan.string(), "", "", ""},
                            "[scenario] project is missing: the project's folder");
        }
        open_project(scenario.project.lexically_normal(), {plan});
    } catch (...) {
        fail(Attempt::open_plan, plan, std::current_exception());
    }
}

// ---- plans -------------------------------------------------------------------------------------

std::shared_ptr<const Answer> SessionCore::answer() const {
    const PlanDocument* const document = shelf.current();
    return document != nullptr && document->answer ? document->answer : baseline;
}

std::optional<MarginalGain> SessionCore::gain(std::size_t row) const {
    const PlanDocument* const document = shelf.current();
    if (document == nullptr || !document->ledger || document->ledger_of != document->state().plan ||
        document->state().scenario.changes[row].off) {
        return std::nullopt;
    }
    return document->ledger->gains[row];
}

void SessionCore::ask_again() {
    PlanDocument* const document = shelf.current();
    if (document == nullptr) {
        return;
    }
    const PlanState& now = document->state();
    const std::shared_ptr<const Answer> last = document->answer;
    if (now.changes_nothing()) {
        document->answer = nullptr;
        emit session.answer_changed();
        weigh();
    } else if (last && !last->rough && last->moved.empty() && same_effect(*last->plan, *now.plan)) {
        auto same = std::make_shared<Answer>();
        same->baseline = last->baseline;
        same->planned = last->planned;
        same->evaluation = last->evaluation;
        same->reach = last->reach;
        same->plan = now.plan;
        complete_answer(*same, now.missing_costs(), language);
        document->answer = std::move(same);
        emit session.answer_changed();
        weigh();
    } else {
        weigher_.stop();
        answers_.ask(now);
    }
}

// Gains are computed when a plan is at rest: they take the engine longer than its answer.
void SessionCore::weigh() {
    PlanDocument* const document = shelf.current();
    const std::shared_ptr<const Plan>& plan = document->state().plan;
    if (plan->changes.empty() || document->ledger_of == plan) {
        weigher_.stop();
    } else if (document->ledger_of && same_effect(*document->ledger_of, *plan)) {
        weigher_.stop();
        document->ledger_of = plan; // phases alone may differ, and are not shown here
    } else {
        weigher_.weigh(plan);
    }
    emit session.gains_changed();
}

void SessionCore::take_gains(const std::shared_ptr<const Weighed>& result) {
    PlanDocument* const document = shelf.current();
    if (document != nullptr && same_effect(*document->state().plan, *result->plan)) {
        document->ledger = std::shared_ptr<const PlanLedger>(result, &result->ledger);
        document->ledger_of = document->state().plan;
        emit session.gains_changed();
    }
}

void SessionCore::plan_changed(PlanDocument* document) {
    forget_drag(); // with a step that is undone, the station in hand may be gone itself
    keep_journal();
    emit session.plans_changed(); // its name may be another
    if (document == shelf.current()) {
        emit session.scenario_changed();
        ask_again();
    }
}

void SessionCore::plan_chosen() {
    forget_drag(); // the plan that is left is not asked about again
    emit session.scenario_changed();
    emit session.answer_changed();
    ask_again();
}

void SessionCore::take_answer(const std::shared_ptr<const Answer>& answer) {
    PlanDocument* const document = shelf.current();
    if (document == nullptr) {
        return;
    }
    const bool is_of_drag = !answer->moved.empty();
    const bool is_wanted =
        is_of_drag ? answer->moved == dragged : answer->plan == document->state().plan;
    if (!is_wanted) {
        return;
    }
    document->answer = answer;
    emit session.answer_changed();
    if (!answer->rough) {
        weigh();
    }
}

// ---- asking ------------------------------------------------------------------------------------

void SessionCore::explain(CompoundId compound) {
    if (const auto answer = shown();
        answer && compound.index() < answer->district().compounds.size()) {
        asker_.explain(compound, answer, language);
    }
}

void SessionCore::explain(const std::string& station) {
    const auto answer = shown();
    const StationId id = answer ? find_station(answer->district(), station) : StationId();
    if (id.valid()) {
        emit session.explained(
            std::make_shared<const Enquiry>(station_enquiry(id, *answer, language)));
    }
}

void SessionCore::stop_explaining() {
    asker_.stop_explaining();
}

void SessionCore::measure(const Line& places) {
    if (const auto answer = shown()) {
        asker_.measure(places, answer);
    }
}

// ---- recovery ----------------------------------------------------------------------------------

void SessionCore::keep_journal() {
    if (state != Session::State::ready) {
        return;
    }
    if (!shelf.has_unsaved_work()) {
        journal.remove();
        return;
    }
    JournalEntry entry;
    entry.project = project;
    entry.current = shelf.current_index();
    for (std::size_t i = 0; i < shelf.count(); ++i) {
        const PlanDocument& plan = shelf.at(i);
        entry.plans.push_back({plan.state().scenario, plan.file(), plan.is_modified()});
    }
    try {
        journal.write(entry);
        journal_failed_ = false;
    } catch (const std::exception&) {
        if (!std::exchange(journal_failed_, true)) {
            Failure failure =
                told_failure(Attempt::save_plan, {}, std::current_exception(), language);
            failure.what = said(language,
                                "自动保存写不进去；请随时手动保存方案。",
                                "Work cannot be saved by itself; save the plan by hand.");
            failure.help = FailureHelp::save_elsewhere;
            emit session.failed(failure);
        }
    }
}

void SessionCore::recover(const RecoverableWork& work) {
    try {
        JournalEntry entry = Journal::read(work.journal);
        open_project(entry.project);
        recovered_ = std::move(entry);
        recovered_from_ = work.journal;
    } catch (...) {
        fail(Attempt::recover, work.journal, std::current_exception());
    }
}

void SessionCore::take_recovered() {
    const JournalEntry entry = std::move(*recovered_);
    recovered_.reset();
    bool is_whole = true;
    for (const JournalPlan& plan : entry.plans) {
        try {
            PlanDocument& document = shelf.add(plan.scenario, plan.file);
            document.look_at_file(); // nobody knows what it held before
            if (plan.is_modified) {
                document.mark_unsaved();
            }
        } catch (...) {
            is_whole = false;
            fail(Attempt::recover, plan.scenario.name, std::current_exception());
        }
    }
    shelf.choose(entry.current);
    keep_journal();
    if (is_whole) {
        Journal::discard(recovered_from_);
    }
}

// ---- the drag ----------------------------------------------------------------------------------

bool SessionCore::begin_drag(const std::string& station) {
    end_drag();
    const auto now = answer();
    if (state != Session::State::ready || !now || !find_station(now->district(), station).valid()) {
        return false;
    }
    dragged = station;
    return true;
}

void SessionCore::drag_to(PlanePoint place) {
    if (!dragged.empty()) {
        dragged_to = place;
        answers_.ask_moved(shelf.current()->state(), dragged, place);
    }
}

void SessionCore::forget_drag() {
    dragged.clear();
    dragged_to.reset();
}

void SessionCore::end_drag() {
    const bool moved = !dragged.empty() && dragged_to.has_value();
    forget_drag();
    if (moved) {
        ask_again();
    }
}

} // namespace yike
