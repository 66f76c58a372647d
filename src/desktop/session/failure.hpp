// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
/// @file
/// A failure as the planner is told it.
#pragma once

#include "render/words.hpp"

#include <QMetaType>
#include <QString>

#include <exception>

namespace yike {

/// The one button beside the words that helps.
enum class FailureHelp { none, choose_project, show_findings, fill_in_costs, save_elsewhere };

/// What happened, to which file, and what was kept.
struct Failure {
    QString what;   ///< one or two sentences, in the language of the session
    QString detail; ///< the engine's own words, to be folded away; may be empty
    FailureHelp help = FailureHelp::none;
};

/// What was tried when something failed: begins the sentence.
enum class Attempt { open_project, check_project, evaluate, open_plan, save_plan, edit, recover };

/// The planner's words for an exception; its own words become the detail.
/// @param subject  the file or thing concerned; may be empty
Failure told_failure(Attempt attempt,
                     const QString& subject,
                     const std::exception_ptr& error,
                     Language language);

} // namespace yike

Q_DECLARE_METATYPE(yike::Failure)
