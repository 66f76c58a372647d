// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
#include "io/write_layers.hpp"

#include "base/error.hpp"
#include "io/gdal_writer.hpp"
#include "io/geojson_text.hpp"
#include "io/partial_place.hpp"
#include "io/result_folder.hpp"
#include "io/text_encoding.hpp"

#include <fmt/format.h>

#include <map>
#include <system_error>

namespace yike {

namespace fs = std::filesystem;

namespace {

const std::map<std::string, GdalFormat>& gdal_formats() {
    static const std::map<std::string, GdalFormat> kFormats = {
        {".gpkg", {"GPKG", false, true}},
        {".shp", {"ESRI Shapefile", false, false}},
        {".fgb", {"FlatGeobuf", false, false}},
        {".kml", {"LIBKML", true, false}},
    };
    return kFormats;
}

const OutputLayer& only_layer(const fs::path& file, const std::vector<OutputLayer>& layers) {
    if (layers.size() != 1) {
        throw DataError(Place{file.string(), {}, {}, {}},
                        fmt::format("this format holds one layer, not {}; take .gpkg for several",
                                    layers.size()));
    }
    return layers.front();
}

// The day that stands in for every clock time.
std::string day_of(const std::string& date) {
    return date.size() == 10 ? date : "2000-01-01";
}

/// A hidden folder beside the file; gone at the end.
class WorkFolder {
  public:
    explicit WorkFolder(const fs::path& file) : path_(partial_name(file)) {
        remove_stale_partials(file);
        std::error_code error;
        fs::create_directory(path_, error);
        if (error) {
            throw DataError(Place{file.string(), {}, {}, {}},
                            "cannot be written: " + error.message());
        }
    }

    WorkFolder(const WorkFolder&) = delete;
    WorkFolder& operator=(const WorkFolder&) = delete;

    ~WorkFolder() {
        std::error_code ignored;
        fs::remove_all(path_, ignored);
    }

    const fs::path& path() const noexcept { return path_; }

  private:
    fs::path path_;
};

// What belongs to a shapefile; members that are not written anew would describe the old one.
void remove_old_family(const fs::path& shapefile) {
    std::error_code ignored;
    for (const char* ending : {".shx", ".dbf", ".prj", ".cpg", ".qix", ".sbn", ".sbx", ".qmd"}) {
        fs::remove(fs::path(shapefile).replace_extension(ending), ignored);
    }
}

void move_into_place(const fs::path& folder, const fs::path& file) {
    std::error_code error;
    if (lower_ascii(file.extension().string()) == ".shp") {
        remove_old_family(file);
    }
    for (const fs::directory_entry& entry : fs::directory_iterator(folder)) {
        fs::rename(entry.path(), file.parent_path() / entry.path().filename(), error);
        if (error) {
            throw DataError(Place{file.string(), {}, {}, {}},
                            "cannot be put in place: " + error.message());
        }
    }
}

} // namespace

bool is_layer_file(const fs::path& file) {
    const std::string ending = lower_ascii(file.extension().string());
    return ending == ".geojson" || ending == ".json" || ending == ".csv" ||
           gdal_formats().contains(ending);
}

void write_layers(const fs::path& file,
                  const WorkingCrs& crs,
                  const std::vector<OutputLayer>& layers,
                  const std::string& date) {
    const std::string ending = lower_ascii(file.extension().string());
    if (ending == ".geojson" || ending == ".json") {
        write_file(file, geojson_of(only_layer(file, layers), crs));
        return;
    }
    if (ending == ".csv") {
        write_file(file, csv_of(only_layer(file, layers), crs));
        return;
    }
    const auto format = gdal_formats().find(ending);
    if (format == gdal_formats().end()) {
        throw DataError(
            Place{file.string(), {}, {}, {}},
            fmt::format("the ending \"{}\" is not known; allowed: {}", ending, kLayerEndings));
    }
    if (!format->second.many_layers) {
        only_layer(file, layers);
    }
    std::error_code error;
    if (fs::is_directory(file, error)) {
        throw DataError(Place{file.string(), {}, {}, {}}, "is a folder, not a file");
    }
    // In a folder of its own, since GDAL writes journals and side files beside.
    const fs::path target = fs::absolute(file);
    const WorkFolder folder(target);
    write_with_gdal(folder.path() / target.filename(), format->second, crs, layers, day_of(date));
    move_into_place(folder.path(), target);
}

} // namespace yike
