// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
/// @file
/// Work of a session that did not end as it should.
#pragma once

#include <QDateTime>
#include <QString>

#include <filesystem>

namespace yike {

struct RecoverableWork {
    std::filesystem::path journal;
    QString project;         ///< folder of its project
    QStringList plans;       ///< names of the plans with changes that no file has
    std::size_t changes = 0; ///< lines in the ledgers of these plans
    QDateTime time;          ///< of the last action
    bool damaged = false;    ///< cannot be read; was kept aside as `journal`
};

} // namespace yike
