// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
#include "desktop/session/ledger_lines.hpp"

#include "desktop/session/session.hpp"
#include "report/evaluation_map.hpp"

#include <algorithm>

namespace yike {

LedgerLine ledger_line(const Session& session, std::size_t row) {
    LedgerLine line;
    line.row = row;
    const auto plan = session.plan();
    const auto baseline = session.baseline();
    line.change = &session.scenario().changes[row];
    if (!plan || !baseline) {
        return line;
    }
    const PlannedChange& planned = plan->changes[row];
    const std::vector<std::size_t> missing = session.missing_costs();
    line.words = change_words(*baseline->evaluation->model, planned, session.language());
    line.cost_yuan = planned.cost_yuan;
    line.lacks_cost = std::find(missing.begin(), missing.end(), row) != missing.end();
    line.floor_area_m2 = planned.floor_area_m2;
    line.gain = session.gain(row);
    return line;
}

std::optional<PlanePoint> ledger_place(const Session& session, std::size_t row) {
    const auto plan = session.plan();
    const auto baseline = session.baseline();
    if (!plan || !baseline) {
        return std::nullopt;
    }
    return map_change(baseline->district(),
                      *baseline->evaluation->model,
                      plan->changes[row],
                      row + 1,
                      session.language())
        .at;
}

} // namespace yike
