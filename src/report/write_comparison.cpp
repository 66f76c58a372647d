// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
#include "report/write_comparison.hpp"

#include "io/result_folder.hpp"
#include "report/atlas.hpp"
#include "report/comparison_layers.hpp"
#include "report/comparison_sheets.hpp"
#include "report/comparison_tables.hpp"
#include "report/html_report.hpp"
#include "report/manifest.hpp"

namespace yike {

void write_comparison(const Comparison& comparison,
                      const ComparisonFolder& request,
                      Progress& progress) {
    ResultFolder folder(request.folder);
    const std::filesystem::path path = folder.path();
    progress.stage("tables", 0);
    write_file(path / "manifest.json", comparison_manifest(comparison));
    write_file(path / "scenarios.csv", scenarios_csv(comparison));
    write_file(path / "comparison.csv", comparison_csv(comparison));
    write_file(path / "changes.csv", changes_csv(comparison));
    write_file(path / "compounds.csv", fates_csv(comparison));
    write_file(path / "economics.csv", economics_csv(comparison));
    write_file(path / "phases.csv", phases_csv(comparison));
    write_file(path / "sensitivity.csv", sensitivity_csv(comparison));
    write_file(path / "certainty.csv", certainty_csv(comparison));
    write_workbook(path / "comparison.xlsx", comparison_book(comparison, request.language));
    write_layers(path / "comparison.gpkg",
                 comparison.district->crs,
                 {fates_layer(comparison, request.language)},
                 comparison.district->data_date);
    if (request.pictures) {
        write_file(path / "report.html", comparison_page(comparison, request.language));
        write_atlas(comparison, {path / "atlas.pdf", request.language}, progress);
    }
    progress.check();
    folder.commit();
}

} // namespace yike
