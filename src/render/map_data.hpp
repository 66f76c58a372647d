// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
/// @file
/// What a map sheet needs to know: plain values in the working CRS, filled by the caller.
#pragma once

#include "district/district.hpp"
#include "geometry/polygon.hpp"

#include <array>
#include <optional>
#include <string>
#include <vector>

namespace yike {

/// Which of the three rules of coverage the households of a sheet are counted by.
enum class MapRule { gate, share, circle };

/// What a plan means to a compound.
enum class MapFate { gained, lost, kept, uncovered };

struct MapCommunity {
    std::string name;
    MultiPolygon ground;
    double households = 0;
    double covered_households = 0; ///< by the rule of the sheet
};

struct MapCompound {
    std::string id;
    std::string name;
    MultiPolygon ground; ///< empty for a point compound
    PlanePoint point;    ///< interior point
    double households = 0;
    std::optional<double> minutes; ///< to the nearest station; none beyond the longest walk
    bool walled = false;
    bool has_access = true;                    ///< false: drawn hatched whatever `minutes` says
    std::array<int, 2> stations_within{};      ///< stations within the cutoff: of tier 1, of tier 2
    std::optional<MapFate> fate = {};          ///< for sheets of plans
    std::optional<double> minutes_before = {}; ///< without the plan
};

/// Ground within reach of any station, from the field of the least time over all of them.
struct MapIsochrone {
    int minutes = 15;
    MultiPolygon ground;
};

struct MapBarrier {
    BarrierKind kind = BarrierKind::wall;
    Line line;
};

struct MapGate {
    PlanePoint point;
    bool open = true;
};

struct MapRoad {
    std::string road_class; ///< value of OSM's `highway`; unknown ones are drawn as local streets
    std::string name;
    Line line;
};

struct MapStation {
    std::string name;
    int tier = 1;
    PlanePoint point;
    bool inside = true;
    bool closed = false;
    std::optional<double> unique_share = {}; ///< of its households, those that it alone covers
};

/// A room that a station could move into.
struct MapCandidate {
    std::string id;
    std::string name;
    PlanePoint point;
    int tier = 1;
};

/// Two stations of one tier that stand too close to each other.
struct MapConflict {
    std::size_t a = 0; ///< index into MapData::stations
    std::size_t b = 0;
    double minutes = 0; ///< on foot from one to the other
    double shared_households = 0;
};

/// Ground whose stations are measured against the area standard: a community, or the ground
/// nearest to a station where there are no communities.
struct MapAreaUnit {
    std::string name;
    MultiPolygon ground;
    std::optional<double> floor_m2 = {};    ///< of its stations; none: nobody says
    std::optional<double> required_m2 = {}; ///< none or 0: nothing is asked of it
};

enum class MapChangeKind {
    moved,
    renovated,
    built,
    closed,
    gate_opened,
    gate_closed,
    path,
    blocked
};

/// One change of a plan.
struct MapChange {
    std::size_t number = 0; ///< in the ledger, from 1
    MapChangeKind kind = MapChangeKind::moved;
    std::string what;             ///< 「迁址 东风路」
    int tier = 1;                 ///< of its station
    PlanePoint from;              ///< moved: the old place
    PlanePoint at;                ///< where it is, and its number
    std::vector<Line> lines = {}; ///< path, blocked
    double cost_yuan = 0;
    double gain_alone = 0; ///< households covered more with it alone
    double gain_last = 0;  ///< given all others
};

/// A plan against the baseline.
struct MapPlan {
    std::vector<MapChange> changes; ///< in the order of the ledger, without those that are off
    double covered_before = 0;      ///< households
    double gained = 0;
    double lost = 0;
    double longer_walk = 0; ///< households whose way has become longer
    double cost_yuan = 0;
};

/// One of the three or four big figures beside the map.
struct MapFigure {
    std::string value;   ///< as printed, with its unit: "94.9%"
    std::string caption; ///< in the language of the sheet
};

struct MapData {
    std::string name;        ///< of the district
    std::string scenario;    ///< name of the scenario; empty: the baseline
    std::string data_date;   ///< ISO day or month; may be empty
    std::string note;        ///< e.g. 示意数据; printed on every sheet
    std::string attribution; ///< of the data
    std::string profile = "standard";
    double speed_km_h = 4.0;
    MapRule rule = MapRule::gate;
    int cutoff_minutes = 15;
    double d_min_m = 500;  ///< stations of a tier nearer than this may conflict
    double a_min_m2 = 500; ///< area standard: at least, and a household
    double area_per_household_m2 = 0.3;

    MultiPolygon boundary;
    std::vector<MapCommunity> communities;
    std::vector<MapCompound> compounds;
    std::vector<MapIsochrone> isochrones; ///< any order; the one of the cutoff is drawn
    MultiPolygon gaps;                    ///< ground of the gap list
    std::vector<MapConflict> conflicts;   ///< of either tier
    std::vector<MapAreaUnit> area_units;
    bool area_by_community = true;       ///< what the area units are
    std::optional<double> floor_area_m2; ///< of all stations that count; none: nobody says
    int tier = 1;                        ///< whose overlap a map of redundancy shows
    MultiPolygon water;
    std::vector<MapBarrier> barriers;
    std::vector<MapGate> gates;
    std::vector<MapRoad> roads;
    std::vector<MapStation> stations;
    std::vector<MapCandidate> candidates; ///< windows show them; sheets do not

    std::optional<MapPlan> plan; ///< none: the baseline

    std::vector<MapFigure> figures; ///< empty: default_figures()

    double households = 0;
    double covered_households = 0;
    double uncovered_households = 0;
    bool estimated_households = false; ///< any of them is an estimate
};

} // namespace yike
