// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
#include "base/error.hpp"
#include "desktop/session/jobs.hpp"
#include "session_fixture.hpp"

#include <QMutex>
#include <QSemaphore>
#include <QThread>

#include <memory>
#include <vector>

using namespace yike;
using namespace yike::test;

TEST_CASE("a job works on another thread and is delivered on its owner's") {
    JobLane lane(JobRule::newest_waits);
    Qt::HANDLE worked = nullptr;
    Qt::HANDLE delivered = nullptr;
    int result = 0;
    lane.run(
        &lane,
        [&worked](Progress&) {
            worked = QThread::currentThreadId();
            return 42;
        },
        [&](int value) {
            delivered = QThread::currentThreadId();
            result = value;
        });
    CHECK(lane.is_busy());
    wait_until([&lane] { return !lane.is_busy(); });
    CHECK(result == 42);
    CHECK(delivered == QThread::currentThreadId());
    CHECK(worked != delivered);
}

TEST_CASE("of jobs that wait only the newest works, and the one at work is delivered") {
    JobLane lane(JobRule::newest_waits);
    QSemaphore started;
    QSemaphore go_on;
    std::vector<int> delivered;
    const auto deliver = [&delivered](int number) { delivered.push_back(number); };
    lane.run(
        &lane,
        [&](Progress&) {
            started.release();
            go_on.acquire();
            return 1;
        },
        deliver);
    started.acquire();
    for (int number = 2; number <= 9; ++number) {
        lane.run(
            &lane, [number](Progress&) { return number; }, deliver);
    }
    go_on.release();
    wait_until([&lane] { return !lane.is_busy(); });
    CHECK(delivered == std::vector<int>{1, 9});
}

TEST_CASE("a newer job stops an older one, whose result and parts are dropped") {
    JobLane lane(JobRule::newest_stops_older);
    QSemaphore started;
    std::vector<int> delivered;
    lane.run(
        &lane,
        [&](Progress& progress) {
            started.release();
            while (!progress.stop_requested()) {
                QThread::yieldCurrentThread();
            }
            lane.deliver_part(progress, [&delivered] { delivered.push_back(0); });
            return 1;
        },
        [&delivered](int number) { delivered.push_back(number); });
    started.acquire();
    lane.run(
        &lane,
        [](Progress&) { return 2; },
        [&delivered](int number) { delivered.push_back(number); });
    wait_until([&lane] { return !lane.is_busy(); });
    CHECK(delivered == std::vector<int>{2});
}

TEST_CASE("nothing is delivered after cancel(), nor to a receiver that is gone") {
    JobLane lane(JobRule::newest_waits);
    int delivered = 0;
    const auto count = [&delivered] { ++delivered; };
    lane.run(
        &lane, [](Progress&) {}, count);
    lane.cancel();
    CHECK_FALSE(lane.is_busy());

    auto receiver = std::make_unique<QObject>();
    lane.run(
        receiver.get(), [](Progress&) {}, count);
    receiver.reset();
    wait_until([&lane] { return !lane.is_busy(); });
    CHECK(delivered == 0);
}

TEST_CASE("what a job throws is told on the owner's thread, a stop is not") {
    JobLane lane(JobRule::newest_waits);
    std::string told;
    lane.run(
        &lane,
        [](Progress&) -> int { throw DataError("broken"); },
        [](int) {},
        [&told](const std::exception_ptr& error) {
            try {
                std::rethrow_exception(error);
            } catch (const DataError& known) {
                told = known.what();
            }
        });
    wait_until([&lane] { return !lane.is_busy(); });
    CHECK(told == "broken");

    bool failed = false;
    lane.run(
        &lane,
        [](Progress&) -> int { throw Stopped(); },
        [](int) {},
        [&failed](const std::exception_ptr&) { failed = true; });
    wait_until([&lane] { return !lane.is_busy(); });
    CHECK_FALSE(failed);
}

TEST_CASE("a lane that ends waits for its job and delivers nothing") {
    QSemaphore started;
    std::atomic<bool> ended = false;
    bool delivered = false;
    {
        JobLane lane(JobRule::newest_waits);
        lane.run(
            &lane,
            [&](Progress& progress) {
                started.release();
                while (!progress.stop_requested()) {
                    QThread::yieldCurrentThread();
                }
                ended = true;
            },
            [&delivered] { delivered = true; });
        started.acquire();
    }
    CHECK(ended);
    QCoreApplication::processEvents();
    CHECK_FALSE(delivered);
}

TEST_CASE("progress tells stages and shares") {
    JobLane lane(JobRule::newest_waits);
    std::vector<std::pair<QString, double>> told;
    QObject::connect(&lane, &JobLane::progressed, [&told](const QString& stage, double share) {
        told.emplace_back(stage, share);
    });
    lane.run(
        &lane,
        [](Progress& progress) {
            progress.stage("walks", 0);
            progress.stage("gaps", 10);
        },
        [] {});
    wait_until([&lane] { return !lane.is_busy(); });
    REQUIRE(told.size() == 2);
    CHECK(told[0] == std::pair<QString, double>("walks", -1));
    CHECK(told[1] == std::pair<QString, double>("gaps", 0));
}
