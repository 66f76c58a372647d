// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
#include "district/project.hpp"
#include "io/result_folder.hpp"
#include "io/write_layers.hpp"
#include "support/shared_data.hpp"
#include "unit/district/project_files.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <fstream>

using namespace yike;
using namespace yike::test;

namespace {

/// Stops as soon as anybody asks.
class StopAtOnce : public Progress {
  public:
    bool stop_requested() const override { return true; }
};

OutputLayer station_layer(PlanePoint p) {
    OutputLayer layer{.name = "stations",
                      .type = GeometryType::point,
                      .fields = {{"id", FieldType::text}},
                      .features = {},
                      .qgis_style = {}};
    layer.features.push_back({p, {Value(std::string("s1"))}});
    return layer;
}

} // namespace

TEST_CASE("a small project is a district of its parts") {
    ProjectFiles files;
    files.project = "name = \"试验区\"\nnote = \"示意数据\"\nattribution = \"nobody\"\n"
                    "data_date = \"2025-11-01\"\nboundary_area_km2 = 16\n";
    files.settings = "margin_m = 1500\n";
    const District district = files.load();
    CHECK(district.name == "试验区");
    CHECK(district.note == "示意数据");
    CHECK(district.attribution == "nobody");
    CHECK(district.data_date == "2025-11-01");
    CHECK(district.boundary_area_km2 == 16.0);
    CHECK(district.crs.definition() == "EPSG:4549");
    CHECK(district.settings.margin_m == 1500);
    CHECK(district.profile().name == "standard");
    CHECK(area(district.boundary) == Approx(16e6).epsilon(1e-9));
    CHECK(district.compounds.size() == 1);
    CHECK(district.roads.size() == 1);
    CHECK(district.stations.size() == 1);
    CHECK(district.gates.empty());
}

TEST_CASE("a profile that is not there is refused with the known ones") {
    District district = ProjectFiles().load();
    district.settings.profile = "fast";
    const std::string message = error_of([&] { district.profile(); });
    CHECK(holds(message, "\"fast\""));
    CHECK(holds(message, "standard, brisk"));
}

TEST_CASE("every file that was used is listed with its checksum") {
    ProjectFiles files;
    files.write("ledger.csv", "id,households\nc1,7\n");
    files.keys["compounds"]["table"] = "\"ledger.csv\"";
    const District district = files.load();
    std::vector<std::string> names;
    for (const InputFile& input : district.inputs) {
        names.push_back(input.layer + " " + input.file);
        CHECK(input.sha256 == sha256_of_file(files.folder() / input.file));
    }
    CHECK(names == std::vector<std::string>{"project project.toml",
                                            "boundary boundary.geojson",
                                            "compounds compounds.geojson",
                                            "compounds ledger.csv",
                                            "stations stations.geojson",
                                            "roads roads.geojson"});
}

TEST_CASE("the parts of a Shapefile are listed too") {
    ProjectFiles files;
    write_layers(files.folder() / "s.shp", test_crs(), {station_layer(kMiddle)}, "2025-11-01");
    files.keys["stations"]["source"] = "\"s.shp\"";
    const District district = files.load();
    const auto uses = [&](const std::string& file) {
        return std::any_of(district.inputs.begin(), district.inputs.end(), [&](const auto& input) {
            return input.file == file;
        });
    };
    CHECK(uses("s.shp"));
    CHECK(uses("s.dbf"));
    CHECK(uses("s.prj"));
}

TEST_CASE("layers in different reference systems meet within a millimetre") {
    const PlanePoint expected = kMiddle + PlanePoint{123.456, 78.901};
    for (const std::string name : {"s.gpkg", "s.shp", "s.fgb"}) {
        ProjectFiles files;
        files.set("candidates", {point(R"("id":"k")", {123.456, 78.901})});
        write_layers(files.folder() / name, test_crs(), {station_layer(expected)}, "2025-11-01");
        files.keys["stations"]["source"] = ProjectFiles::quoted(name);
        const District district = files.load();
        REQUIRE(district.stations.size() == 1);
        CHECK(distance(district.stations[0].point, expected) < 0.001);
        CHECK(distance(district.candidates.at(0).point, expected) < 0.001);
    }
}

TEST_CASE("a layer drawn on a shifted web map comes to its true place") {
    const LonLat shifted = wgs84_to_gcj02(lon_lat_at({100, 0}));
    for (const std::string datum : {"gcj02", "bd09"}) {
        const LonLat p = datum == "bd09" ? gcj02_to_bd09(shifted) : shifted;
        ProjectFiles files;
        files.write("s.csv", fmt::format("id,lon,lat\ns1,{:.12f},{:.12f}\n", p.lon, p.lat));
        files.keys["stations"] = {{"source", "\"s.csv\""}, {"datum", ProjectFiles::quoted(datum)}};
        const District district = files.load();
        REQUIRE(district.stations.size() == 1);
        CHECK(distance(district.stations[0].point, kMiddle + PlanePoint{100, 0}) < 0.01);
    }
}

TEST_CASE("a file that is absent or not vector data is fatal and named") {
    ProjectFiles files;
    files.keys["stations"]["source"] = "\"absent.geojson\"";
    CHECK(holds(load_error(files), "absent.geojson"));
    files.write("broken.geojson", "{\"type\":");
    files.keys["stations"]["source"] = "\"broken.geojson\"";
    CHECK(holds(load_error(files), "broken.geojson"));
}

TEST_CASE("a layer without a CRS is fatal") {
    ProjectFiles files;
    write_layers(files.folder() / "s.shp", test_crs(), {station_layer(kMiddle)}, "2025-11-01");
    std::filesystem::remove(files.folder() / "s.prj");
    files.keys["stations"]["source"] = "\"s.shp\"";
    CHECK(holds(load_error(files), "s.shp"));
    files.keys["stations"]["crs"] = "\"EPSG:4549\"";
    CHECK(files.load().stations.size() == 1);
}

TEST_CASE("elevation is told to be unused, and need not even be there") {
    ProjectFiles files;
    files.keys["elevation"]["source"] = "\"dem.tif\"";
    CHECK(only_issue(files.load(), "unused_layer").place.layer == "elevation");
}

namespace {

// A plane that rises by one metre in ten to the east, 0 at the middle; cells of 20 m around it.
void write_slope(const std::filesystem::path& file, double half_width_m) {
    std::ofstream text(file);
    const int cells = static_cast<int>(half_width_m / 10);
    text << "ncols " << cells << "\nnrows " << cells << "\nxllcorner " << 500'000 - half_width_m
         << "\nyllcorner " << 3'969'000 - half_width_m << "\ncellsize 20\nNODATA_value -9999\n";
    for (int row = 0; row < cells; ++row) {
        for (int column = 0; column < cells; ++column) {
            text << (column * 20 + 10 - half_width_m) / 10 << ' ';
        }
        text << '\n';
    }
}

constexpr const char* kHill =
    "profile = \"hill\"\n[profiles.hill]\nspeed_m_per_s = 1\nslope = \"tobler\"\n";

ProjectFiles sloping_project(double half_width_m) {
    ProjectFiles files;
    write_slope(files.folder() / "dem.asc", half_width_m);
    files.keys["elevation"]["source"] = "\"dem.asc\"";
    files.keys["elevation"]["crs"] = "\"EPSG:4549\"";
    files.set("roads",
              {line(R"("id":"flat")", {{0, -50}, {0, 50}}),
               line(R"("id":"up")", {{0, 50}, {60, 50}, {100, 50}}),
               line(R"("id":"bridge","level":1)", {{0, -50}, {30, -90}, {100, -50}}),
               line(R"("id":"far")", {{100, 50}, {900, 50}})});
    return files;
}

} // namespace

TEST_CASE("roads take their heights from the raster, bridges straight between their ends") {
    ProjectFiles files = sloping_project(2000);
    files.settings = kHill;
    const District district = files.load();
    CHECK(district.issues.count("unused_layer") == 0);
    CHECK(district.issues.count("elevation_missing") == 0);
    REQUIRE(district.roads.size() == 4);
    CHECK(district.roads[0].heights.at(0) == Approx(0).margin(1e-3));
    CHECK(district.roads[1].heights.at(1) == Approx(6).margin(1e-3));
    // The bridge's middle lies 50 m of 130.6 m along it, and is not the ground's 3 m.
    CHECK(district.roads[2].heights.at(1) == Approx(10 * 50 / 130.62).margin(1e-2));
    CHECK(std::any_of(district.inputs.begin(), district.inputs.end(), [](const InputFile& input) {
        return input.layer == "elevation" && !input.sha256.empty();
    }));
}

TEST_CASE("roads beyond the raster stay level, and that is said") {
    ProjectFiles files = sloping_project(400);
    files.settings = kHill;
    const District district = files.load();
    CHECK(district.issues.count("elevation_missing") == 1);
    CHECK(district.roads[3].heights.empty());
    CHECK_FALSE(district.roads[1].heights.empty());
}

TEST_CASE("a profile with slopes needs elevation") {
    ProjectFiles files;
    files.settings = kHill;
    CHECK(holds(load_error(files), "needs the layer elevation"));
}

TEST_CASE("loading stops when asked to") {
    const ProjectFiles files;
    const Project project = files.read();
    StopAtOnce progress;
    CHECK_THROWS_AS(load_district(project, progress), Stopped);
}

TEST_CASE("loading twice gives the same district") {
    ProjectFiles files;
    files.set("roads",
              {line("", {{0, 0}, {100, 0}}),
               line("", {{100, 0}, {100, 100}}),
               line("", {{100.004, 100}, {0, 100}})});
    const District a = files.load();
    const District b = files.load();
    REQUIRE(a.roads.size() == b.roads.size());
    for (std::size_t i = 0; i < a.roads.size(); ++i) {
        CHECK(a.roads[i].from == b.roads[i].from);
        CHECK(a.roads[i].to == b.roads[i].to);
        CHECK(a.roads[i].line == b.roads[i].line);
    }
    CHECK(a.issues.summary() == b.issues.summary());
}

TEST_CASE("the real boundary of Yinzhu is larger than the published figure") {
    const auto boundary = shared_data("yinzhu-admin/yinzhu_subdistrict_osm_r17544798.geojson");
    if (!boundary) {
        return;
    }
    ProjectFiles files;
    files.keys["boundary"]["source"] =
        ProjectFiles::quoted(std::filesystem::absolute(*boundary).string());
    files.project = "boundary_area_km2 = 61.4\n";
    const District district = files.load();
    CHECK(district.name == "隐珠街道");
    // On the ellipsoid 68.723 km2; EPSG:4549 has its central meridian here.
    CHECK(area(district.boundary) / 1e6 == Approx(68.72).margin(0.01));
    const Issue issue = only_issue(district, "boundary_area");
    CHECK(holds(issue.message, "61.4"));
    CHECK(holds(issue.message, "11.9 % apart"));
}

TEST_CASE("the streets of Wuhan join at their common ends") {
    const auto streets = shared_data("wuhan-streets/wuhan_8989.wgs84.geojson");
    if (!streets) {
        return;
    }
    ProjectFiles files;
    const std::string ring = "[[[114.0,30.3],[114.7,30.3],[114.7,30.9],[114.0,30.9],[114.0,30.3]]]";
    files.write("wuhan.geojson", collection({json_feature("", "Polygon", ring)}));
    files.keys["boundary"]["source"] = "\"wuhan.geojson\"";
    files.keys["roads"]["source"] =
        ProjectFiles::quoted(std::filesystem::absolute(*streets).string());
    std::string text = files.toml();
    text.replace(text.find("EPSG:4549"), 9, "EPSG:4547");
    files.write("project.toml", text);
    Progress progress;
    const District district = load_district(read_project(files.folder().path()), progress);
    CHECK(district.roads.size() == 92'667);
    // Counted apart from this program: distinct end positions of the file.
    CHECK(district.junctions == 82'891);
}

TEST_CASE("the roads of Liechtenstein are read from an OSM file") {
    const auto osm = shared_data("osm-liechtenstein/liechtenstein-latest.osm.pbf");
    if (!osm) {
        return;
    }
    ProjectFiles files;
    const std::string ring = "[[[9.45,47.0],[9.65,47.0],[9.65,47.3],[9.45,47.3],[9.45,47.0]]]";
    files.write("li.geojson", collection({json_feature("", "Polygon", ring)}));
    files.keys["boundary"]["source"] = "\"li.geojson\"";
    files.keys["roads"]["source"] = ProjectFiles::quoted(std::filesystem::absolute(*osm).string());
    std::string text = files.toml();
    text.replace(text.find("EPSG:4549"), 9, "EPSG:32632");
    files.write("project.toml", text);
    Progress progress;
    const District district = load_district(read_project(files.folder().path()), progress);
    CHECK(district.roads.size() > 10'000);
    CHECK(district.junctions > 5'000);
    CHECK_FALSE(district.data_date.empty());
    CHECK(district.omitted_road_km.contains("access_private"));
}
