// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
#include "report/write_result.hpp"

#include "io/result_folder.hpp"
#include "io/write_raster.hpp"
#include "report/manifest.hpp"
#include "report/qgis_project.hpp"
#include "report/result_layers.hpp"
#include "report/result_map.hpp"
#include "report/result_workbook.hpp"
#include "report/tables.hpp"

#include <cmath>
#include <filesystem>
#include <string>
#include <utility>
#include <vector>

namespace yike {

namespace {

constexpr std::pair<MapTheme, const char*> kMaps[] = {{MapTheme::coverage, "coverage"},
                                                      {MapTheme::gaps, "gaps"},
                                                      {MapTheme::redundancy, "redundancy"},
                                                      {MapTheme::area, "area"}};

void write_maps(const std::filesystem::path& folder, Language language, Progress& progress) {
    const MapData map = read_map_data(folder);
    std::filesystem::create_directory(folder / "maps");
    progress.stage("maps", 3 * std::size(kMaps));
    for (const auto& [theme, name] : kMaps) {
        for (const char* ending : {".png", ".svg", ".pdf"}) {
            progress.check();
            SheetOptions options;
            options.language = language;
            draw_sheet(map, theme, options, folder / "maps" / (std::string(name) + ending));
            progress.advance(1);
        }
    }
}

// The field of the least time, a value a corner; rows from the north as rasters want them.
void write_minutes(const District& district,
                   const Evaluation& evaluation,
                   const std::filesystem::path& file) {
    const CornerBox& corners = evaluation.nearest.corners;
    Raster raster;
    raster.cell_m = evaluation.field->cell_m();
    raster.width = corners.width();
    raster.height = corners.height();
    raster.north_west = evaluation.field->point({corners.min.x, corners.max.y}) +
                        PlanePoint{-raster.cell_m / 2, raster.cell_m / 2};
    raster.values.assign(raster.width * raster.height, Raster::kNoData);
    for (std::size_t row = 0; row < raster.height; ++row) { // of the raster, from the north
        const std::int32_t y = corners.max.y - static_cast<std::int32_t>(row);
        const std::vector<double> edges =
            row_crossings(district.boundary, evaluation.field->point({0, y}).y);
        for (std::size_t i = 1; i < edges.size(); i += 2) {
            const auto first = static_cast<std::int32_t>(std::ceil(edges[i - 1] / raster.cell_m));
            const auto last = static_cast<std::int32_t>(std::floor(edges[i] / raster.cell_m));
            for (std::int32_t x = first; x <= last; ++x) {
                const auto column = static_cast<std::size_t>(x - corners.min.x);
                const Millis time =
                    evaluation.nearest.times[(raster.height - 1 - row) * raster.width + column];
                if (time != kNever) {
                    raster.values[row * raster.width + column] =
                        static_cast<float>(time) / 60'000.0F;
                }
            }
        }
    }
    write_raster(file, district.crs, raster);
}

// What shows places: layers for QGIS, the time field, maps.
void write_pictures(const std::filesystem::path& path,
                    const District& district,
                    const Evaluation& evaluation,
                    const ResultRequest& request,
                    Progress& progress) {
    progress.stage("result.gpkg", 0);
    const std::vector<OutputLayer> layers = result_layers(district, evaluation, request.language);
    write_layers(path / "result.gpkg", district.crs, layers, district.data_date);
    write_file(path / "result.qgs", qgis_project(district, layers, request.language));
    if (!evaluation.nearest.times.empty()) {
        write_minutes(district, evaluation, path / "minutes.tif");
    }
    if (request.maps) {
        write_maps(path, request.language, progress);
    }
}

} // namespace

void write_result(const District& district,
                  const Evaluation& evaluation,
                  const ResultRequest& request,
                  Progress& progress) {
    ResultFolder folder(request.folder);
    const std::filesystem::path path = folder.path();
    write_file(path / "manifest.json", manifest_json(district, evaluation));
    write_file(path / "indicators.csv", indicators_csv(evaluation));
    write_file(path / "compounds.csv", compounds_csv(district, evaluation));
    write_file(path / "stations.csv", stations_csv(district, evaluation));
    write_file(path / "pairs.csv", pairs_csv(district, evaluation));
    write_file(path / "gaps.csv", gaps_csv(district, evaluation));
    write_file(path / "capacity.csv", capacity_csv(district, evaluation));
    write_file(path / "assignments.csv", assignments_csv(district, evaluation));
    write_file(path / "accessibility.csv", accessibility_csv(district, evaluation));
    write_workbook(path / "indicators.xlsx", result_book(district, evaluation, request.language));
    if (!request.tables_only) {
        write_pictures(path, district, evaluation, request, progress);
    }
    progress.check();
    folder.commit();
}

} // namespace yike
