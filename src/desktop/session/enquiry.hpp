// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
/// @file
/// Answers to what a planner asks about one thing on the map.
#pragma once

#include "base/ids.hpp"
#include "geometry/polygon.hpp"

#include <QMetaType>
#include <QString>
#include <QStringList>

#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace yike {

/// A single change that would help, to be put into the plan with one click.
struct Suggestion {
    enum class Kind { open_gate, new_gate, add_path, use_candidate, none };
    Kind kind = Kind::none;
    QString text;     ///< what it is, what it costs, the minutes afterwards
    std::string what; ///< id of the gate, the candidate
    PlanePoint at;    ///< new_gate, and where to fly to
    Line path;        ///< add_path
};

/// Why a compound is (not) covered, or what a station does.
struct Enquiry {
    QString title;
    QStringList lines; ///< text lines in the language of the session
    std::vector<Suggestion> suggestions;
    Line route; ///< the walk that the lines speak of; empty: none
    Box box;    ///< where to fly to
    CompoundId compound;
    std::string station;
    std::vector<CompoundId> compounds; ///< of a station: those that it covers
    bool finished = false;             ///< false: more suggestions are being looked for
};

/// The walk between two places, by the one rule.
struct Measurement {
    PlanePoint from;
    PlanePoint to;
    double straight_m = 0;
    std::optional<double> walk_m; ///< none: no way within 60 minutes
    std::optional<double> minutes;
    Line route;
};

} // namespace yike

Q_DECLARE_METATYPE(yike::Measurement)
Q_DECLARE_METATYPE(std::shared_ptr<const yike::Enquiry>)
