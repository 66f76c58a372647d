// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
/// @file
/// A district: everything that a project's layers say, in the working CRS. Plain values; indexes
/// into its vectors are the ids of base/ids.hpp. Each vector is in the order of its source.
#pragma once

#include "base/ids.hpp"
#include "base/issue.hpp"
#include "district/profile.hpp"
#include "district/settings.hpp"
#include "geometry/crs.hpp"
#include "geometry/polygon.hpp"

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace yike {

class Elevation;

/// An administrative community.
struct Community {
    std::string id;
    std::string name;
    MultiPolygon ground;
};

/// The three settlement types of the planners, or any other text.
enum class SettlementType { open_old, commodity, resettled, other };

enum class Enclosure { walled, open };

/// A residential compound: the unit of demand.
struct Compound {
    std::string id;
    std::string name;
    MultiPolygon ground; ///< empty for a point compound
    PlanePoint interior; ///< GEOS interior point of `ground`, or the point itself
    double households = 0;
    double people = 0;             ///< given, else households x 2.55
    double elderly = 0;            ///< given, else 20.3 % of people
    std::string households_source; ///< "estimate..." marks an estimate; empty: as given
    SettlementType type = SettlementType::other;
    std::string type_name;              ///< as written
    CommunityId community;              ///< by its field, else by its interior point; may be none
    std::optional<Enclosure> enclosure; ///< only if the source says so
    double detour = 1.0;                ///< inner detour factor, [1, 3]
    std::string year;
    std::string grid;
    std::string responsible;
    LonLat lon_lat;     ///< of `interior`
    bool counts = true; ///< false: left out by a selection; its people are 0, its walls stay
};

enum class GateHours { always, hours, closed };

/// A gate as given by the planner.
struct Gate {
    std::string id;
    PlanePoint point;
    CompoundId compound; ///< none if the source names none
    GateHours open = GateHours::always;
    std::string hours;      ///< text of `open` when it is hours
    bool residents = false; ///< walked outwards only
};

enum class BarrierKind { wall, river, rail, water };

/// A line that stops access walks; outlines of polygons are closed lines.
struct Barrier {
    std::string id;
    BarrierKind kind = BarrierKind::wall;
    std::vector<Line> lines;
    MultiPolygon area; ///< for drawing water; empty for lines
};

/// A chain of straight segments that joins others only at its two ends.
struct Road {
    std::string id; ///< source id
    std::string road_class;
    std::string name;
    std::string crossing;
    int level = 0;
    bool oneway_foot = false;    ///< walked from its first to its last point only
    bool private_access = false; ///< carries residents only (settings.private_ways)
    std::uint32_t from = 0;      ///< junction numbers below District::junctions
    std::uint32_t to = 0;
    Line line;
    std::vector<double> heights; ///< m, parallel to `line`; empty: level ground

    bool operator==(const Road&) const = default;
};

struct Station {
    std::string id;
    std::string name;
    PlanePoint point;
    int tier = 1; ///< 1 community centre, 2 compound station
    std::optional<double> floor_area_m2;
    std::optional<double> capacity_households;
    CommunityId community; ///< by its field, else by its place; may be none
    std::string entrance;  ///< "", "compound" or "street"
    std::string services;
    std::string open;   ///< opening hours as written
    bool inside = true; ///< within the boundary
    LonLat lon_lat;
    bool counts = true; ///< false: left out by a selection, or shut at the time of day asked for
};

struct Candidate {
    std::string id;
    std::string name;
    PlanePoint point;
    std::optional<double> floor_area_m2;
    std::optional<double> cost_yuan;
    std::string source;
    std::string tenure;
    int tier = 1;
};

struct Building {
    PlanePoint point;
    double households = 0;
    std::optional<double> people;
};

/// A file that went into the district.
struct InputFile {
    std::string layer;
    std::string file; ///< as written in the project
    std::string sha256;
};

struct District {
    std::string name = {};
    std::string data_date = {}; ///< ISO day; may be empty
    std::string note = {};      ///< e.g. 示意数据; printed on every map
    std::string selection = {}; ///< what the figures are limited to; printed on every map
    std::string attribution = {};
    std::optional<double> boundary_area_km2 = {}; ///< published
    WorkingCrs crs;
    Settings settings = {};
    std::vector<WalkingProfile> profiles = {}; ///< built-in ones and the project's own

    MultiPolygon boundary = {};
    std::vector<Community> communities = {};
    std::vector<Compound> compounds = {}; ///< only those inside the boundary
    std::vector<Gate> gates = {};
    std::vector<Barrier> barriers = {};
    std::vector<Road> roads = {};
    std::uint32_t junctions = 0;
    std::shared_ptr<const Elevation> elevation = {}; ///< null unless the profile feels slopes
    std::vector<Station> stations = {};
    std::vector<Candidate> candidates = {};
    std::vector<Building> buildings = {};

    std::vector<InputFile> inputs = {};
    std::map<std::string, double> omitted_road_km = {}; ///< reason -> km of ways left out
    IssueList issues = {};

    /// The profile named by the settings. @throws DataError if there is none.
    const WalkingProfile& profile() const;
};

/// `community:<id>` lookups and names; none if unknown.
CommunityId find_community(const District& district, const std::string& id_or_name);

/// The first community whose ground holds the point; none if there is none.
CommunityId community_at(const District& district, PlanePoint p);

} // namespace yike
