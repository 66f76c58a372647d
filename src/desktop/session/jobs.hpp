// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
/// @file
/// Work in the background of the windows.
#pragma once

#include "base/progress.hpp"
#include "base/thread_rank.hpp"

#include <QObject>
#include <QPointer>
#include <QString>

#include <atomic>
#include <exception>
#include <functional>
#include <memory>
#include <type_traits>
#include <utility>
#include <vector>

namespace yike {

/// What happens to the job at work when another one is started.
enum class JobRule {
    newest_stops_older, ///< it is asked to stop, and its result is dropped
    newest_waits,       ///< it ends and is delivered; of those that wait only the newest is kept
};

/// One thread that does one job at a time. Results come on the thread of the lane's owner, in
/// order, and never after a newer one's, after cancel(), or to a receiver that is gone.
class JobLane : public QObject {
    Q_OBJECT

  public:
    explicit JobLane(JobRule rule, ThreadRank rank = ThreadRank::second);

    /// Stops the job at work and waits for it.
    ~JobLane() override;

    using Failed = std::function<void(const std::exception_ptr&)>;

    /// Runs `work(progress)` on the lane's thread, then `deliver(result)` on the owner's.
    /// @param receiver  if it is gone, nothing is delivered
    /// @param failed    what work threw, unless it was Stopped; on the owner's thread
    template <class Work, class Deliver>
    void run(QObject* receiver, Work work, Deliver deliver, Failed failed = {}) {
        using Result = std::invoke_result_t<Work&, Progress&>;
        start(
            receiver,
            [work = std::move(work), deliver = std::move(deliver)](Progress& progress) mutable {
                if constexpr (std::is_void_v<Result>) {
                    work(progress);
                    return std::function<void()>(std::move(deliver));
                } else {
                    auto result = std::make_shared<Result>(work(progress));
                    return std::function<void()>([result, deliver = std::move(deliver)]() mutable {
                        deliver(std::move(*result));
                    });
                }
            },
            std::move(failed));
    }

    /// Asks the job at work to stop, and drops it and those that wait.
    void cancel();

    /// True while a job waits, works, or its result is on the way.
    bool is_busy() const;

    /// Calls `told` on the owner's thread, from within a job: for results that come in parts.
    /// Dropped as the job's own result would be.
    void deliver_part(const Progress& of_job, std::function<void()> told);

    /// Asked from within a job: true if a newer one waits, so that luxuries may be left out.
    bool has_newer(const Progress& of_job) const;

  signals:
    void progressed(const QString& stage, double share); ///< share 0-1; negative: unknown
    void busy_changed();

  private:
    struct Job;
    struct Shared;
    class Worker;
    class JobProgress;

    // Overlays of large polygons recurse.
    static constexpr unsigned kStack = 16U << 20U;

    using Step = std::function<std::function<void()>(Progress&)>;

    void drop_all();
    void start(QObject* receiver, Step work, Failed failed);
    void finish(const std::shared_ptr<Job>& job,
                const std::function<void()>& delivery,
                const std::exception_ptr& error);

    std::shared_ptr<Shared> shared_;
    std::vector<std::shared_ptr<Job>> jobs_; ///< not delivered yet; the owner's thread only
    std::unique_ptr<Worker> worker_;
};

} // namespace yike
