// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
#include "desktop/session/weigher.hpp"

#include <utility>

namespace yike {

Weigher::Weigher(QObject* parent) : QObject(parent) {}

void Weigher::stand_on(std::shared_ptr<const Groundwork> work) {
    lane_.cancel();
    work_ = std::move(work);
}

void Weigher::weigh(std::shared_ptr<const Plan> plan) {
    const auto count = [work = work_, plan](Progress& progress) {
        auto result = std::make_shared<Weighed>();
        result->plan = plan;
        result->ledger = plan_ledger(
            *plan, *work->weighing, [](District&) {}, progress);
        return std::shared_ptr<const Weighed>(std::move(result));
    };
    lane_.run(
        this,
        count,
        [this](const std::shared_ptr<const Weighed>& result) { emit weighed(result); },
        [this](const std::exception_ptr& error) { emit failed(error); });
}

} // namespace yike
