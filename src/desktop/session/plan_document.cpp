// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
#include "desktop/session/plan_document.hpp"

#include "base/error.hpp"
#include "io/result_folder.hpp"

#include <QUndoCommand>

#include <utility>

namespace yike {

namespace {

std::optional<std::string> bytes_of(const std::filesystem::path& file) {
    try {
        return file.empty() ? std::nullopt : std::optional(read_file(file));
    } catch (const DataError&) {
        return std::nullopt;
    }
}

} // namespace

/// From one state to another, and back.
class PlanDocument::Step : public QUndoCommand {
  public:
    Step(PlanDocument& document, PlanState after, BothWords name, Language language)
        : QUndoCommand(name.in(language)), document_(document), before_(document.state_),
          after_(std::move(after)), name_(std::move(name)) {}

    void undo() override { set(before_); }

    void redo() override { set(after_); }

    void say_in(Language language) { setText(name_.in(language)); }

  private:
    void set(const PlanState& state) {
        document_.state_ = state;
        emit document_.changed();
    }

    PlanDocument& document_;
    PlanState before_;
    PlanState after_;
    BothWords name_;
};

PlanDocument::PlanDocument(PlanState state, std::filesystem::path file, QObject* parent)
    : QObject(parent), state_(std::move(state)), file_(std::move(file)) {
    connect(&stack_, &QUndoStack::cleanChanged, this, &PlanDocument::modified_changed);
}

PlanDocument::~PlanDocument() {
    stack_.blockSignals(true);
}

void PlanDocument::push(PlanState next, const BothWords& name, Language language) {
    stack_.push(new Step(*this, std::move(next), name, language)); // the stack owns it
}

void PlanDocument::say_in(Language language) {
    for (int i = 0; i < stack_.count(); ++i) {
        // Texts of steps are ours to change; the stack only hands them out to be read.
        const_cast<Step*>(static_cast<const Step*>(stack_.command(i)))->say_in(language);
    }
    emit stack_.undoTextChanged(stack_.undoText());
    emit stack_.redoTextChanged(stack_.redoText());
}

void PlanDocument::saved_as(const std::filesystem::path& file) {
    file_ = file;
    state_.scenario.file = file;
    state_.scenario.id = file.stem().string();
    look_at_file();
    stack_.setClean();
}

void PlanDocument::look_at_file() {
    seen_ = bytes_of(file_);
}

bool PlanDocument::is_file_changed() const {
    const std::optional<std::string> now = bytes_of(file_);
    return seen_ && now && *now != *seen_;
}

} // namespace yike
