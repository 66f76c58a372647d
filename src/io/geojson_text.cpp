// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
#include "io/geojson_text.hpp"

#include "base/error.hpp"
#include "io/csv.hpp"
#include "io/text_encoding.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <utility>

namespace yike {

namespace {

constexpr int kDecimals = 7;

/// How a format writes positions, parts and their brackets.
struct Notation {
    const char* position; ///< with two places for text
    const char* open;
    const char* close;
};

constexpr Notation kJson{"[{},{}]", "[", "]"};
constexpr Notation kWkt{"{} {}", "(", ")"};

/// Writes the positions of geometries.
class PositionWriter {
  public:
    PositionWriter(const WorkingCrs& crs, const Notation& notation)
        : crs_(crs), notation_(notation) {}

    std::pair<std::string, std::string> lon_lat(PlanePoint p) const {
        const LonLat position = crs_.to_lon_lat(p);
        if (!is_valid(position)) {
            throw DataError(
                fmt::format("the point {}, {} of the working CRS lies nowhere on earth", p.x, p.y));
        }
        return {fixed(position.lon, kDecimals), fixed(position.lat, kDecimals)};
    }

    std::string point(PlanePoint p) const {
        const auto [lon, lat] = lon_lat(p);
        return fmt::format(fmt::runtime(notation_.position), lon, lat);
    }

    std::string line(const Line& line) const { return listed(points_of(line)); }

    std::string lines(const std::vector<Line>& lines) const {
        std::vector<std::string> parts;
        for (const Line& part : lines) {
            if (part.size() >= 2) {
                parts.push_back(line(part));
            }
        }
        return parts.empty() ? std::string() : listed(parts);
    }

    std::string polygons(const MultiPolygon& polygons) const {
        std::vector<std::string> parts;
        for (const Polygon& polygon : polygons) {
            std::vector<std::string> rings;
            append_ring(rings, polygon.outer, true);
            if (rings.empty()) {
                continue;
            }
            for (const Ring& hole : polygon.holes) {
                append_ring(rings, hole, false);
            }
            parts.push_back(listed(rings));
        }
        return parts.empty() ? std::string() : listed(parts);
    }

  private:
    std::vector<std::string> points_of(const std::vector<PlanePoint>& points) const {
        std::vector<std::string> texts;
        texts.reserve(points.size());
        for (const PlanePoint p : points) {
            texts.push_back(point(p));
        }
        return texts;
    }

    void append_ring(std::vector<std::string>& rings, const Ring& ring, bool ccw) const {
        std::vector<std::string> points = points_of(ring);
        if ((signed_area(ring) > 0) != ccw) {
            std::reverse(points.begin(), points.end());
        }
        // Two points less than a centimetre apart become one.
        points.erase(std::unique(points.begin(), points.end()), points.end());
        if (points.size() >= 4) {
            rings.push_back(listed(points));
        }
    }

    std::string listed(const std::vector<std::string>& parts) const {
        std::string text = notation_.open;
        for (std::size_t i = 0; i < parts.size(); ++i) {
            if (i > 0) {
                text += ',';
            }
            text += parts[i];
        }
        return text + notation_.close;
    }

    const WorkingCrs& crs_;
    Notation notation_;
};

/// Type and positions of a geometry; positions are empty if there is nothing to write.
struct Shape {
    const char* json_type = "";
    const char* wkt_type = "";
    std::string positions;
};

Shape shape_of(const PlaneGeometry& geometry, const PositionWriter& writer) {
    if (const auto* point = std::get_if<PlanePoint>(&geometry)) {
        return {"Point", "POINT", writer.point(*point)};
    }
    if (const auto* line = std::get_if<Line>(&geometry)) {
        return {"LineString", "LINESTRING", line->size() < 2 ? std::string() : writer.line(*line)};
    }
    if (const auto* lines = std::get_if<std::vector<Line>>(&geometry)) {
        return {"MultiLineString", "MULTILINESTRING", writer.lines(*lines)};
    }
    if (const auto* polygons = std::get_if<MultiPolygon>(&geometry)) {
        return {"MultiPolygon", "MULTIPOLYGON", writer.polygons(*polygons)};
    }
    return {};
}

std::string json_string(std::string_view text) {
    std::string result = "\"";
    for (const char c : text) {
        switch (c) {
        case '"':
            result += "\\\"";
            break;
        case '\\':
            result += "\\\\";
            break;
        case '\n':
            result += "\\n";
            break;
        case '\r':
            result += "\\r";
            break;
        case '\t':
            result += "\\t";
            break;
        default:
            if (static_cast<unsigned char>(c) < 0x20) {
                result += fmt::format("\\u{:04x}", static_cast<unsigned>(c));
            } else {
                result += c;
            }
        }
    }
    return result + '"';
}

std::string json_text(const std::string& text) {
    bool broken = false;
    return json_string(utf8_fit(text) == Fit::whole ? text : to_utf8(text, "UTF-8", broken));
}

std::string json_value(const Value& value) {
    if (const auto* whole = std::get_if<std::int64_t>(&value)) {
        return fmt::format("{}", *whole);
    }
    if (const auto* number = std::get_if<double>(&value)) {
        return std::isfinite(*number) ? fmt::format("{}", *number) : "null";
    }
    if (const auto* text = std::get_if<std::string>(&value)) {
        return json_text(*text);
    }
    return "null";
}

std::string json_properties(const OutputLayer& layer, const OutputFeature& feature) {
    std::string text = "{";
    for (std::size_t i = 0; i < layer.fields.size(); ++i) {
        text += fmt::format("{}{}:{}",
                            i == 0 ? "" : ",",
                            json_text(layer.fields[i].name),
                            json_value(feature.values.at(i)));
    }
    return text + '}';
}

bool has_field(const OutputLayer& layer, const std::string& name) {
    return std::any_of(layer.fields.begin(), layer.fields.end(), [&name](const OutputField& field) {
        return lower_ascii(field.name) == name;
    });
}

std::vector<std::string> csv_position_names(const OutputLayer& layer) {
    if (layer.type == GeometryType::none) {
        return {};
    }
    if (layer.type != GeometryType::point) {
        return {"wkt"};
    }
    // A table that has the position among its fields needs no second one.
    return has_field(layer, "lon") && has_field(layer, "lat")
               ? std::vector<std::string>()
               : std::vector<std::string>{"lon", "lat"};
}

void append_csv_position(CsvWriter& csv,
                         const PlaneGeometry& geometry,
                         const PositionWriter& writer,
                         std::size_t columns) {
    const auto* point = std::get_if<PlanePoint>(&geometry);
    if (columns == 2 && point != nullptr) {
        const auto [lon, lat] = writer.lon_lat(*point);
        csv << lon << lat;
    } else if (columns == 1) {
        const Shape shape = shape_of(geometry, writer);
        csv << (shape.positions.empty() ? std::string()
                                        : fmt::format("{} {}", shape.wkt_type, shape.positions));
    } else {
        for (std::size_t i = 0; i < columns; ++i) {
            csv << "";
        }
    }
}

} // namespace

std::string geojson_of(const OutputLayer& layer, const WorkingCrs& crs) {
    const PositionWriter writer(crs, kJson);
    std::string text = fmt::format("{{\"type\":\"FeatureCollection\",\"name\":{},\"features\":[\n",
                                   json_text(layer.name));
    for (std::size_t i = 0; i < layer.features.size(); ++i) {
        const Shape shape = shape_of(layer.features[i].geometry, writer);
        const std::string geometry = shape.positions.empty()
                                         ? "null"
                                         : fmt::format("{{\"type\":\"{}\",\"coordinates\":{}}}",
                                                       shape.json_type,
                                                       shape.positions);
        text += fmt::format("{{\"type\":\"Feature\",\"properties\":{},\"geometry\":{}}}{}\n",
                            json_properties(layer, layer.features[i]),
                            geometry,
                            i + 1 < layer.features.size() ? "," : "");
    }
    return text + "]}\n";
}

std::string csv_of(const OutputLayer& layer, const WorkingCrs& crs) {
    const PositionWriter writer(crs, kWkt);
    std::vector<std::string> header;
    for (const OutputField& field : layer.fields) {
        header.push_back(field.name);
    }
    const std::vector<std::string> names = csv_position_names(layer);
    header.insert(header.end(), names.begin(), names.end());
    CsvWriter csv(header);
    for (const OutputFeature& feature : layer.features) {
        for (std::size_t i = 0; i < layer.fields.size(); ++i) {
            csv << as_text(feature.values.at(i));
        }
        append_csv_position(csv, feature.geometry, writer, names.size());
        csv.end_row();
    }
    return csv.text();
}

} // namespace yike
