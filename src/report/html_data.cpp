// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
#include "report/html_data.hpp"

#include "coverage/equity.hpp"
#include "geometry/overlay.hpp"
#include "io/csv.hpp"
#include "render/palette.hpp"
#include "report/comparison_tables.hpp"
#include "report/html_geometry.hpp"
#include "report/html_words.hpp"
#include "report/tables.hpp"
#include "report/thin_outline.hpp"

#include <algorithm>
#include <cmath>
#include <functional>
#include <string_view>
#include <utility>
#include <vector>

namespace yike {

namespace {

/// Outlines of isochrones and gaps have a vertex every metre or two, far more than a screen shows.
constexpr double kOutlineTolerance = 1; // m

/// Beyond so many vertices of roads the page shows the streets alone, without lanes and footways.
constexpr std::size_t kMostRoadVertices = 120'000;

using Keep = std::function<bool(const CsvRow&)>;

/// A CSV table as it is; with `columns` only those, in their order; with `keep` only such rows.
PageJson table(
    const std::string& csv,
    const std::vector<std::string>& columns = {},
    const Keep& keep = [](const CsvRow&) { return true; }) {
    const CsvText text = parse_csv(csv);
    const std::vector<std::string>& header = text.header;
    std::vector<std::size_t> wanted;
    for (const std::string& column : columns.empty() ? header : columns) {
        const auto it = std::find(header.begin(), header.end(), column);
        wanted.push_back(static_cast<std::size_t>(it - header.begin()));
    }
    PageJson rows = PageJson::array();
    for (const CsvRow& row : text.rows) {
        if (!keep(row)) {
            continue;
        }
        PageJson fields = PageJson::array();
        for (const std::size_t column : wanted) {
            fields.push_back(row.fields[column]);
        }
        rows.push_back(std::move(fields));
    }
    return {{"columns", columns.empty() ? header : columns}, {"rows", std::move(rows)}};
}

bool begins_with_any(std::string_view text, std::initializer_list<std::string_view> beginnings) {
    return std::any_of(beginnings.begin(), beginnings.end(), [text](std::string_view beginning) {
        return text.starts_with(beginning);
    });
}

/// Indicators of the page: those of the whole district for all stations, and the headline of every
/// community, type and enclosure.
bool is_told(std::string_view indicator, std::string_view group) {
    if (group == "all") {
        const bool of_one_tier = indicator.find(".tier1") != std::string_view::npos ||
                                 indicator.find(".tier2") != std::string_view::npos;
        return !of_one_tier;
    }
    return indicator == "coverage.gate.15.households.all" &&
           begins_with_any(group, {"community:", "type:", "enclosure:"});
}

PageJson lorenz_json(const District& district, const CoverageTimes& times) {
    std::vector<Holding> holdings;
    for (std::size_t i = 0; i < district.compounds.size(); ++i) {
        const Millis time = times.compounds[i].of(TierSet::all).nearest_ms;
        if (time != kNever) {
            holdings.push_back({static_cast<double>(time), district.compounds[i].households});
        }
    }
    const auto share = [](double value) { return std::round(value * 1e6) / 1e6; };
    PageJson points = PageJson::array();
    for (const LorenzPoint& point : lorenz_curve(std::move(holdings))) {
        points.push_back({share(point.households), share(point.value)});
    }
    return points;
}

/// The district with or without a plan.
class PageState {
  public:
    PageState(const District& district, const Evaluation& evaluation)
        : district_(district), evaluation_(evaluation), geometry_(district.crs) {}

    PageJson make() const {
        return {{"compounds", compounds()},
                {"gaps", table(gaps_csv(district_, evaluation_))},
                {"stations", stations()},
                {"isochrone", isochrone()},
                {"gap_areas", gap_areas()},
                {"lorenz", lorenz_json(district_, evaluation_.times)}};
    }

  private:
    // What does not change with a plan is in the baseline's alone; the page looks there.
    PageJson compounds() const {
        return table(compounds_csv(district_, evaluation_),
                     {"compound_id",
                      "nearest_station",
                      "minutes",
                      "second_station",
                      "second_minutes",
                      "share_15",
                      "circle_15"});
    }

    PageJson stations() const {
        PageJson all = PageJson::array();
        for (const Station& station : district_.stations) {
            all.push_back({{"id", station.id},
                           {"name", station.name},
                           {"label", station_label(station.name)},
                           {"tier", station.tier},
                           {"at", geometry_.point(station.point)},
                           {"inside", station.inside},
                           {"counts", station.counts}});
        }
        return all;
    }

    PageJson isochrone() const {
        for (const Isochrone& isochrone : evaluation_.isochrones) {
            if (isochrone.minutes == kHeadlineMinutes) {
                return geometry_.ground(thinned(isochrone.ground, kOutlineTolerance));
            }
        }
        return PageJson::array();
    }

    PageJson gap_areas() const {
        PageJson all = PageJson::array();
        for (std::size_t i = 0; i < evaluation_.gap_areas.size(); ++i) {
            const MultiPolygon& ground = evaluation_.gap_areas[i];
            if (!ground.empty() && district_.compounds[i].counts) {
                all.push_back({{"compound", district_.compounds[i].id},
                               {"ground", geometry_.ground(thinned(ground, kOutlineTolerance))}});
            }
        }
        return all;
    }

    const District& district_;
    const Evaluation& evaluation_;
    PageGeometry geometry_;
};

/// Where a change is on the map, and what it says of itself.
PageJson change_json(const District& district, const PlannedChange& planned, std::size_t number) {
    const PageGeometry geometry(district.crs);
    const Change& change = planned.change;
    PageJson json{{"id", change.id},
                  {"number", number},
                  {"kind", to_string(change.kind)},
                  {"off", change.off},
                  {"note", change.note}};
    const bool of_old_station = planned.station.valid();
    if (of_old_station) {
        const Station& station = district.stations[planned.station.index()];
        json["station"] = station.id;
        json["name"] = station.name;
        json["tier"] = station.tier;
        json["from"] = geometry.point(station.point);
    }
    switch (change.kind) {
    case ChangeKind::relocate:
        json["to"] = geometry.point(planned.point);
        break;
    case ChangeKind::build:
        json["station"] = change.new_id;
        json["name"] = planned.name.empty() ? change.new_id : planned.name;
        json["tier"] = planned.tier;
        json["to"] = geometry.point(planned.point);
        break;
    case ChangeKind::add_path:
        json["path"] = geometry.line(planned.path);
        break;
    case ChangeKind::block_road:
        json["paths"] = PageJson::array();
        for (const RoadId road : planned.roads) {
            json["paths"].push_back(geometry.line(district.roads[road.index()].line));
        }
        if (planned.roads.empty()) {
            json["at"] = geometry.point(planned.at);
            json["radius_m"] = change.radius_m;
        }
        break;
    case ChangeKind::renovate:
    case ChangeKind::close:
    case ChangeKind::open_gate:
    case ChangeKind::close_gate:
        break;
    }
    return json;
}

void add_gate(PageJson& json,
              const Enclosures& enclosures,
              const District& district,
              const PlannedChange& planned) {
    const PageGeometry geometry(district.crs);
    if (planned.gate.valid()) {
        const CompoundGate& gate = enclosures.gates[planned.gate.index()];
        json["at"] = geometry.point(gate.point);
        json["name"] = district.compounds[gate.compound.index()].name;
    } else if (planned.change.kind == ChangeKind::open_gate && planned.compound.valid()) {
        json["at"] = geometry.point(planned.at);
        json["name"] = district.compounds[planned.compound.index()].name;
    }
}

std::string_view rank_name(RoadRank rank) {
    switch (rank) {
    case RoadRank::arterial:
        return "arterial";
    case RoadRank::collector:
        return "collector";
    case RoadRank::street:
        return "street";
    case RoadRank::lane:
        return "lane";
    case RoadRank::footway:
        break;
    }
    return "footway";
}

/// The ground of the map, the same for all scenarios.
class PageMap {
  public:
    explicit PageMap(const Evaluation& baseline)
        : district_(baseline.model->district()), baseline_(baseline), geometry_(district_.crs) {}

    PageJson make() const {
        return {{"boundary", geometry_.ground(district_.boundary)},
                {"communities", communities()},
                {"compounds", compounds()},
                {"gates", gates()},
                {"water", water()},
                {"barriers", barriers()},
                {"lanes_left_out", has_too_many_roads()},
                {"roads", roads()}};
    }

  private:
    PageJson communities() const {
        PageJson all = PageJson::array();
        for (const Community& community : district_.communities) {
            const auto at = interior_point(community.ground);
            all.push_back({{"id", community.id},
                           {"name", community.name},
                           {"at", at ? geometry_.point(*at) : PageJson()},
                           {"ground", geometry_.ground(community.ground)}});
        }
        return all;
    }

    PageJson compounds() const {
        PageJson all = PageJson::array();
        for (std::size_t i = 0; i < district_.compounds.size(); ++i) {
            const Compound& compound = district_.compounds[i];
            if (compound.counts) {
                all.push_back({{"id", compound.id},
                               {"at", geometry_.point(compound.interior)},
                               {"walled", baseline_.model->is_walled(CompoundId(i))},
                               {"ground", geometry_.ground(compound.ground)}});
            }
        }
        return all;
    }

    PageJson gates() const {
        PageJson all = PageJson::array();
        for (const CompoundGate& gate : baseline_.model->enclosures().gates) {
            all.push_back({{"at", geometry_.point(gate.point)}, {"open", gate.open}});
        }
        return all;
    }

    PageJson water() const {
        PageJson all = PageJson::array();
        for (const Barrier& barrier : district_.barriers) {
            const bool wet =
                barrier.kind == BarrierKind::water || barrier.kind == BarrierKind::river;
            if (wet && !barrier.area.empty()) {
                all.push_back(geometry_.ground(barrier.area));
            }
        }
        return all;
    }

    PageJson barriers() const {
        PageJson all{
            {"wall", PageJson::array()}, {"river", PageJson::array()}, {"rail", PageJson::array()}};
        for (const Barrier& barrier : district_.barriers) {
            const char* kind = barrier.kind == BarrierKind::wall   ? "wall"
                               : barrier.kind == BarrierKind::rail ? "rail"
                                                                   : "river";
            for (const Line& line : barrier.lines) {
                all[kind].push_back(geometry_.line(line));
            }
        }
        return all;
    }

    bool has_too_many_roads() const {
        std::size_t vertices = 0;
        for (const Road& road : district_.roads) {
            vertices += road.line.size();
        }
        return vertices > kMostRoadVertices;
    }

    PageJson roads() const {
        const bool streets_alone = has_too_many_roads();
        PageJson all = PageJson::object();
        for (const RoadRank rank : {RoadRank::footway,
                                    RoadRank::lane,
                                    RoadRank::street,
                                    RoadRank::collector,
                                    RoadRank::arterial}) {
            all[std::string(rank_name(rank))] = PageJson::array();
        }
        for (const Road& road : district_.roads) {
            const RoadRank rank = road_rank(road.road_class);
            if (!streets_alone || (rank != RoadRank::lane && rank != RoadRank::footway)) {
                all[std::string(rank_name(rank))].push_back(geometry_.line(road.line));
            }
        }
        return all;
    }

    const District& district_;
    const Evaluation& baseline_;
    PageGeometry geometry_;
};

PageJson tables_json(const Comparison& comparison) {
    return {{"scenarios", table(scenarios_csv(comparison))},
            {"economics", table(economics_csv(comparison))},
            {"changes", table(changes_csv(comparison))},
            {"compounds", table(compounds_csv(*comparison.district, *comparison.baseline))},
            {"fates", table(fates_csv(comparison), {"scenario", "compound_id", "status"})},
            {"comparison",
             table(comparison_csv(comparison),
                   {},
                   [](const CsvRow& row) { return is_told(row.fields[1], row.fields[2]); })},
            {"phases", table(phases_csv(comparison))},
            {"sensitivity", table(sensitivity_csv(comparison))},
            {"certainty", table(certainty_csv(comparison))}};
}

/// An empty scenario is the baseline.
PageJson front_json(const Comparison& comparison) {
    PageJson points = PageJson::array();
    for (const FrontPoint& point : comparison.front) {
        points.push_back(
            {{"scenario",
              point.scenario ? comparison.scenarios[*point.scenario]->plan.scenario.id : ""},
             {"cost_yuan", rounded_text(point.cost_yuan, 6)},
             {"covered_households", rounded_text(point.covered_households, 6)}});
    }
    return points;
}

// The walk of a compound: station, gate (empty: from its ground), metres to the street, along
// streets, to the station and as the crow flies.
PageJson walk_json(const ExplainedWalk& walk, const AccessModel& model) {
    const std::string gate =
        walk.gate.valid() ? model.enclosures().gates[walk.gate.index()].id : "";
    return {{"station", model.district().stations[walk.station.index()].id},
            {"gate", gate},
            {"beside", walk.beside},
            {"metres",
             {rounded_text(walk.access_m, 0),
              rounded_text(walk.network_m, 0),
              rounded_text(walk.station_m, 0),
              rounded_text(walk.straight_m, 0)}},
            {"detour", walk.detour_ratio() ? rounded_text(*walk.detour_ratio(), 2) : ""}};
}

PageJson remedy_json(const Remedy& remedy) {
    const bool faster = remedy.kind == RemedyKind::walk_faster;
    return {{"kind", to_string(remedy.kind)},
            {"what", remedy.what},
            {"cost_yuan", remedy.cost_yuan ? rounded_text(*remedy.cost_yuan, 0) : ""},
            {"minutes", minutes_text(remedy.time_ms)},
            {"km_per_h", faster ? rounded_text(walking_km_per_h(remedy), 1) : ""}};
}

// By compound; with `known` only what differs from it.
PageJson explanations_json(const std::vector<Explanation>& explanations,
                           const AccessModel& model,
                           const PageJson& known = PageJson::object()) {
    constexpr std::size_t kMostRemedies = 6;
    PageJson all = PageJson::object();
    for (const Explanation& explanation : explanations) {
        const Compound& compound = model.district().compounds[explanation.compound.index()];
        if (!compound.counts) {
            continue;
        }
        PageJson json = PageJson::object();
        if (explanation.walk) {
            json["walk"] = walk_json(*explanation.walk, model);
        }
        for (std::size_t i = 0; i < explanation.remedies.size() && i < kMostRemedies; ++i) {
            json["remedies"].push_back(remedy_json(explanation.remedies[i]));
        }
        const auto before = known.find(compound.id);
        if (before == known.end() || *before != json) {
            all[compound.id] = std::move(json);
        }
    }
    return all;
}

PageJson scenario_json(const Comparison& comparison,
                       const ScenarioOutcome& outcome,
                       const PageJson& baseline_explanations) {
    const Scenario& scenario = outcome.plan.scenario;
    PageJson json{{"id", scenario.id}, {"name", scenario.name}, {"note", scenario.note}};
    json.update(PageState(outcome.planned.district, outcome.evaluation).make());
    json["explanations"] =
        explanations_json(outcome.explanations, *outcome.evaluation.model, baseline_explanations);
    json["changes"] = PageJson::array();
    const Enclosures& enclosures = comparison.baseline->model->enclosures();
    for (std::size_t i = 0; i < outcome.plan.changes.size(); ++i) {
        const PlannedChange& planned = outcome.plan.changes[i];
        PageJson change = change_json(*comparison.district, planned, i + 1);
        add_gate(change, enclosures, *comparison.district, planned);
        json["changes"].push_back(std::move(change));
    }
    return json;
}

std::string without_less_than(const std::string& json) {
    std::string safe;
    safe.reserve(json.size());
    for (const char c : json) {
        if (c == '<') {
            safe += "\\u003c"; // `<` stands in texts only, where this means the same
        } else {
            safe += c;
        }
    }
    return safe;
}

} // namespace

std::string comparison_data(const Comparison& comparison, Language language) {
    PageJson data = page_words(comparison, language);
    data["map"] = PageMap(*comparison.baseline).make();
    data["tables"] = tables_json(comparison);
    data["front"] = front_json(comparison);
    data["baseline"] = PageState(*comparison.district, *comparison.baseline).make();
    data["baseline"]["explanations"] =
        explanations_json(comparison.baseline_explanations, *comparison.baseline->model);
    data["baseline"]["indicators"] =
        table(indicators_csv(*comparison.baseline), {}, [](const CsvRow& row) {
            return is_told(row.fields[0], row.fields[1]);
        });
    data["scenarios"] = PageJson::array();
    for (const auto& outcome : comparison.scenarios) {
        data["scenarios"].push_back(
            scenario_json(comparison, *outcome, data["baseline"]["explanations"]));
    }
    return without_less_than(data.dump(-1, ' ', false, PageJson::error_handler_t::replace));
}

} // namespace yike
