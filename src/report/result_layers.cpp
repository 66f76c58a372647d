// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
#include "report/result_layers.hpp"

#include "report/tables.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

namespace yike {

namespace {

// To a whole number of 1 / parts.
Value rounded(double value, double parts) {
    return std::round(value * parts) / parts;
}

// Not rounded: 15 min and a millisecond is no 15 min, on a map as in a table.
Value minutes_value(Millis time) {
    return time == kNever ? Value{} : Value{static_cast<double>(time) / minutes_to_millis(1)};
}

Value text(const std::string& value) {
    return value.empty() ? Value{} : Value{value};
}

Value station_value(const District& district, StationId id) {
    return id.valid() ? Value{district.stations[id.index()].id} : Value{};
}

Value community_value(const District& district, CommunityId id) {
    return id.valid() ? Value{district.communities[id.index()].id} : Value{};
}

OutputLayer boundary_layer(const District& district) {
    OutputLayer layer{"boundary", GeometryType::multi_polygon, {{"name", FieldType::text}}, {}, {}};
    layer.features.push_back({district.boundary, {text(district.name)}});
    return layer;
}

OutputLayer communities_layer(const District& district) {
    OutputLayer layer{"communities",
                      GeometryType::multi_polygon,
                      {{"id", FieldType::text}, {"name", FieldType::text}},
                      {},
                      {}};
    for (const Community& community : district.communities) {
        layer.features.push_back({community.ground, {community.id, text(community.name)}});
    }
    return layer;
}

/// Stations of a tier that the compound reaches within the headline's minutes.
std::int64_t stations_within(const District& district, const CompoundTimes& times, TierSet tier) {
    return std::count_if(times.within.begin(), times.within.end(), [&](const StationTime& time) {
        return belongs(district.stations[time.station.index()], tier);
    });
}

std::vector<OutputField> compound_fields() {
    return {{"id", FieldType::text},
            {"name", FieldType::text},
            {"type", FieldType::text},
            {"community", FieldType::text},
            {"enclosure", FieldType::text},
            {"gate_source", FieldType::text},
            {"households", FieldType::real},
            {"people", FieldType::real},
            {"elderly", FieldType::real},
            {"nearest_station", FieldType::text},
            {"minutes", FieldType::real},
            {"covered_15", FieldType::integer},
            {"has_access", FieldType::integer},
            {"stations_15_tier1", FieldType::integer},
            {"stations_15_tier2", FieldType::integer},
            {"x", FieldType::real},
            {"y", FieldType::real}};
}

OutputLayer compounds_layer(const District& district, const Evaluation& evaluation) {
    OutputLayer layer{"compounds", GeometryType::multi_polygon, compound_fields(), {}, {}};
    for (std::size_t i = 0; i < district.compounds.size(); ++i) {
        if (!district.compounds[i].counts) {
            continue;
        }
        const Compound& c = district.compounds[i];
        const CompoundTimes& times = evaluation.times.compounds[i];
        const CompoundReach& reach = times.of(TierSet::all);
        const auto source = evaluation.model->enclosures().compounds[i].source;
        layer.features.push_back(
            {c.ground,
             {c.id,
              text(c.name),
              text(c.type_name),
              community_value(district, c.community),
              std::string(evaluation.model->is_walled(CompoundId(i)) ? "walled" : "open"),
              text(to_string(source)),
              c.households,
              c.people,
              c.elderly,
              station_value(district, reach.nearest),
              minutes_value(reach.nearest_ms),
              std::int64_t{covered(times, TierSet::all, kHeadlineMinutes)},
              std::int64_t{times.has_access},
              stations_within(district, times, TierSet::tier1),
              stations_within(district, times, TierSet::tier2),
              rounded(c.interior.x, 1000),
              rounded(c.interior.y, 1000)}});
    }
    return layer;
}

/// Compounds given as points, which a layer of polygons holds without their place.
OutputLayer compound_points_layer(const District& district, const OutputLayer& compounds) {
    OutputLayer layer{"compound_points", GeometryType::point, compounds.fields, {}, {}};
    std::size_t row = 0; // of the layer, which holds those that count
    for (const Compound& compound : district.compounds) {
        if (!compound.counts) {
            continue;
        }
        if (compound.ground.empty()) {
            layer.features.push_back({compound.interior, compounds.features[row].values});
        }
        ++row;
    }
    return layer;
}

OutputLayer gates_layer(const District& district, const Evaluation& evaluation) {
    OutputLayer layer{"gates",
                      GeometryType::point,
                      {{"id", FieldType::text},
                       {"compound", FieldType::text},
                       {"source", FieldType::text},
                       {"open", FieldType::integer},
                       {"residents", FieldType::integer}},
                      {},
                      {}};
    const Enclosures& enclosures = evaluation.model->enclosures();
    for (const CompoundGate& gate : enclosures.gates) {
        layer.features.push_back({gate.point,
                                  {gate.id,
                                   district.compounds[gate.compound.index()].id,
                                   to_string(enclosures.compounds[gate.compound.index()].source),
                                   std::int64_t{gate.open},
                                   std::int64_t{gate.residents}}});
    }
    return layer;
}

std::string kind_name(BarrierKind kind) {
    switch (kind) {
    case BarrierKind::wall:
        return "wall";
    case BarrierKind::river:
        return "river";
    case BarrierKind::rail:
        return "rail";
    case BarrierKind::water:
        break;
    }
    return "water";
}

OutputLayer barriers_layer(const District& district) {
    OutputLayer layer{"barriers",
                      GeometryType::multi_line,
                      {{"id", FieldType::text}, {"kind", FieldType::text}},
                      {},
                      {}};
    for (const Barrier& barrier : district.barriers) {
        layer.features.push_back({barrier.lines, {text(barrier.id), kind_name(barrier.kind)}});
    }
    return layer;
}

OutputLayer water_layer(const District& district) {
    OutputLayer layer{"water", GeometryType::multi_polygon, {{"id", FieldType::text}}, {}, {}};
    for (const Barrier& barrier : district.barriers) {
        const bool wet = barrier.kind == BarrierKind::water || barrier.kind == BarrierKind::river;
        if (wet && !barrier.area.empty()) {
            layer.features.push_back({barrier.area, {text(barrier.id)}});
        }
    }
    return layer;
}

OutputLayer roads_layer(const District& district) {
    OutputLayer layer{
        "roads",
        GeometryType::line,
        {{"id", FieldType::text}, {"class", FieldType::text}, {"name", FieldType::text}},
        {},
        {}};
    for (const Road& road : district.roads) {
        layer.features.push_back({road.line, {road.id, text(road.road_class), text(road.name)}});
    }
    return layer;
}

OutputLayer stations_layer(const District& district, const Evaluation& evaluation) {
    OutputLayer layer{"stations",
                      GeometryType::point,
                      {{"id", FieldType::text},
                       {"name", FieldType::text},
                       {"label", FieldType::text},
                       {"tier", FieldType::integer},
                       {"community", FieldType::text},
                       {"inside", FieldType::integer},
                       {"has_access", FieldType::integer},
                       {"households_15", FieldType::real},
                       {"unique_households_15", FieldType::real},
                       {"lost_if_closed_15", FieldType::real}},
                      {},
                      {}};
    for (std::size_t s = 0; s < district.stations.size(); ++s) {
        const Station& station = district.stations[s];
        const StationResult& result = evaluation.stations[s];
        layer.features.push_back({station.point,
                                  {station.id,
                                   text(station.name),
                                   text(station_label(station.name)),
                                   std::int64_t{station.tier},
                                   community_value(district, station.community),
                                   std::int64_t{station.inside},
                                   std::int64_t{!evaluation.times.destinations[s].sources.empty()},
                                   result.households,
                                   result.unique_households,
                                   result.lost_if_closed}});
    }
    return layer;
}

OutputLayer nearest_layer(const District& district, const Evaluation& evaluation) {
    OutputLayer layer{"nearest_areas",
                      GeometryType::multi_polygon,
                      {{"station", FieldType::text}, {"area_m2", FieldType::real}},
                      {},
                      {}};
    for (std::size_t s = 0; s < evaluation.nearest.areas.size(); ++s) {
        const MultiPolygon& ground = evaluation.nearest.areas[s];
        if (!ground.empty()) {
            layer.features.push_back(
                {ground, {district.stations[s].id, rounded(area(ground), 10)}});
        }
    }
    return layer;
}

OutputLayer gaps_layer(const District& district, const Evaluation& evaluation) {
    OutputLayer layer{"gaps",
                      GeometryType::multi_polygon,
                      {{"compound_id", FieldType::text},
                       {"name", FieldType::text},
                       {"households", FieldType::real},
                       {"minutes", FieldType::real},
                       {"covered_15", FieldType::integer},
                       {"area_m2", FieldType::real}},
                      {},
                      {}};
    for (std::size_t i = 0; i < evaluation.gap_areas.size(); ++i) {
        const MultiPolygon& ground = evaluation.gap_areas[i];
        if (ground.empty()) {
            continue;
        }
        const Compound& c = district.compounds[i];
        const CompoundTimes& times = evaluation.times.compounds[i];
        layer.features.push_back({ground,
                                  {c.id,
                                   text(c.name),
                                   c.households,
                                   minutes_value(times.of(TierSet::all).nearest_ms),
                                   std::int64_t{covered(times, TierSet::all, kHeadlineMinutes)},
                                   rounded(area(ground), 10)}});
    }
    return layer;
}

} // namespace

OutputLayer isochrone_layer(const std::vector<NamedIsochrones>& all,
                            const QgisStyleOptions& options) {
    OutputLayer layer{"isochrones",
                      GeometryType::multi_polygon,
                      {{"station", FieldType::text},
                       {"minutes", FieldType::integer},
                       {"area_m2", FieldType::real},
                       {"unreached_inside_m", FieldType::real},
                       {"reached_outside_m", FieldType::real},
                       {"splinter_inside_m", FieldType::real},
                       {"stacked_m", FieldType::real},
                       {"holes", FieldType::integer}},
                      {},
                      {}};
    for (const NamedIsochrones& named : all) {
        for (const Isochrone& isochrone : named.isochrones) {
            const Audit& audit = isochrone.audit;
            layer.features.push_back({isochrone.ground,
                                      {text(named.station),
                                       std::int64_t{isochrone.minutes},
                                       rounded(isochrone.area_m2, 10),
                                       rounded(audit.unreached_inside_m, 100),
                                       rounded(audit.reached_outside_m, 100),
                                       rounded(audit.splinter_inside_m, 100),
                                       rounded(audit.stacked_m, 100),
                                       std::int64_t{audit.holes}}});
        }
    }
    layer.qgis_style = qgis_style(layer, options);
    return layer;
}

std::vector<OutputLayer>
result_layers(const District& district, const Evaluation& evaluation, Language language) {
    const QgisStyleOptions options{language, district.settings.minutes};
    std::vector<OutputLayer> layers{boundary_layer(district),
                                    communities_layer(district),
                                    compounds_layer(district, evaluation),
                                    gates_layer(district, evaluation),
                                    barriers_layer(district),
                                    water_layer(district),
                                    roads_layer(district),
                                    stations_layer(district, evaluation),
                                    isochrone_layer({{"", evaluation.isochrones}}, options),
                                    nearest_layer(district, evaluation),
                                    gaps_layer(district, evaluation)};
    if (OutputLayer points = compound_points_layer(district, layers[2]); !points.features.empty()) {
        layers.push_back(std::move(points));
    }
    for (OutputLayer& layer : layers) {
        layer.qgis_style = qgis_style(layer, options);
    }
    return layers;
}

} // namespace yike
