// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
#include "report/qgis_project.hpp"

#include "coverage/compound_times.hpp"
#include "render/palette.hpp"
#include "report/qgis_style.hpp"
#include "report/xml.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <functional>
#include <limits>
#include <optional>
#include <utility>

namespace yike {

namespace {

// What QGIS says of itself: files of an older version are announced each time they are opened.
constexpr const char* kQgisVersion = "3.22.16-Białowieża";

std::string say(Language language, const char* zh, const char* en) {
    return language == Language::zh ? zh : en;
}

/// A layer of the map: one of result.gpkg in one of its looks.
struct MapLayer {
    const char* id; ///< unique in the project; QGIS replaces those of up to 10 letters
    const char* layer;
    bool visible;
    bool in_coverage;
    bool in_gaps;
    StyleLook look = StyleLook::whole;
    const char* zh = nullptr; ///< title, if not that of the layer
    const char* en = nullptr;
};

struct Group {
    const char* zh;
    const char* en;
    std::vector<MapLayer> layers;
};

/// From above downwards.
const std::vector<Group>& groups() {
    static const std::vector<Group> kGroups{
        {"服务站点", "Stations", {{"yike_result_stations", "stations", true, true, true}}},
        {"界线",
         "Boundaries",
         {{"yike_result_boundary", "boundary", true, true, true},
          {"yike_result_communities", "communities", true, true, true}}},
        {"可达与盲区",
         "Reach and gaps",
         {{"yike_result_isochrones",
           "isochrones",
           true,
           true,
           true,
           StyleLook::lines,
           "步行可达界线",
           "Limits of reach on foot"},
          {"yike_result_nearest_areas", "nearest_areas", false, false, false}}},
        {"小区",
         "Compounds",
         {{"yike_result_gates", "gates", true, true, true},
          {"yike_result_compound_points", "compound_points", true, true, true},
          {"yike_result_gaps", "gaps", false, false, true},
          {"yike_result_covered",
           "compounds",
           false,
           false,
           true,
           StyleLook::covered,
           "已覆盖小区",
           "Compounds covered"},
          {"yike_result_compounds", "compounds", true, true, false}}},
        {"底图",
         "Base map",
         {{"yike_result_roads", "roads", true, true, true},
          {"yike_result_barriers", "barriers", true, true, true},
          {"yike_result_water", "water", true, true, true},
          {"yike_result_reach",
           "isochrones",
           true,
           true,
           false,
           StyleLook::tint,
           "步行可达地面",
           "Ground within reach"}}}};
    return kGroups;
}

struct Box {
    double min_x = std::numeric_limits<double>::max();
    double min_y = std::numeric_limits<double>::max();
    double max_x = std::numeric_limits<double>::lowest();
    double max_y = std::numeric_limits<double>::lowest();
};

/// The boundary with a twentieth around it.
Box map_box(const District& district) {
    Box box;
    for (const Polygon& polygon : district.boundary) {
        for (const PlanePoint p : polygon.outer) {
            box = {std::min(box.min_x, p.x),
                   std::min(box.min_y, p.y),
                   std::max(box.max_x, p.x),
                   std::max(box.max_y, p.y)};
        }
    }
    const double edge = std::max(box.max_x - box.min_x, box.max_y - box.min_y) / 20;
    return {box.min_x - edge, box.min_y - edge, box.max_x + edge, box.max_y + edge};
}

Xml element(std::string name, std::vector<Xml> children) {
    return {std::move(name), {}, std::move(children), {}};
}

/// An entry of the project's properties.
Xml entry(std::string name, const char* type, std::string text) {
    return {std::move(name), {{"type", type}}, {}, std::move(text)};
}

Xml extent_element(const Box& box) {
    const auto number = [](double value) { return fmt::format("{:.1f}", value); };
    return element("extent",
                   {text_element("xmin", number(box.min_x)),
                    text_element("ymin", number(box.min_y)),
                    text_element("xmax", number(box.max_x)),
                    text_element("ymax", number(box.max_y))});
}

const char* geometry_name(GeometryType type) {
    switch (type) {
    case GeometryType::point:
        return "Point";
    case GeometryType::line:
    case GeometryType::multi_line:
        return "Line";
    case GeometryType::multi_polygon:
        return "Polygon";
    case GeometryType::none:
        break;
    }
    return "No geometry";
}

class ProjectFile {
  public:
    ProjectFile(const District& district, const std::vector<OutputLayer>& layers, Language language)
        : district_(district), layers_(layers), language_(language) {}

    std::string text() const {
        const Xml project{"qgis",
                          {{"version", kQgisVersion}, {"projectname", title()}},
                          {{"homePath", {{"path", ""}}, {}, {}},
                           text_element("title", title()),
                           element("projectCrs", {crs()}),
                           tree(),
                           canvas(),
                           map_layers(),
                           properties(),
                           themes(),
                           metadata(),
                           view()},
                          {}};
        return "<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>\n" + project.to_string();
    }

  private:
    std::string say(const char* zh, const char* en) const { return yike::say(language_, zh, en); }

    /// 「隐珠街道 · 服务覆盖图（示意数据）」
    std::string title() const {
        const std::string head = district_.name + " · " + word(Word::coverage_map, language_);
        if (district_.note.empty()) {
            return head;
        }
        return head + say("（", " (") + district_.note + say("）", ")");
    }

    std::string rule() const {
        MapData data;
        data.data_date = district_.data_date;
        data.speed_km_h = district_.profile().speed_m_per_s * 3.6;
        data.cutoff_minutes = kHeadlineMinutes;
        return rule_text(data, language_);
    }

    const OutputLayer* find(const MapLayer& shown) const {
        const auto it = std::find_if(layers_.begin(), layers_.end(), [&](const OutputLayer& layer) {
            return layer.name == shown.layer;
        });
        return it == layers_.end() ? nullptr : &*it;
    }

    std::string title_of(const MapLayer& shown) const {
        return shown.zh != nullptr ? say(shown.zh, shown.en) : layer_title(shown.layer, language_);
    }

    static std::string source_of(const MapLayer& shown) {
        return fmt::format("./result.gpkg|layername={}", shown.layer);
    }

    Xml crs() const {
        const std::string& definition = district_.crs.definition();
        Xml reference = element("spatialrefsys", {text_element("wkt", district_.crs.wkt())});
        if (definition.starts_with("EPSG:")) {
            reference.children.push_back(text_element("srid", definition.substr(5)));
            reference.children.push_back(text_element("authid", definition));
        }
        return reference;
    }

    void each_layer(const std::function<void(const MapLayer&, const OutputLayer&)>& what) const {
        for (const Group& group : groups()) {
            for (const MapLayer& shown : group.layers) {
                if (const OutputLayer* layer = find(shown)) {
                    what(shown, *layer);
                }
            }
        }
    }

    Xml tree() const {
        Xml root = element("layer-tree-group", {});
        for (const Group& group : groups()) {
            Xml node{
                "layer-tree-group",
                {{"name", say(group.zh, group.en)}, {"checked", "Qt::Checked"}, {"expanded", "1"}},
                {},
                {}};
            for (const MapLayer& shown : group.layers) {
                if (find(shown) != nullptr) {
                    node.children.push_back(
                        {"layer-tree-layer",
                         {{"id", shown.id},
                          {"name", title_of(shown)},
                          {"source", source_of(shown)},
                          {"providerKey", "ogr"},
                          {"checked", shown.visible ? "Qt::Checked" : "Qt::Unchecked"},
                          {"expanded", "1"}},
                         {},
                         {}});
                }
            }
            root.children.push_back(std::move(node));
        }
        return root;
    }

    Xml canvas() const {
        return {"mapcanvas",
                {{"name", "theMapCanvas"}, {"annotationsVisible", "1"}},
                {text_element("units", "meters"),
                 extent_element(map_box(district_)),
                 text_element("rotation", "0"),
                 element("destinationsrs", {crs()}),
                 text_element("rendermaptile", "0")},
                {}};
    }

    Xml map_layers() const {
        Xml all = element("projectlayers", {});
        each_layer([&](const MapLayer& shown, const OutputLayer& layer) {
            all.children.push_back(map_layer(shown, layer));
        });
        return all;
    }

    Xml map_layer(const MapLayer& shown, const OutputLayer& layer) const {
        const QgisStyleOptions options{language_, district_.settings.minutes};
        const std::vector<Xml> style = qgis_style_elements(layer, options, shown.look);
        const bool labels = std::any_of(
            style.begin(), style.end(), [](const Xml& e) { return e.name == "labeling"; });
        Xml result{"maplayer",
                   {{"type", "vector"},
                    {"geometry", geometry_name(layer.type)},
                    {"labelsEnabled", labels ? "1" : "0"},
                    {"styleCategories", "AllStyleCategories"}},
                   {text_element("id", shown.id),
                    text_element("datasource", source_of(shown)),
                    text_element("layername", title_of(shown)),
                    element("srs", {crs()}),
                    {"provider", {{"encoding", "UTF-8"}}, {}, "ogr"},
                    {"map-layer-style-manager",
                     {{"current", "default"}},
                     {{"map-layer-style", {{"name", "default"}}, {}, {}}},
                     {}},
                    element("flags",
                            {text_element("Identifiable", "1"),
                             text_element("Removable", "1"),
                             text_element("Searchable", "1"),
                             text_element("Private", "0")})},
                   {}};
        result.children.insert(result.children.end(), style.begin(), style.end());
        return result;
    }

    Xml properties() const {
        const auto channel = [](std::size_t at) {
            return std::to_string(
                std::stoi(std::string(palette::kGround.substr(at, 2)), nullptr, 16));
        };
        // Decorations: places count from the lower left.
        constexpr const char* kTopLeft = "1";
        constexpr const char* kLowerLeft = "0";
        constexpr const char* kLowerRight = "3";
        return element(
            "properties",
            {element("Paths", {entry("Absolute", "bool", "false")}),
             element("SpatialRefSys", {entry("ProjectionsEnabled", "int", "1")}),
             element("Gui",
                     {entry("CanvasColorRedPart", "int", channel(1)),
                      entry("CanvasColorGreenPart", "int", channel(3)),
                      entry("CanvasColorBluePart", "int", channel(5))}),
             element("Measurement",
                     {entry("DistanceUnits", "QString", "meters"),
                      entry("AreaUnits", "QString", "m2")}),
             element("PAL", {entry("PlacementEngineVersion", "int", "1")}),
             element("TitleLabel",
                     {entry("Enabled", "bool", "true"),
                      entry("Label", "QString", title()),
                      entry("Placement", "int", kTopLeft),
                      entry("BackgroundColor", "QString", "255,255,255,220")}),
             element("CopyrightLabel",
                     {entry("Enabled", "bool", "true"),
                      entry("Label", "QString", word(Word::stamp, language_)),
                      entry("Placement", "int", kLowerRight)}),
             element("ScaleBar",
                     {entry("Enabled", "bool", "true"), entry("Placement", "int", kLowerLeft)})});
    }

    Xml theme(const std::string& name, bool MapLayer::*member) const {
        Xml preset{"visibility-preset", {{"name", name}, {"has-expanded-info", "0"}}, {}, {}};
        each_layer([&](const MapLayer& shown, const OutputLayer&) {
            if (shown.*member) {
                preset.children.push_back(
                    {"layer", {{"id", shown.id}, {"visible", "1"}, {"style", "default"}}, {}, {}});
            }
        });
        return preset;
    }

    Xml themes() const {
        return element("visibility-presets",
                       {theme(word(Word::coverage_map, language_), &MapLayer::in_coverage),
                        theme(word(Word::gaps_map, language_), &MapLayer::in_gaps)});
    }

    Xml metadata() const {
        std::string abstract = word(Word::stamp, language_) + '\n' + rule();
        if (!district_.attribution.empty()) {
            abstract +=
                '\n' + word(Word::data_source, language_) + say("：", ": ") + district_.attribution;
        }
        return element("projectMetadata",
                       {text_element("title", title()), text_element("abstract", abstract)});
    }

    /// Where "zoom to everything" goes: not to the last road beyond the boundary.
    Xml view() const {
        const Box box = map_box(district_);
        const auto number = [](double value) { return fmt::format("{:.1f}", value); };
        return {"ProjectViewSettings",
                {{"UseProjectScales", "0"}, {"rotation", "0"}},
                {{"DefaultViewExtent",
                  {{"xmin", number(box.min_x)},
                   {"ymin", number(box.min_y)},
                   {"xmax", number(box.max_x)},
                   {"ymax", number(box.max_y)}},
                  {crs()},
                  {}}},
                {}};
    }

    const District& district_;
    const std::vector<OutputLayer>& layers_;
    Language language_;
};

} // namespace

std::string
qgis_project(const District& district, const std::vector<OutputLayer>& layers, Language language) {
    return ProjectFile(district, layers, language).text();
}

} // namespace yike
