// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
/// @file
/// Private to this folder. One line of the ledger, gathered from plan and gains.
#pragma once

#include "desktop/session/place_words.hpp"
#include "evaluation/marginal_gains.hpp"
#include "scenario/scenario.hpp"

#include <optional>

namespace yike {

class Session;

struct LedgerLine {
    std::size_t row = 0;
    const Change* change = nullptr;
    ChangeWords words;
    double cost_yuan = 0; ///< its own, else the candidate's
    bool lacks_cost = false;
    std::optional<double> floor_area_m2; ///< afterwards
    std::optional<MarginalGain> gain;    ///< none: off, or still being computed
};

/// @param row  of the current plan
LedgerLine ledger_line(const Session& session, std::size_t row);

/// Where its number stands on the map; none before there is a map.
std::optional<PlanePoint> ledger_place(const Session& session, std::size_t row);

} // namespace yike
