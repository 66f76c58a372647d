// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
/// @file
/// Private to this folder. One open plan: what it is, how it came to be, what answers it has.
#pragma once

#include "desktop/session/answer.hpp"
#include "desktop/session/plan_state.hpp"

#include <QObject>
#include <QUndoStack>

#include <filesystem>
#include <memory>
#include <optional>
#include <string>

namespace yike {

class PlanDocument : public QObject {
    Q_OBJECT

  public:
    PlanDocument(PlanState state, std::filesystem::path file, QObject* parent = nullptr);

    /// Silently: its steps go without a word about being clean.
    ~PlanDocument() override;

    const PlanState& state() const noexcept { return state_; }

    QUndoStack& stack() noexcept { return stack_; }

    const std::filesystem::path& file() const noexcept { return file_; }

    /// One step that can be undone.
    void push(PlanState next, const BothWords& name, Language language);

    /// The steps' names in another language.
    void say_in(Language language);

    /// It is now what its file says.
    void saved_as(const std::filesystem::path& file);

    /// Remembers what its file holds now, when it has been read or written.
    void look_at_file();

    /// True if somebody else has written its file since; false if it is gone.
    bool is_file_changed() const;

    /// It is not what its file says: recovered, or never saved.
    void mark_unsaved() { stack_.resetClean(); }

    bool is_modified() const { return !stack_.isClean(); }

    std::shared_ptr<const Answer> answer;     ///< null: not yet
    std::shared_ptr<const PlanLedger> ledger; ///< of an earlier moment, maybe; null: not yet
    std::shared_ptr<const Plan> ledger_of;    ///< the moment

  signals:
    void changed();          ///< state()
    void modified_changed(); ///< is_modified()

  private:
    class Step;

    PlanState state_;
    std::filesystem::path file_;
    std::optional<std::string> seen_; ///< what its file held when we last looked; none: never
    QUndoStack stack_;
};

} // namespace yike
