// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
#include "io/csv.hpp"
#include "report/table_words.hpp"
#include "report/tables.hpp"
#include "sample_result.hpp"

#include <catch2/catch.hpp>

using namespace yike;

TEST_CASE("every column of the tables has words") {
    const auto& [district, evaluation] = test::sample();
    for (const std::string& csv : {indicators_csv(evaluation),
                                   compounds_csv(district, evaluation),
                                   stations_csv(district, evaluation),
                                   pairs_csv(district, evaluation),
                                   gaps_csv(district, evaluation),
                                   capacity_csv(district, evaluation),
                                   assignments_csv(district, evaluation),
                                   accessibility_csv(district, evaluation)}) {
        for (const std::string& column : parse_csv(csv).header) {
            CAPTURE(column);
            CHECK(column_header(column, Language::zh) != column);
            CHECK(column_header(column, Language::en) != column);
        }
    }
}

TEST_CASE("every indicator has words") {
    for (const Indicator& row : test::sample().evaluation.indicators) {
        CAPTURE(row.id.text());
        CHECK(indicator_text(row.id, Language::zh) != row.id.text());
        CHECK(indicator_text(row.id, Language::en) != row.id.text());
        CHECK(unit_format(row.unit) != CellFormat::plain);
    }
    CHECK(indicator_text("coverage.gate.15.households.all", Language::zh) ==
          "覆盖率 · 大门规则 · 15分钟 · 户数 · 全部站点");
    CHECK(indicator_text("area.shortfall.membership.walk", Language::en) ==
          "floor area · shortfall · by membership · by nearest walk");
    CHECK(indicator_text("something.new", Language::zh) == "something.new");
}

TEST_CASE("codes are said in words") {
    CHECK(code_text("too_far", Language::zh) == "距离过远");
    CHECK(code_text("no_such_code", Language::zh) == "no_such_code");
    CHECK(unit_text("m2", Language::en) == "m²");
}
