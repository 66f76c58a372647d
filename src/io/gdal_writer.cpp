// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
#include "io/gdal_writer.hpp"

#include "base/error.hpp"
#include "io/gdal_handles.hpp"

#include <fmt/format.h>
#include <ogrsf_frmts.h>

#include <cmath>
#include <memory>
#include <string_view>
#include <utility>

namespace yike {

namespace {

OGRwkbGeometryType wkb_type(GeometryType type) {
    switch (type) {
    case GeometryType::none:
        return wkbNone;
    case GeometryType::point:
        return wkbPoint;
    case GeometryType::line:
        return wkbLineString;
    case GeometryType::multi_line:
        return wkbMultiLineString;
    case GeometryType::multi_polygon:
        break;
    }
    return wkbMultiPolygon;
}

OGRFieldType field_type(FieldType type) {
    switch (type) {
    case FieldType::text:
        return OFTString;
    case FieldType::integer:
        return OFTInteger64;
    case FieldType::real:
        break;
    }
    return OFTReal;
}

std::string sql_text(std::string_view text) {
    std::string result = "'";
    for (const char c : text) {
        result += c;
        if (c == '\'') {
            result += c;
        }
    }
    return result + '\'';
}

/// Writes one file.
class GdalFile {
  public:
    GdalFile(const std::filesystem::path& file,
             const GdalFormat& format,
             const WorkingCrs& crs,
             const std::string& date)
        : file_(file), format_(format), crs_(crs), time_(date + "T00:00:00.000Z"), date_(date),
          current_date_("OGR_CURRENT_DATE", time_),
          // The file is not in its place yet; waiting for the disk at every step helps nobody.
          no_waiting_("OGR_SQLITE_SYNCHRONOUS", "OFF") {
        const std::string wkt = format.degrees ? "OGC:CRS84" : crs.wkt();
        reference_.SetFromUserInput(wkt.c_str());
        reference_.SetAxisMappingStrategy(OAMS_TRADITIONAL_GIS_ORDER);
        GDALDriver* driver = GetGDALDriverManager()->GetDriverByName(format.driver);
        if (driver == nullptr) {
            fail(fmt::format("this GDAL has no driver {}", format.driver));
        }
        dataset_.reset(driver->Create(file.c_str(), 0, 0, 0, GDT_Unknown, nullptr));
        if (!dataset_) {
            fail(messages_.last_failure());
        }
    }

    void write(const OutputLayer& layer) {
        OGRLayer* target = create_layer(layer);
        // One transaction a layer: a hundred times quicker in SQLite files.
        const bool transaction = dataset_->TestCapability(ODsCTransactions) != FALSE;
        check(!transaction || dataset_->StartTransaction() == OGRERR_NONE);
        for (const OutputFeature& feature : layer.features) {
            write_feature(*target, layer, feature);
        }
        check(!transaction || dataset_->CommitTransaction() == OGRERR_NONE);
    }

    // QGIS looks for styles in a table of this name and shape.
    void write_styles(const std::vector<OutputLayer>& layers) {
        dataset_->FlushCache(false);
        execute("CREATE TABLE layer_styles (id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, "
                "f_table_catalog TEXT(256), f_table_schema TEXT(256), f_table_name TEXT(256), "
                "f_geometry_column TEXT(256), styleName TEXT(30), styleQML TEXT, styleSLD TEXT, "
                "useAsDefault BOOLEAN, description TEXT, owner TEXT(30), ui TEXT(30), "
                "update_time DATETIME DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ','now')))");
        execute(fmt::format("INSERT INTO gpkg_contents (table_name, data_type, identifier, "
                            "description, last_change, srs_id) VALUES ('layer_styles', "
                            "'attributes', 'layer_styles', '', {}, 0)",
                            sql_text(time_)));
        for (const OutputLayer& layer : layers) {
            if (!layer.qgis_style.empty()) {
                write_style(layer);
            }
        }
    }

    void close() {
        dataset_.reset();
        check(messages_.failures() == 0);
    }

  private:
    [[noreturn]] void fail(const std::string& why) const {
        throw DataError(Place{file_.string(), {}, {}, {}}, "cannot be written: " + why);
    }

    void check(bool good) const {
        if (!good) {
            fail(messages_.last_failure());
        }
    }

    CPLStringList layer_options() const {
        CPLStringList options;
        const std::string_view driver = format_.driver;
        if (driver == "GPKG") {
            options.SetNameValue("GEOMETRY_NAME", "geom");
        } else if (driver == "ESRI Shapefile") {
            options.SetNameValue("ENCODING", "UTF-8");
            options.SetNameValue("DBF_DATE_LAST_UPDATE", date_.c_str());
        }
        return options;
    }

    OGRLayer* create_layer(const OutputLayer& layer) {
        const CPLStringList options = layer_options();
        OGRLayer* target =
            dataset_->CreateLayer(layer.name.c_str(),
                                  layer.type == GeometryType::none ? nullptr : &reference_,
                                  wkb_type(layer.type),
                                  const_cast<char**>(options.List()));
        check(target != nullptr);
        for (const OutputField& field : layer.fields) {
            OGRFieldDefn definition(field.name.c_str(), field_type(field.type));
            check(target->CreateField(&definition) == OGRERR_NONE);
        }
        return target;
    }

    void write_feature(OGRLayer& target, const OutputLayer& layer, const OutputFeature& source) {
        const OGRFeatureUniquePtr feature(OGRFeature::CreateFeature(target.GetLayerDefn()));
        for (std::size_t i = 0; i < layer.fields.size(); ++i) {
            set_value(*feature, static_cast<int>(i), layer.fields[i].type, source.values.at(i));
        }
        if (std::unique_ptr<OGRGeometry> geometry = geometry_of(source.geometry)) {
            check(feature->SetGeometryDirectly(geometry.release()) == OGRERR_NONE);
        }
        check(target.CreateFeature(feature.get()) == OGRERR_NONE);
    }

    static void set_value(OGRFeature& feature, int field, FieldType type, const Value& value) {
        const auto* whole = std::get_if<std::int64_t>(&value);
        if (std::holds_alternative<std::monostate>(value)) {
            feature.SetFieldNull(field);
        } else if (type == FieldType::text) {
            feature.SetField(field, as_text(value).c_str());
        } else if (whole != nullptr) {
            feature.SetField(field, static_cast<GIntBig>(*whole));
        } else if (const std::optional<double> number = as_number(value)) {
            feature.SetField(field, *number);
        } else {
            feature.SetFieldNull(field);
        }
    }

    PlanePoint written(PlanePoint p) const {
        const LonLat position = format_.degrees ? crs_.to_lon_lat(p) : LonLat{};
        if (!std::isfinite(p.x) || !std::isfinite(p.y) || !is_valid(position)) {
            fail(
                fmt::format("the point {}, {} of the working CRS lies nowhere on earth", p.x, p.y));
        }
        if (!format_.degrees) {
            return p;
        }
        // Seven decimals are a centimetre; more would only make files differ by noise.
        return {std::round(position.lon * 1e7) / 1e7, std::round(position.lat * 1e7) / 1e7};
    }

    template <class Curve> void fill(Curve& curve, const std::vector<PlanePoint>& points) const {
        curve.setNumPoints(static_cast<int>(points.size()), FALSE);
        for (std::size_t i = 0; i < points.size(); ++i) {
            const PlanePoint p = written(points[i]);
            curve.setPoint(static_cast<int>(i), p.x, p.y);
        }
    }

    std::unique_ptr<OGRGeometry> geometry_of(const PlaneGeometry& geometry) const {
        if (const auto* point = std::get_if<PlanePoint>(&geometry)) {
            const PlanePoint p = written(*point);
            return std::make_unique<OGRPoint>(p.x, p.y);
        }
        if (const auto* line = std::get_if<Line>(&geometry)) {
            return line_of(*line);
        }
        if (const auto* lines = std::get_if<std::vector<Line>>(&geometry)) {
            auto result = std::make_unique<OGRMultiLineString>();
            for (const Line& line : *lines) {
                result->addGeometryDirectly(line_of(line).release());
            }
            return result;
        }
        if (const auto* polygons = std::get_if<MultiPolygon>(&geometry)) {
            auto result = std::make_unique<OGRMultiPolygon>();
            for (const Polygon& polygon : *polygons) {
                result->addGeometryDirectly(polygon_of(polygon).release());
            }
            return result;
        }
        return nullptr;
    }

    std::unique_ptr<OGRLineString> line_of(const Line& line) const {
        auto result = std::make_unique<OGRLineString>();
        fill(*result, line);
        return result;
    }

    std::unique_ptr<OGRPolygon> polygon_of(const Polygon& polygon) const {
        auto result = std::make_unique<OGRPolygon>();
        const auto add_ring = [&result, this](const Ring& ring) {
            auto target = std::make_unique<OGRLinearRing>();
            fill(*target, ring);
            result->addRingDirectly(target.release());
        };
        add_ring(polygon.outer);
        for (const Ring& hole : polygon.holes) {
            add_ring(hole);
        }
        return result;
    }

    void execute(const std::string& sql) {
        const std::size_t before = messages_.failures();
        OGRLayer* result = dataset_->ExecuteSQL(sql.c_str(), nullptr, nullptr);
        dataset_->ReleaseResultSet(result);
        check(messages_.failures() == before);
    }

    void write_style(const OutputLayer& layer) {
        execute(fmt::format(
            "INSERT INTO layer_styles (f_table_catalog, f_table_schema, f_table_name, "
            "f_geometry_column, styleName, styleQML, styleSLD, useAsDefault, description, owner, "
            "ui, update_time) VALUES ('', '', {0}, {1}, {0}, {2}, '', 1, '', '', NULL, {3})",
            sql_text(layer.name),
            sql_text(layer.type == GeometryType::none ? "" : "geom"),
            sql_text(layer.qgis_style),
            sql_text(time_)));
    }

    std::filesystem::path file_;
    const GdalFormat& format_;
    const WorkingCrs& crs_;
    std::string time_;
    std::string date_;
    GdalOption current_date_;
    GdalOption no_waiting_;
    GdalMessages messages_;
    OGRSpatialReference reference_;
    GDALDatasetUniquePtr dataset_;
};

} // namespace

void write_with_gdal(const std::filesystem::path& file,
                     const GdalFormat& format,
                     const WorkingCrs& crs,
                     const std::vector<OutputLayer>& layers,
                     const std::string& date) {
    start_gdal();
    GdalFile target(file, format, crs, date);
    bool styled = false;
    for (const OutputLayer& layer : layers) {
        target.write(layer);
        styled = styled || !layer.qgis_style.empty();
    }
    if (styled && std::string_view(format.driver) == "GPKG") {
        target.write_styles(layers);
    }
    target.close();
}

} // namespace yike
