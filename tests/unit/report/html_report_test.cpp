// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
#include "io/csv.hpp"
#include "report/comparison_tables.hpp"
#include "report/html_data.hpp"
#include "report/html_report.hpp"
#include "report/tables.hpp"
#include "sample_comparison.hpp"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

using namespace yike;
using nlohmann::json;
using test::sample;
using test::sample_comparison;

namespace {

json page_data() {
    return json::parse(comparison_data(sample_comparison(), Language::zh));
}

// A table of the page as CSV text again.
std::string as_csv(const json& table) {
    CsvWriter csv(table.at("columns").get<std::vector<std::string>>());
    for (const json& row : table.at("rows")) {
        for (const json& field : row) {
            csv << field.get<std::string>();
        }
        csv.end_row();
    }
    return csv.text();
}

std::size_t count(const std::string& text, const std::string& part) {
    std::size_t times = 0;
    for (auto at = text.find(part); at != std::string::npos; at = text.find(part, at + 1)) {
        ++times;
    }
    return times;
}

} // namespace

TEST_CASE("the page's figures are those of the CSV tables, letter by letter") {
    const Comparison& comparison = sample_comparison();
    const json data = page_data();
    const json& tables = data.at("tables");
    CHECK(as_csv(tables.at("scenarios")) == scenarios_csv(comparison));
    CHECK(as_csv(tables.at("economics")) == economics_csv(comparison));
    CHECK(as_csv(tables.at("changes")) == changes_csv(comparison));
    CHECK(as_csv(tables.at("phases")) == phases_csv(comparison));
    CHECK(as_csv(tables.at("sensitivity")) == sensitivity_csv(comparison));
    CHECK(as_csv(tables.at("certainty")) == certainty_csv(comparison));
    CHECK(as_csv(tables.at("compounds")) == compounds_csv(sample().district, sample().evaluation));
    CHECK(as_csv(data.at("baseline").at("gaps")) ==
          gaps_csv(sample().district, sample().evaluation));
    CHECK(data.at("covered_households") == "2900");
    CHECK(data.at("households") == "3150");
}

TEST_CASE("every row of indicators and minutes in the page stands in its CSV table") {
    const Comparison& comparison = sample_comparison();
    const json data = page_data();
    const std::string indicators = comparison_csv(comparison);
    const std::string rows = as_csv(data.at("tables").at("comparison"));
    for (std::size_t from = 0; from < rows.size(); from = rows.find('\n', from) + 1) {
        const std::string row = rows.substr(from, rows.find('\n', from) + 1 - from);
        CHECK(indicators.find(row) != std::string::npos);
    }
    const CsvText fates = parse_csv(fates_csv(comparison));
    std::size_t at = 0;
    for (const json& scenario : data.at("scenarios")) {
        for (const json& row : scenario.at("compounds").at("rows")) {
            const std::vector<std::string>& fields = fates.rows.at(at).fields;
            CHECK(row.at(0) == fields[1]); // compound
            CHECK(row.at(2) == fields[3]); // minutes
            CHECK(data.at("tables").at("fates").at("rows").at(at).at(2) == fields[2]);
            ++at;
        }
    }
    CHECK(at == fates.rows.size());
}

TEST_CASE("the front of the page is the comparison's, and nothing is lost of a scenario") {
    const json data = page_data();
    REQUIRE(data.at("front").size() == sample_comparison().front.size());
    CHECK(data.at("front").at(0).at("scenario") == "");
    CHECK(data.at("front").at(1).at("scenario") == "reach-five");
    REQUIRE(data.at("scenarios").size() == 3);
    const json& changes = data.at("scenarios").at(0).at("changes");
    REQUIRE(changes.size() == 8);
    CHECK(changes.at(0).contains("from"));
    CHECK(changes.at(0).contains("to"));
    CHECK(changes.at(3).at("station") == "P1");
    CHECK(changes.at(5).at("off") == true);
    CHECK(changes.at(6).at("path").size() == 4);
    CHECK(changes.at(7).at("radius_m") == 10);
    CHECK_FALSE(data.at("scenarios").at(1).at("isochrone").empty());
}

TEST_CASE("positions are millionths of a degree, as steps from one to the next") {
    const json data = page_data();
    const json& road = data.at("map").at("roads").at("arterial").at(0);
    REQUIRE(road.size() == 4);
    CHECK(road.at(0) == 120'000'000); // the meridian of EPSG:4549, where y is 500,000 m
    CHECK(road.at(2).get<int>() == Approx(33'218).margin(2));         // 3000 m to the east
    CHECK(data.at("map").at("compounds").at(0).at("ground").empty()); // a point compound
}

TEST_CASE("a name cannot break out of the page") {
    const std::string page = comparison_page(sample_comparison(), Language::zh);
    CHECK(count(page, "</script>") == 2); // of the data and of the script
    CHECK(page.find("样样都改\\u003c/script>") != std::string::npos);
    CHECK(page.find("<b>&") == std::string::npos);
}

TEST_CASE("the page is the same to the byte each time, and asks for nothing else") {
    const std::string page = comparison_page(sample_comparison(), Language::en);
    CHECK(page == comparison_page(sample_comparison(), Language::en));
    CHECK(page.find("<html lang=\"en\">") != std::string::npos);
    CHECK(page.find("default-src 'none'") != std::string::npos);
    CHECK(page.find("unsafe") == std::string::npos);
    CHECK(page.find(" src=\"") == std::string::npos);
    CHECK(page.find('\r') == std::string::npos); // browsers drop it, and the hashes would be wrong
    CHECK(page.find("<link") == std::string::npos);
    CHECK(page.size() < 400'000);
}
