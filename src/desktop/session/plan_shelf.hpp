// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
/// @file
/// Private to this folder. The plans that are open, and which of them is being made.
#pragma once

#include "desktop/session/groundwork.hpp"
#include "desktop/session/plan_document.hpp"

#include <QObject>
#include <QUndoGroup>

#include <filesystem>
#include <memory>
#include <vector>

namespace yike {

class PlanShelf : public QObject {
    Q_OBJECT

  public:
    PlanShelf();
    ~PlanShelf() override;

    /// Takes all plans off; the next are of this project (null: none).
    void stand_on(std::shared_ptr<const Groundwork> work);

    const std::shared_ptr<const Groundwork>& work() const noexcept { return work_; }

    std::size_t count() const noexcept { return plans_.size(); }

    std::size_t current_index() const noexcept { return current_; }

    PlanDocument& at(std::size_t plan) { return *plans_.at(plan); }

    const PlanDocument& at(std::size_t plan) const { return *plans_.at(plan); }

    /// The plan being made; null if none is open.
    PlanDocument* current() const;

    QUndoGroup& group() noexcept { return group_; }

    /// A plan without changes, under a name of its own.
    PlanDocument& add_empty(Language language);

    /// A plan read from somewhere. An untouched empty plan that is alone makes room for it.
    /// @throws DataError as resolve_plan() does
    PlanDocument& add(Scenario scenario, const std::filesystem::path& file);

    void choose(std::size_t plan);
    void close(std::size_t plan);

    /// True if some plan differs from its file and has anything in it.
    bool has_unsaved_work() const;

  signals:
    void listed();                              ///< which are open, or a name or mark of one
    void chosen();                              ///< another one is being made
    void changed(yike::PlanDocument* document); ///< a step of one

  private:
    PlanDocument& put(PlanState state, const std::filesystem::path& file);

    std::shared_ptr<const Groundwork> work_;
    std::vector<std::unique_ptr<PlanDocument>> plans_;
    std::size_t current_ = 0;
    QUndoGroup group_;
};

} // namespace yike
