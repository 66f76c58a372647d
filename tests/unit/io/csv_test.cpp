// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
#include "base/error.hpp"
#include "io/csv.hpp"
#include "support/temp_folder.hpp"

#include <catch2/catch.hpp>

#include <random>
#include <string>
#include <vector>

using namespace yike;

TEST_CASE("only fields that need it are quoted") {
    CsvWriter csv({"id", "name"});
    csv << "1"
        << "银杏小区";
    csv.end_row();
    csv << "2"
        << "a,b";
    csv.end_row();
    csv << "3"
        << "say \"no\"";
    csv.end_row();
    csv << "4"
        << "two\nlines";
    csv.end_row();
    csv << ""
        << " padded ";
    csv.end_row();
    CHECK(csv.text() == "id,name\n1,银杏小区\n2,\"a,b\"\n3,\"say \"\"no\"\"\"\n4,\"two\nlines\"\n"
                        ",\" padded \"\n");
}

TEST_CASE("numbers have fixed decimals and no negative zero") {
    CHECK(fixed(1.005, 2) == "1.00");
    CHECK(fixed(2.5, 3) == "2.500");
    CHECK(fixed(-0.0001, 2) == "0.00");
    CHECK(fixed(-0.0, 0) == "0");
    CHECK(fixed(-0.006, 2) == "-0.01");
    CHECK(fixed(120.123456789, 7) == "120.1234568");
}

TEST_CASE("what was written is read back") {
    std::mt19937 random(5);
    const std::vector<std::string> parts = {"a", ",", "\"", "\n", "小", "0", ";"};
    CsvWriter csv({"x", "y", "z"});
    std::vector<std::vector<std::string>> rows;
    for (int i = 0; i < 300; ++i) {
        std::vector<std::string> row = {"k"};
        for (int column = 0; column < 2; ++column) {
            std::string field = "q";
            for (std::size_t k = random() % 6; k > 0; --k) {
                field += parts[random() % parts.size()];
            }
            row.push_back(field + "q");
        }
        csv << row[0] << row[1] << row[2];
        csv.end_row();
        rows.push_back(row);
    }
    const CsvText read = parse_csv(csv.text());
    CHECK(read.header == std::vector<std::string>{"x", "y", "z"});
    REQUIRE(read.rows.size() == rows.size());
    for (std::size_t i = 0; i < rows.size(); ++i) {
        CHECK(read.rows[i].fields == rows[i]);
    }
}

TEST_CASE("line ends of Windows, blanks and blank lines are understood") {
    const CsvText csv = parse_csv("id , name\r\n\r\n 1 ,\" 银杏 \"\r\n,\r\n2,b");
    CHECK(csv.header == std::vector<std::string>{"id", "name"});
    REQUIRE(csv.rows.size() == 2);
    CHECK(csv.rows[0].fields == std::vector<std::string>{"1", "银杏"});
    CHECK(csv.rows[0].line == 3);
    CHECK(csv.rows[1].fields == std::vector<std::string>{"2", "b"});
    CHECK(csv.rows[1].line == 5);
}

TEST_CASE("the separator is the one that the header has most of") {
    CHECK(parse_csv("a;b;c\n1,5;2;3\n").rows[0].fields ==
          std::vector<std::string>{"1,5", "2", "3"});
    CHECK(parse_csv("a\tb\n1\t2,3\n").rows[0].fields == std::vector<std::string>{"1", "2,3"});
    CHECK(parse_csv("a\n1\n").header == std::vector<std::string>{"a"});
    CHECK(parse_csv("\n\na;b\n1,5;2\n").rows[0].fields == std::vector<std::string>{"1,5", "2"});
    // Those in quotation marks are text.
    CHECK(parse_csv("\"a;b;c\",d\n1,2\n").header == std::vector<std::string>{"a;b;c", "d"});
    CHECK(parse_csv("a,\"b\n;;;;\",c\n").header == std::vector<std::string>{"a", "b\n;;;;", "c"});
}

TEST_CASE("rows may be short or long") {
    const CsvText csv = parse_csv("a,b\n1\n1,2,3\n");
    CHECK(csv.rows[0].fields.size() == 1);
    CHECK(csv.rows[1].fields.size() == 3);
}

TEST_CASE("faults of a CSV are told with their line") {
    CHECK_THROWS_WITH(parse_csv(""), Catch::Contains("empty"));
    CHECK_THROWS_WITH(parse_csv("\n\n"), Catch::Contains("empty"));
    CHECK_THROWS_WITH(parse_csv("id,name,ID\n"), Catch::Contains("\"ID\" twice"));
    CHECK_THROWS_WITH(parse_csv("id,name\n1,\"open\n2,b\n"), Catch::Contains("line 2"));
    CHECK_THROWS_WITH(parse_csv(std::string("a\0b", 3)), Catch::Contains("not text"));
    CHECK_THROWS_AS(parse_csv(""), DataError);
}

TEST_CASE("columns without a name may be several") {
    CHECK(parse_csv("id,,\n1,2,3\n").header.size() == 3);
}

TEST_CASE("a CSV file is read in each encoding of planners") {
    const test::TempFolder folder;
    const std::string gbk = "\xC3\xFB\xB3\xC6\n\xD2\xF8\xD0\xD3\xD0\xA1\xC7\xF8\n"; // 名称 银杏小区
    for (const auto& [file, encoding] : std::vector<std::pair<std::filesystem::path, std::string>>{
             {folder.write("utf8.csv", "名称\n银杏小区\n"), ""},
             {folder.write("bom.csv", "\xEF\xBB\xBF名称\n银杏小区\n"), ""},
             {folder.write("gbk.csv", gbk), ""},
             {folder.write("named.csv", gbk), "GBK"},
             {folder.write("utf16.csv",
                           std::string("\xFF\xFE\x0D\x54\xF0\x79\x0A\x00\xF6\x94\x4F\x67\x0F\x5C"
                                       "\x3A\x53\x0A\x00",
                                       18)),
              ""}}) {
        INFO(file);
        const CsvText csv = read_csv(file, encoding);
        CHECK(csv.header == std::vector<std::string>{"名称"});
        REQUIRE(csv.rows.size() == 1);
        CHECK(csv.rows[0].fields[0] == "银杏小区");
    }
}

TEST_CASE("errors of a CSV file name the file") {
    const test::TempFolder folder;
    CHECK_THROWS_WITH(read_csv(folder / "none.csv"),
                      Catch::Contains("none.csv") && Catch::Contains("does not exist"));
    CHECK_THROWS_WITH(read_csv(folder.write("a.csv", "")), Catch::Contains("a.csv"));
    const auto latin = folder.write("latin.csv", "name\n\xFF\xFF\xFF\n");
    CHECK_THROWS_WITH(read_csv(latin), Catch::Contains("encoding = "));
    CHECK_THROWS_WITH(read_csv(latin, "nonsense"), Catch::Contains("nonsense"));
    CHECK_THROWS_AS(read_csv(folder.path()), DataError);
}
