// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
#include "desktop/session/jobs.hpp"

#include "base/error.hpp"
#include "base/parallel.hpp"

#include <QElapsedTimer>
#include <QMetaObject>
#include <QMutex>
#include <QThread>
#include <QWaitCondition>

#include <mutex>

namespace yike {

namespace {

void begin_rank(ThreadRank rank) {
    take_rank(ThreadRank::second);
    // The threads of parallel loops take the rank of the one that begins them, and serve all lanes.
    static std::once_flag begun;
    std::call_once(begun, [] {
        constexpr std::size_t kEnough = 1000;
        parallel_ranges(kEnough, 1, [](std::size_t, std::size_t) {});
    });
    take_rank(rank);
}

} // namespace

struct JobLane::Job {
    Step work;
    Failed failed;
    QPointer<QObject> receiver;
    std::atomic<bool> stop = false;    ///< asked to end
    std::atomic<bool> dropped = false; ///< its results are wanted no more
};

/// What the two threads share.
struct JobLane::Shared {
    QMutex mutex;
    QWaitCondition wake;
    std::shared_ptr<Job> waiting;
    JobRule rule = JobRule::newest_waits;
    ThreadRank rank = ThreadRank::second;
    bool quit = false;
};

/// Tells the owner's thread how far a job is, at most some times a second.
class JobLane::JobProgress : public Progress {
  public:
    JobProgress(JobLane& lane, std::shared_ptr<Job> job) : lane_(lane), job_(std::move(job)) {
        clock_.start();
    }

    void stage(std::string_view name, std::size_t total) override {
        const QMutexLocker lock(&mutex_);
        name_ = QString::fromUtf8(name.data(), static_cast<qsizetype>(name.size()));
        total_ = total;
        done_ = 0;
        tell();
    }

    void advance(std::size_t count) override {
        const std::size_t done = done_ += count;
        const std::size_t total = total_;
        if (total == 0 || (done - count) * kSteps / total == done * kSteps / total) {
            return;
        }
        const QMutexLocker lock(&mutex_);
        tell();
    }

    bool stop_requested() const override { return job_->stop; }

    const std::shared_ptr<Job>& job() const { return job_; }

  private:
    static constexpr std::size_t kSteps = 50;
    static constexpr qint64 kPause_ms = 40;

    // With the mutex held.
    void tell() {
        if (clock_.elapsed() - told_ms_ < kPause_ms && done_ != 0) {
            return;
        }
        told_ms_ = clock_.elapsed();
        const double share =
            total_ == 0 ? -1
                        : std::min(1.0, static_cast<double>(done_) / static_cast<double>(total_));
        JobLane* const lane = &lane_;
        const std::shared_ptr<Job> job = job_;
        const QString name = name_;
        QMetaObject::invokeMethod(
            lane,
            [lane, job, name, share] {
                if (!job->dropped) {
                    emit lane->progressed(name, share);
                }
            },
            Qt::QueuedConnection);
    }

    JobLane& lane_;
    std::shared_ptr<Job> job_;
    QMutex mutex_;
    QElapsedTimer clock_;
    QString name_;
    std::atomic<std::size_t> total_ = 0;
    std::atomic<std::size_t> done_ = 0;
    qint64 told_ms_ = 0;
};

class JobLane::Worker : public QThread {
  public:
    Worker(JobLane& lane, std::shared_ptr<Shared> shared)
        : lane_(lane), shared_(std::move(shared)) {}

    void run() override {
        begin_rank(shared_->rank);
        while (const std::shared_ptr<Job> job = next()) {
            if (shared_->rank == ThreadRank::third) {
                with_less_help([this, &job] { work_on(job); });
            } else {
                work_on(job);
            }
        }
    }

  private:
    std::shared_ptr<Job> next() {
        const QMutexLocker lock(&shared_->mutex);
        while (!shared_->waiting && !shared_->quit) {
            shared_->wake.wait(&shared_->mutex);
        }
        if (shared_->quit) {
            return nullptr;
        }
        return std::exchange(shared_->waiting, nullptr);
    }

    void work_on(const std::shared_ptr<Job>& job) {
        JobProgress progress(lane_, job);
        std::function<void()> delivery;
        std::exception_ptr error;
        try {
            delivery = job->work(progress);
        } catch (const Stopped&) {
            job->dropped = true;
        } catch (...) {
            error = std::current_exception();
        }
        job->work = {}; // what it holds is let go of on this thread
        JobLane* const lane = &lane_;
        QMetaObject::invokeMethod(
            lane,
            [lane, job, delivery, error] { lane->finish(job, delivery, error); },
            Qt::QueuedConnection);
    }

    JobLane& lane_;
    std::shared_ptr<Shared> shared_;
};

JobLane::JobLane(JobRule rule, ThreadRank rank) : shared_(std::make_shared<Shared>()) {
    shared_->rule = rule;
    shared_->rank = rank;
}

JobLane::~JobLane() {
    cancel();
    {
        const QMutexLocker lock(&shared_->mutex);
        shared_->quit = true;
        shared_->wake.wakeAll();
    }
    if (worker_) {
        worker_->wait();
    }
}

void JobLane::start(QObject* receiver, Step work, Failed failed) {
    auto job = std::make_shared<Job>();
    job->work = std::move(work);
    job->failed = std::move(failed);
    job->receiver = receiver;
    if (shared_->rule == JobRule::newest_stops_older) {
        drop_all();
    }
    {
        const QMutexLocker lock(&shared_->mutex);
        if (shared_->waiting) {
            std::erase(jobs_, shared_->waiting);
        }
        shared_->waiting = job;
        shared_->wake.wakeAll();
    }
    jobs_.push_back(std::move(job));
    if (!worker_) {
        // With the first job: a lane that is never used costs no thread.
        worker_ = std::make_unique<Worker>(*this, shared_);
        worker_->setStackSize(kStack);
        worker_->start();
    }
    if (jobs_.size() == 1) {
        emit busy_changed();
    }
}

void JobLane::drop_all() {
    const QMutexLocker lock(&shared_->mutex);
    shared_->waiting = nullptr;
    for (const std::shared_ptr<Job>& job : jobs_) {
        job->stop = true;
        job->dropped = true;
    }
    jobs_.clear();
}

void JobLane::cancel() {
    if (!jobs_.empty()) {
        drop_all();
        emit busy_changed();
    }
}

bool JobLane::is_busy() const {
    return !jobs_.empty();
}

bool JobLane::has_newer(const Progress& of_job) const {
    const QMutexLocker lock(&shared_->mutex);
    return shared_->waiting != nullptr || of_job.stop_requested();
}

void JobLane::deliver_part(const Progress& of_job, std::function<void()> told) {
    const auto& progress = dynamic_cast<const JobProgress&>(of_job);
    const std::shared_ptr<Job> job = progress.job();
    QMetaObject::invokeMethod(
        this,
        [job, told = std::move(told)] {
            if (!job->dropped && job->receiver) {
                told();
            }
        },
        Qt::QueuedConnection);
}

void JobLane::finish(const std::shared_ptr<Job>& job,
                     const std::function<void()>& delivery,
                     const std::exception_ptr& error) {
    const bool known = std::erase(jobs_, job) > 0;
    if (!job->dropped && job->receiver) {
        if (error && job->failed) {
            job->failed(error);
        } else if (delivery) {
            delivery();
        }
    }
    if (known && jobs_.empty()) {
        emit busy_changed();
    }
}

} // namespace yike
