// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
#include "base/error.hpp"
#include "gdal_source.hpp"
#include "io/result_folder.hpp"
#include "io/table.hpp"
#include "support/temp_folder.hpp"

#include <catch2/catch.hpp>

#include <fstream>
#include <string>
#include <vector>

using namespace yike;

namespace fs = std::filesystem;

namespace {

/// A shapefile with Chinese names; its text bytes are in `encoding`.
fs::path write_shapefile(const fs::path& file, const std::string& encoding) {
    return test::write_with_gdal(file,
                                 "ESRI Shapefile",
                                 {{.name = file.stem().string(),
                                   .crs = "EPSG:4326",
                                   .type = wkbPoint,
                                   .fields = {{"名称", OFTString}, {"类型", OFTString}},
                                   .features = {{"POINT (120 36)", {"银杏小区", "商品房小区"}},
                                                {"POINT (120.1 36)", {"梧桐", ""}}},
                                   .options = {"ENCODING=" + encoding}}});
}

void set_language_byte(const fs::path& shapefile, char value) {
    std::fstream dbf(fs::path(shapefile).replace_extension(".dbf"),
                     std::ios::in | std::ios::out | std::ios::binary);
    dbf.seekp(29);
    dbf.put(value);
}

void remove_code_page(const fs::path& shapefile) {
    fs::remove(fs::path(shapefile).replace_extension(".cpg"));
}

Table read(const fs::path& file, const std::string& encoding = "") {
    TableSource source;
    source.file = file;
    source.encoding = encoding;
    return read_table(source);
}

void check_names(const Table& table) {
    REQUIRE(table.features.size() == 2);
    CHECK(table.fields == std::vector<std::string>{"名称", "类型"});
    CHECK(as_text(table.features[0].values[0]) == "银杏小区");
    CHECK(as_text(table.features[0].values[1]) == "商品房小区");
    CHECK(as_text(table.features[1].values[0]) == "梧桐");
    CHECK(table.features[1].values[1] == Value());
}

} // namespace

TEST_CASE("a GBK shapefile is read with and without its code page") {
    const test::TempFolder folder;
    const fs::path file = write_shapefile(folder / "a.shp", "CP936");
    check_names(read(file));
    remove_code_page(file);
    for (const int language : {0x00, 0x57, 0x4D}) {
        INFO("language byte " << language);
        set_language_byte(file, static_cast<char>(language));
        check_names(read(file));
    }
    check_names(read(file, "GB18030"));
    check_names(read(file, "GBK"));
}

TEST_CASE("a UTF-8 shapefile is read with and without its code page") {
    const test::TempFolder folder;
    const fs::path file = write_shapefile(folder / "a.shp", "UTF-8");
    check_names(read(file));
    remove_code_page(file);
    check_names(read(file));
}

TEST_CASE("a wrong code page is overridden") {
    const test::TempFolder folder;
    const fs::path file = write_shapefile(folder / "a.shp", "CP936");
    folder.write("a.cpg", "ISO-8859-1");
    CHECK(as_text(read(file).features.at(0).values.at(0)) != "银杏小区");
    check_names(read(file, "GB18030"));
    // One that says UTF-8 is seen through.
    folder.write("a.cpg", "UTF-8");
    check_names(read(file));
}

TEST_CASE("text that was cut within a character loses that character only") {
    const test::TempFolder folder;
    const fs::path file = test::write_with_gdal(folder / "a.shp",
                                                "ESRI Shapefile",
                                                {{.name = "a",
                                                  .crs = "EPSG:4326",
                                                  .type = wkbPoint,
                                                  .fields = {{"name", OFTString}},
                                                  .features = {{"POINT (120 36)", {"xxxxxxx"}}},
                                                  .options = {"ENCODING=UTF-8"}}});
    remove_code_page(file);
    // 7 bytes: two characters of three bytes and the first byte of a third.
    std::string dbf = read_file(folder / "a.dbf");
    const std::size_t at = dbf.find("xxxxxxx");
    REQUIRE(at != std::string::npos);
    dbf.replace(at, 7, "银杏\xE5");
    folder.write("a.dbf", dbf);
    const Table table = read(file);
    CHECK(as_text(table.features.at(0).values.at(0)) == "银杏");
    CHECK(table.issues.count("bad_text") == 0);
}

TEST_CASE("text that fits no encoding is replaced and listed") {
    const test::TempFolder folder;
    const fs::path file = write_shapefile(folder / "a.shp", "CP936");
    remove_code_page(file);
    set_language_byte(file, 0);
    std::string dbf = read_file(folder / "a.dbf");
    const std::size_t at = dbf.find("\xCE\xE0\xCD\xA9"); // 梧桐
    REQUIRE(at != std::string::npos);
    dbf.replace(at, 4, "\xFF\xFF\xFF\xFF");
    folder.write("a.dbf", dbf);
    const Table table = read(file);
    CHECK(as_text(table.features.at(0).values.at(0)) == "银杏小区");
    CHECK(table.issues.count("bad_text") == 1);
    CHECK(table.issues.all().at(0).place.feature == "1");
}

TEST_CASE("a shapefile that lost its index or its table is told or read, never guessed at") {
    const test::TempFolder folder;
    const fs::path file = write_shapefile(folder / "a.shp", "UTF-8");
    fs::remove(folder / "a.shx");
    CHECK_THROWS_AS(read(file), DataError);
    const fs::path other = write_shapefile(folder / "b.shp", "UTF-8");
    fs::remove(folder / "b.dbf");
    const Table table = read(other);
    CHECK(table.features.size() == 2);
    CHECK_FALSE(table.column("名称").has_value());
}

TEST_CASE("a shapefile without its .shx is told which parts belong together") {
    const test::TempFolder folder;
    const fs::path file = write_shapefile(folder / "a.shp", "GBK");
    fs::remove(folder / "a.shx");
    CHECK_THROWS_WITH(read(file), Catch::Contains(".shx is missing") && Catch::Contains(".dbf"));
}
