// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
#include "desktop/window_sight.hpp"

#include "desktop/session/ledger_model.hpp"
#include "desktop/window/figure_tile.hpp"
#include "render/words.hpp"

#include <QLabel>
#include <QScrollArea>
#include <QTabBar>
#include <QTableView>

#include <algorithm>

namespace yike::test {

namespace {

const QString kCovered = QString::fromUtf8("已覆盖");
const QString kNotCovered = QString::fromUtf8("未覆盖");
const QString kShare = QString::fromUtf8("步行15分钟覆盖率（按户）");
const QString kStations = QString::fromUtf8("站点");
const QString kConflicts = QString::fromUtf8("位置相近");
const QString kLacking = QString::fromUtf8("面积缺口");
const QString kLackingAsKnown = QString::fromUtf8("面积缺口（已知部分）");
const QString kGained = QString::fromUtf8("新覆盖");
const QString kLost = QString::fromUtf8("失去覆盖");
const QString kCost = QString::fromUtf8("造价合计");

QString said(const std::string& utf8_text) {
    return QString::fromStdString(utf8_text);
}

QString households(double number) {
    return said(households_text(number, Language::zh));
}

/// Minutes as a list shows them, to a tenth, beside those of a table, to a hundredth.
void check_minutes(const QString& shown, const QString& written) {
    if (written.isEmpty()) {
        CHECK(shown == QString::fromUtf8("–"));
    } else {
        // One over the cutoff is never shown as the cutoff.
        CHECK(shown.toDouble() == Approx(written.toDouble()).margin(0.0651));
    }
}

void check_figures(const Sight& sight, const CoverageTables& tables) {
    const QString headline = QStringLiteral("coverage.gate.15.households.all");
    const double covered = tables.number(headline, "numerator");
    const double all = tables.number(headline, "denominator");
    CHECK(sight.figure(kCovered) == households(covered));
    CHECK(sight.figure(kNotCovered) == households(all - covered));
    CHECK(sight.figure(kShare) == said(percent(tables.number(headline, "value"))));
    CHECK(sight.figure(kStations) ==
          said(thousands(tables.number("count.stations.all", "value"))) + QString::fromUtf8("处"));
    const auto conflicts =
        std::count_if(tables.pairs.begin(), tables.pairs.end(), [](const TableRow& row) {
            return row.at("proximity_conflict") == "1";
        });
    CHECK(sight.figure(kConflicts) ==
          said(thousands(static_cast<double>(conflicts))) + QString::fromUtf8("对"));
    const bool is_known =
        std::none_of(tables.stations.begin(), tables.stations.end(), [](const TableRow& row) {
            return row.at("floor_area_m2").isEmpty();
        });
    CHECK(sight.figure(is_known ? kLacking : kLackingAsKnown) ==
          said(area_text(tables.number("area.shortfall.membership", "value"), Language::zh)));
}

void check_gaps(const Sight& sight, const CoverageTables& tables) {
    REQUIRE(static_cast<std::size_t>(sight.gaps.size()) == tables.gaps.size());
    for (std::size_t i = 0; i < tables.gaps.size(); ++i) {
        const TableRow& row = tables.gaps[i];
        const QStringList shown = sight.gaps[static_cast<qsizetype>(i)].split('\t');
        INFO(row.at("compound_id").toStdString());
        REQUIRE(shown.size() == 3);
        CHECK(shown[0] == (row.at("name").isEmpty() ? row.at("compound_id") : row.at("name")));
        CHECK(shown[1] == said(thousands(row.at("households").toDouble())));
        check_minutes(shown[2], row.at("minutes"));
    }
}

/// Rows by what stands first in them; there may be several of one name.
std::multimap<QString, QStringList> by_first(const QStringList& rows) {
    std::multimap<QString, QStringList> all;
    for (const QString& row : rows) {
        const QStringList cells = row.split('\t');
        all.emplace(cells.front(), cells);
    }
    return all;
}

void check_pairs(const Sight& sight, const CoverageTables& tables) {
    std::map<QString, QString> names;
    for (const TableRow& station : tables.stations) {
        names[station.at("station_id")] = said(station_label(station.at("name").toStdString()));
    }
    const auto shown = by_first(sight.pairs);
    REQUIRE(shown.size() == tables.pairs.size());
    for (const TableRow& pair : tables.pairs) {
        const QString name = QStringLiteral("%1 – %2").arg(names.at(pair.at("station_a")),
                                                           names.at(pair.at("station_b")));
        INFO(name.toStdString());
        const auto [first, last] = shown.equal_range(name);
        const double minutes = pair.at("walk_time_s").toDouble() / 60;
        const QString shared = said(thousands(pair.at("shared_households_15").toDouble()));
        CHECK(std::any_of(first, last, [&](const auto& row) {
            return row.second[2] == shared &&
                   (pair.at("walk_time_s").isEmpty()
                        ? row.second[1] == QString::fromUtf8("–")
                        : std::abs(row.second[1].toDouble() - minutes) < 0.0651);
        }));
    }
}

void check_stations(const Sight& sight, const CoverageTables& tables) {
    const auto shown = by_first(sight.stations);
    for (const TableRow& station : tables.stations) {
        INFO(station.at("station_id").toStdString());
        const auto [first, last] =
            shown.equal_range(said(station_label(station.at("name").toStdString())));
        CHECK(std::any_of(first, last, [&](const auto& row) {
            return row.second[1] == said(thousands(station.at("households_15").toDouble())) &&
                   row.second[2] == said(thousands(station.at("lost_if_closed_15").toDouble()));
        }));
    }
    CHECK(shown.size() == tables.stations.size());
}

} // namespace

QString Sight::figure(const QString& caption) const {
    for (const QString& tile : figures) {
        if (tile.startsWith(caption + ' ')) {
            return tile.mid(caption.size() + 1).section(' ', 0, 0);
        }
    }
    return {};
}

QStringList rows_of(const QTableView& table) {
    QStringList rows;
    const QAbstractItemModel& model = *table.model();
    for (int row = 0; row < model.rowCount(); ++row) {
        QStringList cells;
        for (int column = 0; column < model.columnCount(); ++column) {
            if (!table.isColumnHidden(column)) {
                cells.append(model.index(row, column).data().toString());
            }
        }
        rows.append(cells.join('\t'));
    }
    return rows;
}

Sight look(WindowFixture& at) {
    at.rest();
    Sight sight;
    for (const auto* tile : at.window.findChildren<FigureTile*>()) {
        if (tile->isVisible()) {
            sight.figures.append(tile->accessibleName());
        }
    }
    auto* tabs = at.find<QTabBar>("list_tabs");
    const int in_front = tabs->currentIndex();
    const std::pair<const char*, QStringList*> lists[] = {
        {"gaps", &sight.gaps}, {"pairs", &sight.pairs}, {"stations", &sight.stations}};
    for (int tab = 0; const auto& [name, rows] : lists) {
        QTest::mouseClick(tabs, Qt::LeftButton, Qt::NoModifier, tabs->tabRect(tab).center());
        *rows = rows_of(*at.find<QTableView>(name));
        ++tab;
    }
    tabs->setCurrentIndex(in_front);
    const auto* ledger = at.find<QTableView>("ledger");
    sight.ledger = rows_of(*ledger);
    for (int row = 0; row < sight.ledger.size(); ++row) {
        const bool on = ledger->model()->index(row, LedgerModel::on).data(Qt::CheckStateRole) ==
                        QVariant(static_cast<int>(Qt::Checked));
        sight.ledger[row].prepend(on ? '+' : '-');
    }
    return sight;
}

QImage picture_of(WindowFixture& at) {
    at.rest();
    // A station that was closed and came back is not chosen any more: that is not what is compared.
    MapCanvas& map = *at.window.map();
    const MapHit chosen = map.selected();
    map.select({});
    QImage picture = map.grab().toImage();
    map.select(chosen);
    return picture;
}

void check_same_picture(const QImage& now, const QImage& then) {
    REQUIRE(now.size() == then.size());
    constexpr int kHair = 8;
    QRect other;
    int pixels = 0;
    for (int y = 0; y < now.height(); ++y) {
        for (int x = 0; x < now.width(); ++x) {
            const QRgb a = now.pixel(x, y);
            const QRgb b = then.pixel(x, y);
            if (std::max({std::abs(qRed(a) - qRed(b)),
                          std::abs(qGreen(a) - qGreen(b)),
                          std::abs(qBlue(a) - qBlue(b))}) > kHair) {
                other |= QRect(x, y, 1, 1);
                ++pixels;
            }
        }
    }
    const QString folder = qEnvironmentVariable("YIKE_TEST_PICTURES");
    if (pixels > 0 && !folder.isEmpty()) {
        static int number = 0;
        ++number;
        now.save(QStringLiteral("%1/%2-now.png").arg(folder).arg(number));
        then.save(QStringLiteral("%1/%2-then.png").arg(folder).arg(number));
    }
    INFO("within " << other.x() << ", " << other.y() << " " << other.width() << " x "
                   << other.height());
    constexpr int kSpecks = 12;
    CHECK(pixels <= kSpecks);
}

QStringList chosen_lines(WindowFixture& at) {
    at.rest(); // what is new in the panel is shown by an event
    QStringList lines;
    for (const auto* label : at.find<QScrollArea>("chosen")->findChildren<QLabel*>()) {
        if (!label->isHidden() && !label->parentWidget()->isHidden()) {
            lines.append(label->text());
        }
    }
    return lines;
}

void check_same(const Sight& sight, const CoverageTables& tables) {
    check_figures(sight, tables);
    check_gaps(sight, tables);
    check_pairs(sight, tables);
    check_stations(sight, tables);
}

void check_same_ledger(WindowFixture& at, const std::filesystem::path& comparison) {
    at.rest_with_gains();
    const Sight sight = look(at);
    const std::vector<TableRow> scenarios = read_table(comparison / "scenarios.csv");
    const TableRow& plan = scenarios.back();
    CHECK(sight.figure(kCovered) == households(plan.at("covered_households_15").toDouble()));
    CHECK(sight.figure(kGained) == households(plan.at("gained_households").toDouble()));
    CHECK(sight.figure(kLost) == households(plan.at("lost_households").toDouble()));
    CHECK(sight.figure(kCost) == said(money_text(plan.at("cost_yuan").toDouble(), Language::zh)));

    const std::vector<TableRow> changes = read_table(comparison / "changes.csv");
    const QAbstractItemModel& ledger = *at.find<QTableView>("ledger")->model();
    REQUIRE(static_cast<std::size_t>(ledger.rowCount()) == changes.size());
    for (int row = 0; row < ledger.rowCount(); ++row) {
        const TableRow& change = changes[static_cast<std::size_t>(row)];
        INFO(change.at("change_id").toStdString());
        const auto cell = [&](int column) { return ledger.index(row, column).data().toString(); };
        const bool off = change.at("off") == "1";
        CHECK(off == (ledger.index(row, LedgerModel::on).data(Qt::CheckStateRole) ==
                      QVariant(static_cast<int>(Qt::Unchecked))));
        CHECK(cell(LedgerModel::cost) ==
              said(money_text(change.at("cost_yuan").toDouble(), Language::zh)));
        if (!off) {
            CHECK(cell(LedgerModel::gain_alone) ==
                  said(signed_thousands(change.at("gain_alone_households").toDouble())) +
                      QString::fromUtf8("户"));
            CHECK(cell(LedgerModel::gain_last) ==
                  said(signed_thousands(change.at("gain_last_households").toDouble())) +
                      QString::fromUtf8("户"));
        }
    }
}

} // namespace yike::test
