// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
#include "desktop/map/ground_maker.hpp"

#include "base/thread_rank.hpp"

#include <QCoreApplication>
#include <QEvent>

#include <utility>

namespace yike {

namespace {

ReadyGround ready(const std::shared_ptr<const MapData>& ground) {
    return {std::make_shared<GroundIndex>(ground),
            std::make_shared<AnswerShape>(*ground,
                                          std::make_shared<const MapAnswer>(answer_of(*ground)))};
}

} // namespace

GroundMaker::GroundMaker(QObject* parent) : QObject(parent) {
    pool_.setMaxThreadCount(1);
}

GroundMaker::~GroundMaker() {
    pool_.clear();
    pool_.waitForDone();
}

void GroundMaker::request(std::shared_ptr<const MapData> ground) {
    pool_.clear(); // what has not been begun
    wanted_ = std::move(ground);
    pool_.start([this, number = ++number_, data = wanted_] {
        take_rank(ThreadRank::second);
        const ReadyGround made = ready(data);
        QMetaObject::invokeMethod(
            this, [this, number, made] { take(number, made); }, Qt::QueuedConnection);
    });
}

void GroundMaker::clear() {
    pool_.clear();
    ++number_;
    wanted_.reset();
}

void GroundMaker::take(std::uint64_t number, const ReadyGround& ground) {
    if (number == number_ && wanted_) {
        wanted_.reset();
        emit made(ground);
    }
}

void GroundMaker::finish() {
    if (wanted_) {
        pool_.waitForDone();
        QCoreApplication::sendPostedEvents(this, QEvent::MetaCall);
    }
}

} // namespace yike
