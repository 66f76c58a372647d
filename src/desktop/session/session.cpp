// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
#include "desktop/session/session.hpp"

#include "desktop/session/figure_model.hpp"
#include "desktop/session/finding_model.hpp"
#include "desktop/session/gap_model.hpp"
#include "desktop/session/ledger_model.hpp"
#include "desktop/session/recent_model.hpp"
#include "desktop/session/session_core.hpp"

#include <QCoreApplication>

#include <algorithm>
#include <cstdlib>

namespace yike {

namespace fs = std::filesystem;

namespace {

bool is_project(const fs::path& path) {
    std::error_code error;
    return path.filename() == "project.toml" ||
           (fs::is_directory(path, error) && fs::exists(path / "project.toml", error));
}

bool is_scenario(const fs::path& path) {
    return path.extension() == ".toml" && path.filename() != "project.toml";
}

} // namespace

/// The models of a session.
struct SessionModels {
    explicit SessionModels(Session& session)
        : ledger(session), gaps(session), figures(session), findings(session) {}

    LedgerModel ledger;
    GapModel gaps;
    FigureModel figures;
    FindingModel findings;
};

Session::Session(QObject* parent) : Session(SessionOptions{}, parent) {}

Session::Session(const SessionOptions& options, QObject* parent)
    : QObject(parent), core_(std::make_unique<SessionCore>(*this, options)),
      models_(std::make_unique<SessionModels>(*this)) {}

Session::~Session() = default;

Language Session::language() const {
    return core_->language;
}

void Session::set_language(Language language) {
    core_->set_language(language);
}

// ---- the project -------------------------------------------------------------------------------

Session::State Session::state() const {
    return core_->state;
}

fs::path Session::sample_project() {
    std::vector<fs::path> places;
    if (QCoreApplication::instance() != nullptr) {
        const fs::path program = QCoreApplication::applicationDirPath().toStdString();
        places.push_back(program / "../share/yike/geodata/yinzhu");
        places.push_back(program / "geodata/yinzhu");
    }
    places.emplace_back(YIKE_SAMPLE_PROJECT); // of the build
    const auto found = std::find_if(places.begin(), places.end(), [](const fs::path& place) {
        std::error_code error;
        return fs::exists(place / "project.toml", error);
    });
    return found == places.end() ? fs::path() : found->lexically_normal();
}

bool Session::can_open(const fs::path& path) {
    std::error_code error;
    return is_project(path) || (is_scenario(path) && fs::is_regular_file(path, error));
}

void Session::open_project(const fs::path& project) {
    core_->open_project(project);
}

void Session::open_sample() {
    core_->open_project(sample_project());
}

void Session::open(const std::vector<fs::path>& paths) {
    core_->open(paths);
}

void Session::close_project() {
    core_->close_project();
}

void Session::stop() {
    core_->stop();
}

fs::path Session::project() const {
    return core_->project;
}

QString Session::project_name() const {
    return QString::fromStdString(core_->shelf.work() ? core_->shelf.work()->name
                                                      : core_->project.filename().string());
}

const std::vector<Finding>& Session::findings() const {
    return core_->findings;
}

bool Session::is_checked() const {
    return core_->is_checked;
}

// ---- answers -----------------------------------------------------------------------------------

std::shared_ptr<const MapData> Session::ground() const {
    return core_->shelf.work() ? core_->shelf.work()->ground : nullptr;
}

std::shared_ptr<const Answer> Session::baseline() const {
    return core_->baseline;
}

std::shared_ptr<const Answer> Session::answer() const {
    return core_->answer();
}

std::shared_ptr<const Answer> Session::shown() const {
    return core_->shown();
}

void Session::show_before(bool before) {
    if (core_->shows_before != before) {
        core_->shows_before = before;
        emit answer_changed();
    }
}

bool Session::shows_before() const {
    return core_->shows_before;
}

bool Session::is_settled() const {
    return core_->is_settled();
}

// ---- plans -------------------------------------------------------------------------------------

std::size_t Session::plan_count() const {
    return core_->shelf.count();
}

std::size_t Session::current_plan() const {
    return core_->shelf.current_index();
}

QString Session::plan_title(std::size_t plan) const {
    return QString::fromStdString(core_->shelf.at(plan).state().scenario.name);
}

bool Session::is_modified(std::size_t plan) const {
    return core_->shelf.at(plan).is_modified();
}

fs::path Session::plan_file(std::size_t plan) const {
    return core_->shelf.at(plan).file();
}

void Session::choose_plan(std::size_t plan) {
    core_->shelf.choose(plan);
}

void Session::new_plan() {
    if (core_->state == State::ready) {
        core_->shelf.add_empty(core_->language);
    }
}

void Session::open_plan(const fs::path& file) {
    core_->open({file});
}

void Session::close_plan(std::size_t plan) {
    core_->shelf.close(plan);
    if (core_->shelf.count() == 0) {
        new_plan();
    }
}

std::vector<std::size_t> Session::missing_costs() const {
    const PlanDocument* const document = core_->shelf.current();
    return document != nullptr ? document->state().without_cost : std::vector<std::size_t>();
}

bool Session::save_plan(const fs::path& file, MissingCosts missing) {
    return core_->files.save(file, missing);
}

fs::path Session::suggested_file() const {
    return core_->files.suggested();
}

bool Session::has_unsaved_work() const {
    return core_->shelf.has_unsaved_work();
}

const Scenario& Session::scenario() const {
    static const Scenario kNone;
    const PlanDocument* const document = core_->shelf.current();
    return document != nullptr ? document->state().scenario : kNone;
}

std::shared_ptr<const Plan> Session::plan() const {
    const PlanDocument* const document = core_->shelf.current();
    return document != nullptr ? document->state().plan : nullptr;
}

std::optional<MarginalGain> Session::gain(std::size_t row) const {
    return core_->gain(row);
}

PlanEditor& Session::edit() {
    return core_->editor;
}

QUndoStack& Session::undo_stack() {
    PlanDocument* const document = core_->shelf.current();
    return document != nullptr ? document->stack() : core_->no_steps;
}

QUndoGroup& Session::undo_group() {
    return core_->shelf.group();
}

// ---- the drag ----------------------------------------------------------------------------------

bool Session::begin_drag(const std::string& station) {
    return core_->begin_drag(station);
}

void Session::drag_to(PlanePoint place) {
    core_->drag_to(place);
}

void Session::drop() {
    const std::string station = core_->dragged;
    const std::optional<PlanePoint> place = core_->dragged_to;
    if (!station.empty() && place) {
        core_->editor.relocate(station, *place);
    }
    core_->end_drag();
}

void Session::drop_on_candidate(const std::string& candidate) {
    const std::string station = core_->dragged;
    if (!station.empty()) {
        core_->editor.relocate_to_candidate(station, candidate);
    }
    core_->end_drag();
}

void Session::cancel_drag() {
    core_->end_drag();
}

bool Session::is_dragging() const {
    return !core_->dragged.empty();
}

// ---- asking ------------------------------------------------------------------------------------

void Session::explain_compound(CompoundId compound) {
    core_->explain(compound);
}

void Session::explain_station(const std::string& station) {
    core_->explain(station);
}

void Session::stop_explaining() {
    core_->stop_explaining();
}

void Session::measure(const Line& places) {
    core_->measure(places);
}

// ---- models ------------------------------------------------------------------------------------

QAbstractItemModel& Session::ledger_model() {
    return models_->ledger;
}

QAbstractItemModel& Session::gap_model() {
    return models_->gaps;
}

QAbstractItemModel& Session::figure_model() {
    return models_->figures;
}

QAbstractItemModel& Session::finding_model() {
    return models_->findings;
}

RecentModel& Session::recent_model() {
    return core_->recent;
}

// ---- recovery ----------------------------------------------------------------------------------

std::vector<RecoverableWork> Session::recoverable() const {
    return core_->journal.found();
}

void Session::recover(const RecoverableWork& work) {
    core_->recover(work);
}

void Session::discard(const RecoverableWork& work) {
    Journal::discard(work.journal);
}

} // namespace yike
