// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
#include "desktop/session/session.hpp"

namespace yike {

struct Session::Impl {
    State state = State::empty;
    std::vector<Finding> findings;
    Scenario scenario;
    QUndoStack undo_stack;
};

Session::Session(QObject* parent) : QObject(parent), impl_(std::make_unique<Impl>()) {}

Session::~Session() = default;

Session::State Session::state() const {
    return impl_->state;
}

void Session::open_project(const std::filesystem::path&) {}

void Session::close_project() {}

std::shared_ptr<const Answer> Session::baseline() const {
    return nullptr;
}

std::shared_ptr<const Answer> Session::answer() const {
    return nullptr;
}

const std::vector<Finding>& Session::findings() const {
    return impl_->findings;
}

const Scenario& Session::scenario() const {
    return impl_->scenario;
}

QUndoStack& Session::undo_stack() {
    return impl_->undo_stack;
}

void Session::begin_drag(const QString&) {}

void Session::drag_to(PlanePoint) {}

void Session::drop() {}

void Session::cancel_drag() {}

} // namespace yike
