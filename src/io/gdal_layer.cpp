// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
#include "io/gdal_layer.hpp"

#include "base/error.hpp"
#include "io/dxf_drawing.hpp"
#include "io/gdal_handles.hpp"
#include "io/geojson_ids.hpp"
#include "io/geometry_reader.hpp"
#include "io/position_columns.hpp"
#include "io/table_text.hpp"
#include "io/text_encoding.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <ogrsf_frmts.h>

#include <algorithm>
#include <array>
#include <fstream>
#include <set>
#include <utility>

namespace yike {

namespace fs = std::filesystem;

namespace {

Place place_of(const TableSource& source) {
    return Place{shown_source(source.file.string()), source.layer, {}, {}};
}

// Formats that ask a server; work needs no network and must not start it because of a file.
bool asks_a_server(const std::string& driver) {
    static const std::set<std::string> kServers = {"AmigoCloud",
                                                   "Carto",
                                                   "CSW",
                                                   "DAAS",
                                                   "EEDA",
                                                   "Elasticsearch",
                                                   "NGW",
                                                   "OAPIF",
                                                   "PLMosaic",
                                                   "PLSCENES",
                                                   "WFS",
                                                   "HTTP"};
    return kServers.contains(driver);
}

std::vector<std::string> allowed_drivers() {
    std::vector<std::string> names;
    GDALDriverManager& manager = *GetGDALDriverManager();
    for (int i = 0; i < manager.GetDriverCount(); ++i) {
        GDALDriver& driver = *manager.GetDriver(i);
        if (driver.GetMetadataItem(GDAL_DCAP_VECTOR) != nullptr &&
            !asks_a_server(driver.GetDescription())) {
            names.emplace_back(driver.GetDescription());
        }
    }
    return names;
}

bool has_ending(const fs::path& file, std::string_view ending) {
    return lower_ascii(file.extension().string()) == ending;
}

bool has_part(const fs::path& shapefile, const char* lower, const char* upper) {
    std::error_code error;
    return fs::exists(fs::path(shapefile).replace_extension(lower), error) ||
           fs::exists(fs::path(shapefile).replace_extension(upper), error);
}

// The dBASE language byte: 0 says nothing, and 0x57 ("ANSI") is what many programs write whatever
// the text is.
bool language_byte_is_trustworthy(const fs::path& shapefile) {
    for (const char* ending : {".dbf", ".DBF"}) {
        std::ifstream dbf(fs::path(shapefile).replace_extension(ending), std::ios::binary);
        std::array<char, 30> head{};
        if (dbf.read(head.data(), head.size())) {
            return head[29] != 0x00 && head[29] != 0x57;
        }
    }
    return false;
}

// A Shapefile begins with the big-endian number 9994.
bool begins_as_shapefile(const fs::path& file) {
    std::ifstream shp(file, std::ios::binary);
    std::array<char, 4> head{};
    return shp.read(head.data(), head.size()) &&
           std::string_view(head.data(), head.size()) == std::string_view("\0\0\x27\x0a", 4);
}

CPLStringList open_options(const TableSource& source) {
    CPLStringList options;
    const bool is_dbase = has_ending(source.file, ".dbf") ||
                          (has_ending(source.file, ".shp") && begins_as_shapefile(source.file));
    if (!is_dbase) {
        return options;
    }
    if (!source.encoding.empty()) {
        options.SetNameValue("ENCODING", source.encoding.c_str());
    } else if (!has_part(source.file, ".cpg", ".CPG") &&
               !language_byte_is_trustworthy(source.file)) {
        options.SetNameValue("ENCODING", ""); // as they are; settle_text() decides
    }
    return options;
}

// GDAL's file systems that are on the network, and standard input, which cannot be read twice.
bool is_refused_place(const std::string& name) {
    for (const char* place : {"/vsicurl",
                              "/vsis3",
                              "/vsigs",
                              "/vsiaz",
                              "/vsiadls",
                              "/vsioss",
                              "/vsiswift",
                              "/vsihdfs",
                              "/vsiwebhdfs",
                              "/vsistdin"}) {
        if (name.starts_with(place)) {
            return true;
        }
    }
    return false;
}

void require_whole_shapefile(const TableSource& source) {
    if (has_ending(source.file, ".shp") && begins_as_shapefile(source.file) &&
        !has_part(source.file, ".shx", ".SHX")) {
        throw DataError(place_of(source),
                        "its part .shx is missing; a Shapefile is .shp, .shx, .dbf and .prj (and "
                        ".cpg, if there is one): copy all of them together");
    }
}

void require_readable(const TableSource& source) {
    const std::string name = source.file.string();
    if (is_refused_place(name)) {
        throw DataError(place_of(source),
                        "sources on the network or of standard input are not read; save it as a "
                        "file");
    }
    if (name.starts_with("PG:") || name.starts_with("postgresql://") || name.starts_with("/vsi")) {
        return;
    }
    std::error_code error;
    if (!fs::exists(source.file, error)) {
        throw DataError(place_of(source), "the file does not exist");
    }
    if (fs::is_directory(source.file, error)) {
        return;
    }
    if (!fs::is_regular_file(source.file, error)) {
        throw DataError(place_of(source),
                        "is no file but a pipe or a device; save its content as a file");
    }
    if (fs::file_size(source.file, error) == 0 && !error) {
        throw DataError(place_of(source), "the file is empty; export it again");
    }
    require_whole_shapefile(source);
    require_whole_lines(source.file);
}

std::string why_not_opened(const TableSource& source, const GdalMessages& messages) {
    for (const char* packed : {".zip", ".gz", ".rar", ".7z"}) {
        if (has_ending(source.file, packed)) {
            return "is packed; unpack it and name the file inside";
        }
    }
    if (has_ending(source.file, ".dwg")) {
        return "DWG is not read (its format is closed); save the drawing as DXF, R2007 or later";
    }
    return messages.last_failure().empty()
               ? "no known vector format, or damaged at its very start; export it again, for "
                 "example as GeoPackage or GeoJSON"
               : "cannot be read: " + messages.last_failure();
}

GDALDatasetUniquePtr open_source(const TableSource& source, const GdalMessages& messages) {
    static const std::vector<std::string> kDrivers = allowed_drivers();
    CPLStringList drivers;
    for (const std::string& driver : kDrivers) {
        drivers.AddString(driver.c_str());
    }
    const CPLStringList options = open_options(source);
    GDALDatasetUniquePtr dataset(GDALDataset::Open(
        source.file.c_str(), GDAL_OF_VECTOR | GDAL_OF_READONLY, drivers.List(), options.List()));
    if (!dataset) {
        throw DataError(place_of(source), why_not_opened(source, messages));
    }
    return dataset;
}

bool is_spatial(OGRLayer& layer) {
    return layer.GetGeomType() != wkbNone;
}

/// Layers that a planner would name.
std::vector<OGRLayer*> layers_of(GDALDataset& dataset) {
    std::vector<OGRLayer*> layers;
    for (int i = 0; i < dataset.GetLayerCount(); ++i) {
        OGRLayer* layer = dataset.GetLayer(i);
        if (layer != nullptr && std::string_view(layer->GetName()) != "layer_styles") {
            layers.push_back(layer);
        }
    }
    return layers;
}

// Plain tables beside one layer with geometry, and a workbook's empty sheets, are no choice.
std::vector<OGRLayer*> likely_layers(const std::vector<OGRLayer*>& layers) {
    std::vector<OGRLayer*> spatial;
    std::vector<OGRLayer*> filled;
    for (OGRLayer* layer : layers) {
        if (is_spatial(*layer)) {
            spatial.push_back(layer);
        } else if (layer->GetLayerDefn()->GetFieldCount() > 0) {
            filled.push_back(layer);
        }
    }
    return !spatial.empty() ? spatial : !filled.empty() ? filled : layers;
}

std::vector<std::string> names_of(const std::vector<OGRLayer*>& layers) {
    std::vector<std::string> names;
    for (OGRLayer* layer : layers) {
        names.emplace_back(layer->GetName());
    }
    return names;
}

OGRLayer&
named_layer(GDALDataset& dataset, const std::vector<OGRLayer*>& layers, const TableSource& source) {
    for (OGRLayer* layer : layers) {
        if (source.layer == layer->GetName()) {
            return *layer;
        }
    }
    for (OGRLayer* layer : layers) {
        if (lower_ascii(source.layer) == lower_ascii(layer->GetName())) {
            return *layer;
        }
    }
    // A database calls the tables of its usual schema by their bare names.
    if (OGRLayer* layer = dataset.GetLayerByName(source.layer.c_str())) {
        return *layer;
    }
    throw DataError(Place{shown_source(source.file.string()), {}, {}, {}},
                    fmt::format("has no layer \"{}\"; it has: {}",
                                source.layer,
                                fmt::join(names_of(layers), ", ")));
}

bool is_drawing(GDALDataset& dataset) {
    return dataset.GetDriver() != nullptr &&
           std::string_view(dataset.GetDriver()->GetDescription()) == "DXF";
}

OGRLayer& chosen_layer(GDALDataset& dataset, const TableSource& source) {
    OGRLayer* entities = is_drawing(dataset) ? dataset.GetLayerByName("entities") : nullptr;
    if (entities != nullptr) {
        return *entities; // of which DxfDrawing chooses
    }
    const std::vector<OGRLayer*> layers = layers_of(dataset);
    if (layers.empty()) {
        throw DataError(place_of(source), "has no layers");
    }
    if (!source.layer.empty()) {
        return named_layer(dataset, layers, source);
    }
    const std::vector<OGRLayer*> likely = likely_layers(layers);
    if (likely.size() == 1) {
        return *likely.front();
    }
    for (OGRLayer* layer : likely) {
        if (!source.purpose.empty() && lower_ascii(layer->GetName()) == source.purpose) {
            return *layer;
        }
    }
    throw DataError(
        place_of(source),
        fmt::format("has several layers and none is called \"{}\"; name one with {} = \"...\" in "
                    "project.toml: {}",
                    source.purpose,
                    source.geometry_required ? "layer" : "sheet",
                    fmt::join(names_of(likely), ", ")));
}

// True if the data's first coordinate is latitude or northing. GDAL says how the numbers lie
// against the axes of the CRS; PROJ says in which order those axes come.
bool is_y_first(const OGRSpatialReference& reference) {
    const bool crs_is_y_first = reference.EPSGTreatsAsLatLong() != FALSE ||
                                reference.EPSGTreatsAsNorthingEasting() != FALSE;
    const std::vector<int>& mapping = reference.GetDataAxisToSRSAxisMapping();
    const bool swapped = mapping.size() >= 2 && mapping[0] == 2;
    return crs_is_y_first != swapped;
}

std::string wkt_of(const OGRSpatialReference& reference) {
    const char* const options[] = {"FORMAT=WKT2_2019", nullptr};
    char* text = nullptr;
    reference.exportToWkt(&text, options);
    const std::string wkt = text != nullptr ? text : "";
    CPLFree(text);
    return wkt;
}

// GeoPackages without a CRS say "Undefined geographic SRS" or "Undefined Cartesian SRS".
bool is_undefined(const OGRSpatialReference* reference) {
    return reference == nullptr || reference->GetName() == nullptr ||
           lower_ascii(reference->GetName()).starts_with("undefined");
}

GeometryReader geometry_reader(OGRLayer& layer, const TableSource& source) {
    if (source.raw_numbers) {
        return {};
    }
    if (source.control_points) {
        return GeometryReader(*source.control_points);
    }
    const OGRSpatialReference* reference = layer.GetSpatialRef();
    if (source.crs.empty() && is_undefined(reference)) {
        throw CrsError(place_of(source),
                       "the file does not say its coordinate reference system; set crs = "
                       "\"EPSG:...\" of this layer, for example crs = \"EPSG:4549\", or for local "
                       "coordinates give control_points");
    }
    try {
        if (!source.crs.empty()) {
            return {SourceCrs(source.crs, source.datum), false};
        }
        return {SourceCrs(wkt_of(*reference), source.datum), is_y_first(*reference)};
    } catch (const DataError& error) {
        throw CrsError(
            place_of(source),
            fmt::format("{}; crs = \"EPSG:...\" of this layer overrides the file", error.what()));
    }
}

std::string date_text(const OGRFeature& feature, int field, bool with_time) {
    int year = 0;
    int month = 0;
    int day = 0;
    int hour = 0;
    int minute = 0;
    float second = 0;
    int zone = 0;
    feature.GetFieldAsDateTime(field, &year, &month, &day, &hour, &minute, &second, &zone);
    std::string text = fmt::format("{:04}-{:02}-{:02}", year, month, day);
    if (with_time) {
        text += fmt::format(
            "T{:02}:{:02}:{:02}", hour, minute, static_cast<int>(std::max(0.F, second)));
    }
    return text;
}

Value value_of(const OGRFeature& feature, int field, OGRFieldType type) {
    if (!feature.IsFieldSetAndNotNull(field)) {
        return std::monostate{};
    }
    switch (type) {
    case OFTInteger:
    case OFTInteger64:
        return std::int64_t{feature.GetFieldAsInteger64(field)};
    case OFTReal:
        return feature.GetFieldAsDouble(field);
    case OFTDate:
        return date_text(feature, field, false);
    case OFTDateTime:
        return date_text(feature, field, true);
    default:
        return std::string(feature.GetFieldAsString(field));
    }
}

/// Goes through a layer once.
class LayerReader {
  public:
    /// @param drawing  null unless the source is a drawing
    LayerReader(OGRLayer& layer,
                const TableSource& source,
                GdalMessages& messages,
                DxfDrawing* drawing)
        : layer_(layer), source_(source), messages_(messages), drawing_(drawing) {
        table_.file = shown_source(source.file.string());
        table_.layer = drawing != nullptr ? drawing->layer_names() : layer.GetName();
        OGRFeatureDefn& definition = *layer.GetLayerDefn();
        for (int i = 0; i < definition.GetFieldCount(); ++i) {
            table_.fields.emplace_back(definition.GetFieldDefn(i)->GetNameRef());
            types_.push_back(definition.GetFieldDefn(i)->GetType());
        }
        // GDAL hides the column of the primary key, but "id" may be just that. Numbers that stand
        // beside the properties of GeoJSON become feature numbers without a name.
        std::string key = layer.GetFIDColumn();
        if (key.empty() && !table_.column("id") && has_numbered_features(source.file)) {
            key = "id";
        }
        if (!key.empty() && !table_.column(key)) {
            table_.fields.push_back(key);
            has_key_field_ = true;
        }
    }

    Table read() {
        const bool spatial = is_spatial(layer_);
        std::optional<GeometryReader> reader;
        if (spatial && (source_.geometry_required || !is_undefined(layer_.GetSpatialRef()) ||
                        !source_.crs.empty() || source_.control_points)) {
            reader.emplace(geometry_reader(layer_, source_));
        }
        read_features(reader ? &*reader : nullptr);
        add_warnings();
        if (drawing_ != nullptr) {
            drawing_->finish(table_);
        }
        settle_text(table_, source_.encoding);
        if (!spatial) {
            place_by_columns(table_, source_);
        }
        return std::move(table_);
    }

  private:
    void read_features(const GeometryReader* reader) {
        layer_.ResetReading();
        while (true) {
            const std::size_t failures = messages_.failures();
            const OGRFeatureUniquePtr feature(layer_.GetNextFeature());
            const bool failed = messages_.failures() > failures;
            if (!feature) {
                if (failed) {
                    throw DataError(place_of(source_),
                                    fmt::format("breaks off after {} features: {}",
                                                table_.features.size(),
                                                messages_.last_failure()));
                }
                return;
            }
            if (drawing_ != nullptr && !drawing_->takes(*feature)) {
                continue;
            }
            if (failed) {
                add_issue(*feature,
                          "unreadable_feature",
                          messages_.last_failure() + "; the feature was left out",
                          "correct it in the source, or copy the file again with all its parts");
            } else {
                read_feature(*feature, reader);
            }
        }
    }

    void read_feature(OGRFeature& source, const GeometryReader* reader) {
        Feature feature;
        feature.fid = fmt::format("{}", source.GetFID());
        if (reader != nullptr && !read_geometry(source, *reader, feature)) {
            return;
        }
        feature.values.reserve(table_.fields.size());
        for (std::size_t i = 0; i < types_.size(); ++i) {
            feature.values.push_back(value_of(source, static_cast<int>(i), types_[i]));
        }
        if (has_key_field_) {
            feature.values.emplace_back(std::int64_t{source.GetFID()});
        }
        table_.features.push_back(std::move(feature));
    }

    /// @returns false if the feature is left out.
    bool read_geometry(OGRFeature& source, const GeometryReader& reader, Feature& feature) {
        const OGRGeometry* geometry = source.GetGeometryRef();
        GeometryProblem problem{"empty_geometry", "has no geometry"};
        if (geometry != nullptr) {
            problem = reader.read(*geometry, feature);
        }
        const bool some =
            !feature.points.empty() || !feature.lines.empty() || !feature.polygons.empty();
        const bool keep = some && problem.kind != "bad_position";
        if (!keep) {
            feature.points.clear();
            feature.lines.clear();
            feature.polygons.clear();
        }
        if (!problem.kind.empty() && source_.geometry_required) {
            add_issue(source,
                      problem.kind,
                      problem.message +
                          (keep ? "; this part was left out" : "; the feature was left out"),
                      problem.kind == "bad_position" ? "check the crs and datum of the layer"
                                                     : "mend or remove it in the source");
        }
        return keep || !source_.geometry_required;
    }

    void add_issue(const OGRFeature& feature,
                   const std::string& kind,
                   const std::string& message,
                   const std::string& mend) {
        table_.issues.add(
            {.kind = kind,
             .severity = Severity::warning,
             .place = {table_.file, table_.layer, fmt::format("{}", feature.GetFID()), {}},
             .message = message,
             .mend = mend,
             .lon = {},
             .lat = {}});
    }

    void add_warnings() {
        for (const std::string& warning : messages_.warnings()) {
            table_.issues.add({.kind = "reader_warning",
                               .severity = Severity::warning,
                               .place = {table_.file, table_.layer, {}, {}},
                               .message = warning,
                               .mend = {},
                               .lon = {},
                               .lat = {}});
        }
    }

    OGRLayer& layer_;
    const TableSource& source_;
    GdalMessages& messages_;
    DxfDrawing* drawing_;
    std::vector<OGRFieldType> types_;
    bool has_key_field_ = false; ///< last of the fields
    Table table_;
};

} // namespace

Table read_gdal_layer(const TableSource& source) {
    start_gdal();
    require_readable(source);
    GdalMessages messages;
    // The first row of a planner's sheet names the columns, also where all columns are text.
    const GdalOption xlsx("OGR_XLSX_HEADERS", "FORCE");
    const GdalOption ods("OGR_ODS_HEADERS", "FORCE");
    const GdalOption xls("OGR_XLS_HEADERS", "FORCE");
    const std::string encoding = source.encoding.empty() && has_ending(source.file, ".dxf")
                                     ? dxf_encoding(source.file)
                                     : source.encoding;
    std::optional<GdalOption> dxf_text;
    if (!encoding.empty()) {
        dxf_text.emplace("DXF_ENCODING", encoding);
    }
    // A gate is drawn as a block whose insertion point counts; a base map may be one whole block.
    const GdalOption dxf_blocks("DXF_INLINE_BLOCKS", source.wants_points ? "NO" : "YES");
    const GdalOption dxf_block_size("DXF_FEATURE_LIMIT_PER_BLOCK", "100000");
    const GDALDatasetUniquePtr dataset = open_source(source, messages);
    OGRLayer& layer = chosen_layer(*dataset, source);
    std::optional<DxfDrawing> drawing;
    if (is_drawing(*dataset)) {
        drawing.emplace(layer, source);
    }
    return LayerReader(layer, source, messages, drawing ? &*drawing : nullptr).read();
}

} // namespace yike
