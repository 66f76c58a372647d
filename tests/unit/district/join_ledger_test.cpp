// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
#include "district/join_ledger.hpp"
#include "unit/district/project_files.hpp"

#include <catch2/catch.hpp>

#include <algorithm>

using namespace yike;
using namespace yike::test;

namespace {

/// Two compounds without households, and a ledger beside them.
ProjectFiles with_ledger(const std::string& ledger) {
    ProjectFiles files;
    files.set("compounds",
              {square(R"("id":"c1","name":"海之韵（一期）")", {100, 100}, 100),
               square(R"("id":"c2","name":"阳光小区")", {300, 100}, 100)});
    files.write("ledger.csv", ledger);
    files.keys["compounds"]["table"] = ProjectFiles::quoted("ledger.csv");
    return files;
}

} // namespace

TEST_CASE("names are the same without blanks, brackets, width, case and 小区 at the end") {
    CHECK(normalised_name("海之韵 （一期）") == normalised_name("海之韵(一期)"));
    CHECK(normalised_name("阳光小区") == normalised_name("阳光"));
    CHECK(normalised_name("Ａ1·花园") == normalised_name("a1花园"));
    CHECK(normalised_name("一期") != normalised_name("二期"));
    CHECK(normalised_name("小区") == "小区");
}

TEST_CASE("a ledger is joined by id, and by normalised name where the id says nothing") {
    const District district =
        with_ledger("编号,名称,户数,人口\nc1,whatever,120,300\n,阳光,80,\n").load();
    REQUIRE(district.compounds.size() == 2);
    CHECK(district.compounds[0].households == 120);
    CHECK(district.compounds[0].people == 300);
    CHECK(district.compounds[0].name == "海之韵（一期）");
    CHECK(district.compounds[1].households == 80);
    CHECK(district.issues.count("unmatched_ledger_row") == 0);
}

TEST_CASE("the key names the ledger's column of ids or names") {
    ProjectFiles files = with_ledger("小区全称,户数\n海之韵(一期),120\nc2,80\n");
    files.keys["compounds"]["key"] = ProjectFiles::quoted("小区全称");
    const District district = files.load();
    REQUIRE(district.compounds.size() == 2);
    CHECK(district.compounds[0].households == 120);
    CHECK(district.compounds[1].households == 80);
}

TEST_CASE("rows that match nothing, or a compound that has a row, are listed") {
    const District district =
        with_ledger("编号,名称,户数\nc1,,120\nc2,,80\nc9,远方,77\nc1,,5\n").load();
    CHECK(district.compounds[0].households == 120);
    REQUIRE(district.issues.count("unmatched_ledger_row") == 2);
    const auto& all = district.issues.all();
    const auto first = std::find_if(all.begin(), all.end(), [](const Issue& issue) {
        return issue.kind == "unmatched_ledger_row";
    });
    CHECK(holds(first->place.file, "ledger.csv"));
    CHECK(first->place.layer == "compounds");
    CHECK(first->place.feature == "c9");
    CHECK(holds(first->message, "远方"));
    CHECK(first->households == 77);
    CHECK(holds((first + 1)->message, "an earlier row"));
}

TEST_CASE("a name that several compounds bear matches none of them") {
    ProjectFiles files = with_ledger("名称,户数\n阳光,80\n");
    files.set("compounds",
              {square(R"("id":"c1","name":"阳光","households":1)", {100, 100}, 100),
               square(R"("id":"c2","name":"阳光小区","households":1)", {300, 100}, 100)});
    const District district = files.load();
    CHECK(holds(only_issue(district, "unmatched_ledger_row").message, "several"));
}

TEST_CASE("the ledger's values go before the map's, which stand in where it says nothing") {
    ProjectFiles files = with_ledger("编号,户数\nc1,120\nc2,\n");
    files.set("compounds",
              {square(R"("id":"c1","households":1)", {100, 100}, 100),
               square(R"("id":"c2","households":2)", {300, 100}, 100)});
    const District district = files.load();
    CHECK(district.compounds[0].households == 120);
    CHECK(district.compounds[1].households == 2);
}

TEST_CASE("a key that the ledger has no column for is refused with the columns") {
    ProjectFiles files = with_ledger("编号,户数\nc1,120\n");
    files.keys["compounds"]["key"] = ProjectFiles::quoted("姓名");
    const std::string message = load_error(files);
    CHECK(holds(message, "ledger.csv"));
    CHECK(holds(message, "key = \"姓名\""));
    CHECK(holds(message, "编号, 户数"));
}

TEST_CASE("a ledger in GBK is read like one in UTF-8") {
    // 编号,户数 in GBK
    const District district =
        with_ledger("\xB1\xE0\xBA\xC5,\xBB\xA7\xCA\xFD\nc1,120\nc2,80\n").load();
    REQUIRE(district.compounds.size() == 2);
    CHECK(district.compounds[0].households == 120);
}
