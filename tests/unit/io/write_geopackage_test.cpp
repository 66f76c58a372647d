// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
#include "gdal_source.hpp"
#include "io/result_folder.hpp"
#include "io/write_layers.hpp"
#include "support/temp_folder.hpp"

#include <catch2/catch.hpp>

#include <string>
#include <vector>

using namespace yike;

namespace {

OutputLayer compounds(const std::string& style) {
    return {.name = "小区 compounds",
            .type = GeometryType::multi_polygon,
            .fields = {{"id", FieldType::text}, {"households", FieldType::integer}},
            .features =
                {{MultiPolygon{
                      {{{500000, 3970000}, {500100, 3970000}, {500100, 3970100}, {500000, 3970000}},
                       {}}},
                  {"a", std::int64_t{12}}}},
            .qgis_style = style};
}

OutputLayer remarks() {
    return {.name = "remarks",
            .type = GeometryType::none,
            .fields = {{"text", FieldType::text}},
            .features = {{std::monostate{}, {"示意数据"}}},
            .qgis_style = ""};
}

/// The first column of the first row of a query.
std::string answer(GDALDataset& dataset, const std::string& sql) {
    OGRLayer* result = dataset.ExecuteSQL(sql.c_str(), nullptr, nullptr);
    if (result == nullptr) {
        return "no answer";
    }
    std::string text = "no row";
    if (const OGRFeatureUniquePtr row{result->GetNextFeature()}) {
        text = row->GetFieldAsString(0);
    }
    dataset.ReleaseResultSet(result);
    return text;
}

const std::string kStyle = "<qgis version=\"3.22\"><!-- it's 样式 --></qgis>";

} // namespace

TEST_CASE("a GeoPackage keeps the working CRS, its layers and their tables") {
    const test::TempFolder folder;
    write_layers(
        folder / "a.gpkg", WorkingCrs("EPSG:4549"), {compounds(kStyle), remarks()}, "2025-11-01");
    const GDALDatasetUniquePtr dataset = test::open_with_gdal(folder / "a.gpkg");
    OGRLayer* layer = dataset->GetLayerByName("小区 compounds");
    REQUIRE(layer != nullptr);
    REQUIRE(layer->GetSpatialRef() != nullptr);
    CHECK(std::string(layer->GetSpatialRef()->GetAuthorityCode(nullptr)) == "4549");
    CHECK(layer->GetGeomType() == wkbMultiPolygon);
    const OGRFeatureUniquePtr feature(layer->GetNextFeature());
    REQUIRE(feature);
    CHECK(feature->GetFieldAsInteger64("households") == 12);
    CHECK(feature->GetGeometryRef()->toMultiPolygon()->get_Area() == Approx(5000));
    OGREnvelope box;
    feature->GetGeometryRef()->getEnvelope(&box);
    CHECK(box.MinX == 500000);
    CHECK(box.MinY == 3970000);
    OGRLayer* plain = dataset->GetLayerByName("remarks");
    REQUIRE(plain != nullptr);
    CHECK(plain->GetGeomType() == wkbNone);
}

TEST_CASE("a CRS made for a boundary is understood by GDAL") {
    const test::TempFolder folder;
    const WorkingCrs crs = WorkingCrs::centred_on({120.0032, 35.8583});
    write_layers(folder / "a.gpkg", crs, {compounds("")}, "2025-11-01");
    TableSource source;
    source.file = folder / "a.gpkg";
    const Table table = read_table(source);
    REQUIRE(table.features.size() == 1);
    const LonLat expected = crs.to_lon_lat({500000, 3970000});
    CHECK(geodesic_distance(table.features[0].polygons.at(0).outer.at(0), expected) < 0.001);
}

TEST_CASE("styles lie where QGIS looks for them") {
    const test::TempFolder folder;
    write_layers(
        folder / "a.gpkg", WorkingCrs("EPSG:4549"), {compounds(kStyle), remarks()}, "2025-11-01");
    const GDALDatasetUniquePtr dataset = test::open_with_gdal(folder / "a.gpkg");
    CHECK(answer(*dataset, "SELECT count(*) FROM layer_styles") == "1");
    CHECK(answer(*dataset, "SELECT styleQML FROM layer_styles") == kStyle);
    CHECK(answer(*dataset, "SELECT f_table_name FROM layer_styles") == "小区 compounds");
    CHECK(answer(*dataset, "SELECT f_geometry_column FROM layer_styles") == "geom");
    CHECK(answer(*dataset, "SELECT useAsDefault FROM layer_styles") == "1");
    CHECK(
        answer(*dataset, "SELECT data_type FROM gpkg_contents WHERE table_name = 'layer_styles'") ==
        "attributes");
    CHECK(answer(*dataset, "PRAGMA integrity_check") == "ok");
}

TEST_CASE("the table of styles is there only if there are styles") {
    const test::TempFolder folder;
    write_layers(folder / "a.gpkg", WorkingCrs("EPSG:4549"), {compounds("")}, "2025-11-01");
    const GDALDatasetUniquePtr dataset = test::open_with_gdal(folder / "a.gpkg");
    CHECK(answer(*dataset, "SELECT count(*) FROM sqlite_master WHERE name = 'layer_styles'") ==
          "0");
}

TEST_CASE("a GeoPackage bears the date of the data and no clock time") {
    const test::TempFolder folder;
    const WorkingCrs crs("EPSG:4549");
    write_layers(folder / "a.gpkg", crs, {compounds(kStyle), remarks()}, "2025-11-01");
    write_layers(folder / "undated.gpkg", crs, {compounds(kStyle)}, "");
    const GDALDatasetUniquePtr dataset = test::open_with_gdal(folder / "a.gpkg");
    CHECK(answer(*dataset,
                 "SELECT group_concat(DISTINCT strftime('%Y-%m-%d', last_change)) FROM "
                 "gpkg_contents") == "2025-11-01");
    CHECK(answer(*dataset, "SELECT strftime('%Y-%m-%d', update_time) FROM layer_styles") ==
          "2025-11-01");
    const GDALDatasetUniquePtr undated = test::open_with_gdal(folder / "undated.gpkg");
    CHECK(answer(*undated, "SELECT strftime('%Y-%m-%d', last_change) FROM gpkg_contents") ==
          "2000-01-01");
}

TEST_CASE("a styled GeoPackage has the same bytes at another name and another second") {
    const test::TempFolder folder;
    const WorkingCrs crs("EPSG:4549");
    write_layers(folder / "a.gpkg", crs, {compounds(kStyle), remarks()}, "2025-11-01");
    CPLSleep(1.1);
    write_layers(folder / "b.gpkg", crs, {compounds(kStyle), remarks()}, "2025-11-01");
    CHECK(read_file(folder / "a.gpkg") == read_file(folder / "b.gpkg"));
    write_layers(folder / "b.gpkg", crs, {compounds(kStyle), remarks()}, "2025-11-02");
    CHECK(read_file(folder / "a.gpkg") != read_file(folder / "b.gpkg"));
}
