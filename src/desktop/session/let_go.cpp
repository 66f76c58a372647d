// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
#include "desktop/session/let_go.hpp"

#include <QCoreApplication>
#include <QThread>
#include <QThreadPool>

#ifdef __GLIBC__
#include <malloc.h>
#endif

namespace yike {

namespace {

/// One thread: what is freed in a row is freed in that order.
class Cellar {
  public:
    Cellar() { pool_.setMaxThreadCount(1); }

    void take(std::function<void()> free) { pool_.start(std::move(free)); }

  private:
    QThreadPool pool_; ///< waits for its work when the program ends
};

bool is_thread_of_window() {
    const QCoreApplication* const program = QCoreApplication::instance();
    return program != nullptr && QThread::currentThread() == program->thread();
}

} // namespace

void let_go(std::function<void()> free) {
    if (is_thread_of_window()) {
        static Cellar cellar;
        cellar.take(std::move(free));
    } else {
        free();
    }
}

void give_back_memory() {
    let_go([] {
#ifdef __GLIBC__
        malloc_trim(0);
#endif
    });
}

} // namespace yike
