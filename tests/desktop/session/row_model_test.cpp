// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
#include "desktop/session/row_model.hpp"

#include <QAbstractItemModelTester>
#include <QPersistentModelIndex>
#include <QSignalSpy>
#include <catch2/catch.hpp>

#include <algorithm>
#include <map>
#include <random>

using namespace yike;

namespace {

/// Lines of a key and a word.
class Words : public RowModel {
  public:
    using List = std::vector<std::pair<std::uint64_t, QString>>;

    void show(const List& list) {
        const List shown = list_;
        follow(
            rows_of(list),
            [&] { list_ = list; },
            [&](std::size_t now, std::size_t next) { return shown[now] != list[next]; });
    }

    void reverse() { rearrange({rows().rbegin(), rows().rend()}); }

    int columnCount(const QModelIndex& parent = {}) const override {
        return parent.isValid() ? 0 : 1;
    }

    QVariant data(const QModelIndex& index, int role) const override {
        const bool known = checkIndex(index, CheckIndexOption::IndexIsValid);
        return known && role == Qt::DisplayRole ? list_[line_of(index.row())].second : QVariant();
    }

    QStringList words() const {
        QStringList all;
        for (int row = 0; row < rowCount(); ++row) {
            all.append(data(index(row, 0), Qt::DisplayRole).toString());
        }
        return all;
    }

  private:
    static std::vector<Row> rows_of(const List& list) {
        std::vector<Row> rows;
        for (std::size_t i = 0; i < list.size(); ++i) {
            rows.push_back({list[i].first, i});
        }
        return rows;
    }

    List list_;
};

QStringList words_of(const Words::List& list) {
    QStringList all;
    for (const auto& line : list) {
        all.append(line.second);
    }
    return all;
}

} // namespace

TEST_CASE("rows follow any list, and what stays keeps its index") {
    std::mt19937 random(11);
    Words model;
    const QAbstractItemModelTester tester(&model,
                                          QAbstractItemModelTester::FailureReportingMode::Fatal);
    Words::List list;
    for (int round = 0; round < 400; ++round) {
        Words::List next;
        for (std::uint64_t key = 0; key < 12; ++key) {
            if (random() % 3 != 0) {
                next.emplace_back(key, QString::number(key) + (random() % 2 == 0 ? "a" : "b"));
            }
        }
        if (random() % 2 == 0) {
            std::shuffle(next.begin(), next.end(), random);
        }
        std::map<std::uint64_t, QPersistentModelIndex> held;
        for (std::size_t i = 0; i < list.size(); ++i) {
            held.emplace(list[i].first, model.index(static_cast<int>(i), 0));
        }
        QSignalSpy resets(&model, &QAbstractItemModel::modelReset);
        model.show(next);
        REQUIRE(model.words() == words_of(next));
        REQUIRE(resets.isEmpty());
        for (const auto& [key, index] : held) {
            const auto found =
                std::find_if(next.begin(), next.end(), [key = key](const auto& line) {
                    return line.first == key;
                });
            REQUIRE(index.isValid() == (found != next.end()));
            if (index.isValid()) {
                REQUIRE(index.row() == found - next.begin());
            }
        }
        list = next;
    }
}

TEST_CASE("only rows that look different are told to have changed") {
    Words model;
    model.show({{1, "one"}, {2, "two"}, {3, "three"}, {4, "four"}});
    QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
    model.show({{1, "one"}, {2, "two"}, {3, "three"}, {4, "four"}});
    CHECK(changed.isEmpty());
    model.show({{1, "one"}, {2, "zwei"}, {3, "drei"}, {4, "four"}, {5, "five"}});
    REQUIRE(changed.count() == 1);
    CHECK(changed[0][0].toModelIndex().row() == 1);
    CHECK(changed[0][1].toModelIndex().row() == 2);
}

TEST_CASE("another order takes indexes along") {
    Words model;
    model.show({{1, "one"}, {2, "two"}, {3, "three"}});
    const QPersistentModelIndex one = model.index(0, 0);
    model.reverse();
    CHECK(model.words() == QStringList{"three", "two", "one"});
    CHECK(one.row() == 2);
}
