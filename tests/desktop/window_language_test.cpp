// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
#include "desktop/shared_window.hpp"
#include "render/words.hpp"

#include <QAbstractItemView>
#include <QAction>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QRegularExpression>
#include <QTabBar>
#include <catch2/catch.hpp>

#include <algorithm>
#include <set>
#include <vector>

using namespace yike;
using test::WindowFixture;

namespace {

constexpr int kRowsLookedAt = 40;

void add_model(const QAbstractItemView& view, std::set<QString>& texts) {
    const QAbstractItemModel* model = view.model();
    if (model == nullptr) {
        return;
    }
    for (int column = 0; column < model->columnCount(); ++column) {
        texts.insert(model->headerData(column, Qt::Horizontal).toString());
        for (int row = 0; row < std::min(model->rowCount(), kRowsLookedAt); ++row) {
            for (const int role : {Qt::DisplayRole, Qt::ToolTipRole}) {
                texts.insert(model->index(row, column).data(role).toString());
            }
        }
    }
}

/// Everything that a person can read or hear in the window, but what the map itself draws.
std::set<QString> texts_of(const QWidget& window) {
    // Not what has been replaced already.
    QApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    std::set<QString> texts;
    for (const auto* action : window.findChildren<QAction*>()) {
        texts.insert({action->text(), action->toolTip()});
    }
    for (const auto* widget : window.findChildren<QWidget*>()) {
        texts.insert(
            {widget->toolTip(), widget->accessibleName(), widget->accessibleDescription()});
        if (const auto* label = qobject_cast<const QLabel*>(widget)) {
            texts.insert(label->text());
        } else if (const auto* button = qobject_cast<const QAbstractButton*>(widget)) {
            texts.insert(button->text());
        } else if (const auto* field = qobject_cast<const QLineEdit*>(widget)) {
            texts.insert({field->text(), field->placeholderText()});
        } else if (const auto* tabs = qobject_cast<const QTabBar*>(widget)) {
            for (int i = 0; i < tabs->count(); ++i) {
                texts.insert(tabs->tabText(i));
            }
        } else if (const auto* view = qobject_cast<const QAbstractItemView*>(widget)) {
            add_model(*view, texts);
        }
    }
    return texts;
}

/// Names that are the same in both languages: systems, keys, units, ids of the data; and how Qt
/// calls the arrows of a row of tabs, which are never seen here.
QString without_names(QString text) {
    static const QRegularExpression names(
        QStringLiteral("Scroll (Left|Right)|WGS ?84|CGCS2000|GCJ-02|EPSG:\\d+|X, "
                       "Y|TOML|/\\S+\\.toml|\\*?\\.toml|(/\\S+)?geodata/yinzhu|"
                       "\\bEN\\b|\\bEsc\\b|Ctrl|Shift|Alt|Del(ete)?|Home|\\bF\\d+\\b|\\bB\\b|"
                       "\\(&[A-Z]\\)|\\(?[A-Z]\\)|km/h|\\bm²|\\b[A-Z]\\d+(#\\d+)?\\b"));
    return text.remove(names);
}

void check_chinese(const QWidget& window) {
    static const QRegularExpression latin(QStringLiteral("[A-Za-z]{2,}"));
    for (const QString& text : texts_of(window)) {
        INFO(text.toStdString());
        CHECK_FALSE(without_names(text).contains(latin));
    }
}

/// Names that the data write, which no language changes; the longest first.
std::vector<QString> names_of(const District& district) {
    std::vector<QString> names{QString::fromStdString(district.name),
                               QString::fromStdString(district.note)};
    const auto add = [&](const std::string& name) {
        names.push_back(QString::fromStdString(name));
        names.push_back(QString::fromStdString(station_label(name)));
    };
    for (const Compound& compound : district.compounds) {
        add(compound.name);
    }
    for (const Station& station : district.stations) {
        add(station.name);
    }
    for (const Candidate& candidate : district.candidates) {
        add(candidate.name);
    }
    for (const Community& community : district.communities) {
        add(community.name);
    }
    std::sort(names.begin(), names.end(), [](const QString& a, const QString& b) {
        return a.size() > b.size();
    });
    std::erase_if(names, [](const QString& name) { return name.isEmpty(); });
    return names;
}

void check_english(const QWidget& window, const Session& session) {
    static const QRegularExpression han(QStringLiteral("[\\x{4e00}-\\x{9fff}]"));
    std::vector<QString> names = names_of(session.baseline()->district());
    // A plan keeps the name that it was given.
    names.insert(names.begin(), session.plan_title(0));
    for (QString text : texts_of(window)) {
        INFO(text.toStdString());
        text.remove(QStringLiteral("中文"));
        // The arrows of a row of tabs, which are never seen here.
        text.remove(QStringLiteral("向左滚动")).remove(QStringLiteral("向右滚动"));
        for (const QString& name : names) {
            text.remove(name);
        }
        CHECK_FALSE(text.contains(han));
    }
}

} // namespace

TEST_CASE("a Chinese window has no English word in it, on any page") {
    check_chinese(WindowFixture(Language::zh).window);
    WindowFixture& at = test::open_window();
    for (const char* page : {"check", "map"}) {
        at.window.show_page(page);
        at.rest();
        check_chinese(at.window);
    }
    const std::string station = at.session.baseline()->district().stations.front().id;
    at.session.explain_station(station);
    at.session.edit().close(station);
    at.rest();
    check_chinese(at.window);
}

TEST_CASE("a window opened in Chinese is English after one key, and Chinese again after another") {
    WindowFixture at(Language::zh); // the tiles of an earlier plan, hidden, would be read too
    at.open_sample();
    at.window.show_page("map");
    const std::set<QString> before = texts_of(at.window);
    QTest::keyClick(&at.window, Qt::Key_L, Qt::ControlModifier);
    at.rest();
    CHECK(at.window.voice().language() == Language::en);
    check_english(at.window, at.session);
    QTest::keyClick(&at.window, Qt::Key_L, Qt::ControlModifier);
    at.rest();
    CHECK(texts_of(at.window) == before);
}
