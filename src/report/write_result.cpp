// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
#include "report/write_result.hpp"

#include "io/result_folder.hpp"
#include "report/manifest.hpp"
#include "report/result_layers.hpp"
#include "report/result_map.hpp"
#include "report/tables.hpp"

#include <filesystem>
#include <string>
#include <utility>

namespace yike {

namespace {

constexpr std::pair<MapTheme, const char*> kMaps[] = {{MapTheme::coverage, "coverage"},
                                                      {MapTheme::gaps, "gaps"}};

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
    progress.stage("result.gpkg", 0);
    write_layers(path / "result.gpkg",
                 district.crs,
                 result_layers(district, evaluation),
                 district.data_date);
    if (request.maps) {
        write_maps(path, request.language, progress);
    }
    progress.check();
    folder.commit();
}

} // namespace yike
