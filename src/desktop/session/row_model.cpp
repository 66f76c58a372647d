// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
#include "desktop/session/row_model.hpp"

#include <algorithm>
#include <unordered_map>

namespace yike {

namespace {

/// Calls `what(first, last)` for each run of true, from the first on; `last` is in the run.
template <class What> void for_runs(const std::vector<bool>& marks, What what) {
    for (std::size_t i = 0; i < marks.size(); ++i) {
        if (marks[i]) {
            const std::size_t first = i;
            while (i + 1 < marks.size() && marks[i + 1]) {
                ++i;
            }
            what(static_cast<int>(first), static_cast<int>(i));
        }
    }
}

} // namespace

int RowModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(rows_.size());
}

void RowModel::follow(const std::vector<Row>& next,
                      const std::function<void()>& take,
                      const std::function<bool(std::size_t, std::size_t)>& differ) {
    std::unordered_map<std::uint64_t, std::size_t> place_of;
    place_of.reserve(next.size());
    for (std::size_t i = 0; i < next.size(); ++i) {
        place_of.emplace(next[i].key, i);
    }
    std::vector<bool> gone(rows_.size());
    for (std::size_t i = 0; i < rows_.size(); ++i) {
        gone[i] = place_of.count(rows_[i].key) == 0;
    }
    remove_rows(gone);

    const auto place = [&place_of](const Row& row) { return place_of.at(row.key); };
    const auto is_before = [&](const Row& a, const Row& b) { return place(a) < place(b); };
    if (!std::is_sorted(rows_.begin(), rows_.end(), is_before)) {
        std::vector<Row> sorted = rows_;
        std::sort(sorted.begin(), sorted.end(), is_before);
        rearrange(sorted);
    }

    std::vector<bool> is_new(next.size(), true);
    std::vector<bool> changed(next.size());
    for (Row& row : rows_) {
        const std::size_t to = place(row);
        is_new[to] = false;
        changed[to] = differ(row.line, next[to].line);
        row = next[to];
    }
    take();
    insert_rows(next, is_new);
    for_runs(changed, [this](int first, int last) {
        emit dataChanged(index(first, 0), index(last, columnCount() - 1));
    });
}

void RowModel::remove_rows(const std::vector<bool>& gone) {
    std::vector<std::pair<int, int>> runs;
    for_runs(gone, [&runs](int first, int last) { runs.emplace_back(first, last); });
    // From the end, so that places before it stay what they are.
    std::for_each(runs.rbegin(), runs.rend(), [this](std::pair<int, int> run) {
        beginRemoveRows({}, run.first, run.second);
        rows_.erase(rows_.begin() + run.first, rows_.begin() + run.second + 1);
        endRemoveRows();
    });
}

void RowModel::insert_rows(const std::vector<Row>& next, const std::vector<bool>& is_new) {
    for_runs(is_new, [&](int first, int last) {
        beginInsertRows({}, first, last);
        rows_.insert(rows_.begin() + first, next.begin() + first, next.begin() + last + 1);
        endInsertRows();
    });
}

void RowModel::rearrange(const std::vector<Row>& next) {
    std::unordered_map<std::uint64_t, int> place_of;
    for (std::size_t i = 0; i < next.size(); ++i) {
        place_of.emplace(next[i].key, static_cast<int>(i));
    }
    emit layoutAboutToBeChanged({}, VerticalSortHint);
    for (const QModelIndex& old : persistentIndexList()) {
        const int row = place_of.at(rows_[static_cast<std::size_t>(old.row())].key);
        changePersistentIndex(old, index(row, old.column()));
    }
    rows_ = next;
    emit layoutChanged({}, VerticalSortHint);
}

void RowModel::tell_all_changed() {
    if (!rows_.empty()) {
        emit dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1));
    }
    emit headerDataChanged(Qt::Horizontal, 0, columnCount() - 1);
}

} // namespace yike
