// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
#include "desktop/session/plan_shelf.hpp"

#include "desktop/session/words.hpp"

#include <algorithm>
#include <utility>

namespace yike {

PlanShelf::PlanShelf() = default;

PlanShelf::~PlanShelf() = default;

void PlanShelf::stand_on(std::shared_ptr<const Groundwork> work) {
    group_.setActiveStack(nullptr);
    plans_.clear();
    current_ = 0;
    work_ = std::move(work);
    emit listed();
    emit chosen();
}

PlanDocument* PlanShelf::current() const {
    return current_ < plans_.size() ? plans_[current_].get() : nullptr;
}

PlanDocument& PlanShelf::put(PlanState state, const std::filesystem::path& file) {
    const bool makes_room = plans_.size() == 1 && !plans_.front()->is_modified() &&
                            plans_.front()->file().empty() &&
                            plans_.front()->state().scenario.changes.empty();
    if (makes_room) {
        group_.setActiveStack(nullptr);
        plans_.clear();
    }
    plans_.push_back(std::make_unique<PlanDocument>(std::move(state), file));
    PlanDocument& document = *plans_.back();
    group_.addStack(&document.stack());
    connect(
        &document, &PlanDocument::changed, this, [this, &document] { emit changed(&document); });
    connect(&document, &PlanDocument::modified_changed, this, &PlanShelf::listed);
    current_ = plans_.size() - 1;
    group_.setActiveStack(&document.stack());
    emit listed();
    emit chosen();
    return document;
}

PlanDocument& PlanShelf::add_empty(Language language) {
    const auto is_taken = [this](const std::string& name) {
        return std::any_of(plans_.begin(), plans_.end(), [&name](const auto& plan) {
            return plan->state().scenario.name == name;
        });
    };
    Scenario scenario;
    for (int number = 1; scenario.name.empty() || is_taken(scenario.name); ++number) {
        scenario.name = said(language, "方案{}", "Plan {}", number).toStdString();
    }
    scenario.project = work_->folder;
    return put(resolve_state(std::move(scenario), work_->model()), {});
}

PlanDocument& PlanShelf::add(Scenario scenario, const std::filesystem::path& file) {
    return put(resolve_state(std::move(scenario), work_->model()), file);
}

void PlanShelf::choose(std::size_t plan) {
    if (plan < plans_.size() && plan != current_) {
        current_ = plan;
        group_.setActiveStack(&plans_[plan]->stack());
        emit listed();
        emit chosen();
    }
}

void PlanShelf::close(std::size_t plan) {
    if (plan >= plans_.size()) {
        return;
    }
    group_.setActiveStack(nullptr);
    plans_.erase(plans_.begin() + static_cast<std::ptrdiff_t>(plan));
    current_ -= current_ > plan || (current_ == plans_.size() && current_ > 0) ? 1 : 0;
    if (PlanDocument* const next = current()) {
        group_.setActiveStack(&next->stack());
    }
    emit listed();
    emit chosen();
}

bool PlanShelf::has_unsaved_work() const {
    return std::any_of(
        plans_.begin(), plans_.end(), [](const auto& plan) { return plan->is_modified(); });
}

} // namespace yike
