// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
// Projects that lack what others have: the window must not say more than is known.
#include "coverage/area_standard.hpp"
#include "desktop/session/figure_model.hpp"
#include "desktop/window_fixture.hpp"

#include <QLabel>
#include <catch2/catch.hpp>

#include <fstream>
#include <sstream>

using namespace yike;
using test::WindowFixture;
namespace fs = std::filesystem;

namespace {

constexpr const char* kNothing = R"({"type":"FeatureCollection","features":[]})";

fs::path copy_of_town(WindowFixture& at) {
    const fs::path copy = at.folder / "town";
    fs::copy(YIKE_TOWN, copy, fs::copy_options::recursive);
    return copy;
}

std::string read(const fs::path& file) {
    std::ostringstream text;
    text << std::ifstream(file, std::ios::binary).rdbuf();
    return text.str();
}

/// Empties a number wherever a feature of the layer gives it.
void forget(const fs::path& layer, const std::string& field) {
    std::string text = read(layer);
    const std::string key = "\"" + field + "\"";
    for (std::size_t at = text.find(key); at != std::string::npos; at = text.find(key, at + 1)) {
        const std::size_t from = text.find(':', at) + 1;
        text.replace(from, text.find_first_of(",}", from) - from, "null");
    }
    std::ofstream(layer, std::ios::binary) << text;
}

void open(WindowFixture& at, const fs::path& project) {
    at.window.open({project});
    at.rest();
    INFO(at.trouble());
    REQUIRE(at.session.state() == Session::State::ready);
    at.window.show_page("map");
    at.rest();
}

QString said(WindowFixture& at, FigureKind kind, int role = Qt::DisplayRole) {
    const QAbstractItemModel& model = at.session.figure_model();
    for (int row = 0; row < model.rowCount(); ++row) {
        if (model.index(row, 0).data(FigureModel::kind_role).toInt() == static_cast<int>(kind)) {
            return model.index(row, 0).data(role).toString();
        }
    }
    return {};
}

bool is_read(WindowFixture& at, const char* words) {
    const QList<QLabel*> labels = at.window.findChildren<QLabel*>();
    return std::any_of(labels.begin(), labels.end(), [words](const QLabel* label) {
        return label->isVisible() && label->text().contains(QString::fromUtf8(words));
    });
}

} // namespace

TEST_CASE("without compounds there is no rate, and nobody is said to be covered") {
    WindowFixture at;
    const fs::path project = copy_of_town(at);
    std::ofstream(project / "compounds.geojson") << kNothing;
    open(at, project);
    CHECK(said(at, FigureKind::covered_share) == QString::fromUtf8("–"));
    CHECK_FALSE(is_read(at, "所有小区都能"));
    CHECK(is_read(at, "辖区里没有小区"));
}

TEST_CASE("estimates and sources are named beside the map") {
    WindowFixture at;
    const fs::path project = copy_of_town(at);
    std::string layer = read(project / "compounds.geojson");
    const std::string first = "\"households\"";
    layer.replace(layer.find(first), first.size(), "\"households_source\": \"estimate\", " + first);
    std::ofstream(project / "compounds.geojson", std::ios::binary) << layer;
    std::string toml = read(project / "project.toml");
    toml.replace(toml.find("[project]"), 9, "[project]\nattribution = \"© 资料出处\"");
    std::ofstream(project / "project.toml", std::ios::binary) << toml;
    open(at, project);
    CHECK(is_read(at, "户数为估算"));
    CHECK(is_read(at, "© 资料出处"));
}

TEST_CASE("where no floor area is known, none is said to be enough") {
    WindowFixture at;
    const fs::path project = copy_of_town(at);
    forget(project / "stations.geojson", "floor_area_m2");
    open(at, project);
    bool any_known = false; // a community without any station lacks all of it
    for (const auto& balance : community_areas(at.session.baseline()->district(),
                                               at.session.baseline()->evaluation->times,
                                               AreaAssignment::membership)) {
        any_known = any_known || balance.shortfall_m2().has_value();
    }
    const QString value = said(at, FigureKind::area_shortfall_m2);
    CHECK((value == QString::fromUtf8("–")) == !any_known);
    CHECK(said(at, FigureKind::area_shortfall_m2, FigureModel::caption_role)
              .contains(QString::fromUtf8("已知部分")) == any_known);
}
