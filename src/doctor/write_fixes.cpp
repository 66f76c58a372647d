// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
#include "doctor/write_fixes.hpp"

#include "district/layer_fields.hpp"
#include "district/load_context.hpp"
#include "district/shapes.hpp"
#include "district/toml_section.hpp"
#include "doctor/mended_layer.hpp"
#include "io/csv.hpp"
#include "io/osm_roads.hpp"
#include "io/result_folder.hpp"
#include "io/write_layers.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <sstream>

namespace yike {

namespace {

namespace fs = std::filesystem;

/// A source as the mended project names it: from one folder deeper.
std::string from_below(const Project& project, const std::string& source) {
    const fs::path path = source_path(project, source);
    const bool is_ours = path != fs::path(source) && fs::path(source).is_relative();
    return is_ours ? (fs::path("..") / source).generic_string() : source;
}

/// The project file's text with mended layers read from beside it, all others from above.
std::string project_text(const Project& project, const std::vector<MendedLayer>& layers) {
    toml::table root = parse_toml_file(project.file);
    for (const auto& [name, source] : project.layers) {
        toml::table& layer = *root["layers"][name].as_table();
        const auto mended = std::find_if(
            layers.begin(), layers.end(), [&](const MendedLayer& m) { return m.name == name; });
        if (mended == layers.end()) {
            layer.insert_or_assign("source", from_below(project, source.source));
        } else {
            layer.insert_or_assign("source", name + ".geojson");
            for (const char* key : {"layer", "crs", "datum", "encoding"}) {
                layer.erase(key);
            }
        }
        if (!source.table.empty()) {
            layer.insert_or_assign("table", from_below(project, source.table));
        }
    }
    std::ostringstream text;
    text << "# Made by `yike check --fix`; the sources are as they were. mends.csv tells what was "
            "done.\n"
         << root << "\n";
    return text.str();
}

WorkingCrs crs_for(const Patient& patient, const MendedLayer& layer) {
    if (patient.district) {
        return patient.district->crs;
    }
    return WorkingCrs::centred_on(layer.middle());
}

std::vector<MendedLayer> mend_layers(const Patient& patient) {
    std::vector<MendedLayer> layers;
    for (const auto& [name, source] : patient.project.layers) {
        if (name == "elevation" || (name == "roads" && is_osm_file(source.source))) {
            continue;
        }
        if (auto layer = mend_layer(patient, name)) {
            layers.push_back(std::move(*layer));
        }
    }
    return layers;
}

} // namespace

Fixes write_fixes(const Patient& patient) {
    const std::vector<MendedLayer> layers = mend_layers(patient);
    Fixes fixes;
    if (layers.empty()) {
        return fixes;
    }
    fixes.folder = patient.project.file.parent_path() / kFixesFolder;
    ResultFolder folder(fixes.folder, "mends.csv");
    CsvWriter csv{"layer", "kind", "what"};
    for (const MendedLayer& layer : layers) {
        const WorkingCrs crs = crs_for(patient, layer);
        write_layers(folder.path() / (layer.name + ".geojson"),
                     crs,
                     {layer.output(crs)},
                     patient.project.data_date);
        for (const Mend& mend : layer.mends) {
            csv << mend.layer << mend.kind << mend.what;
            csv.end_row();
            fixes.mended.push_back(mend);
        }
    }
    write_file(folder.path() / "project.toml", project_text(patient.project, layers));
    write_file(folder.path() / "mends.csv", csv.text());
    folder.commit();
    return fixes;
}

} // namespace yike
