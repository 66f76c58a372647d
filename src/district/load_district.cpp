// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
#include "base/heavy_work.hpp"
#include "district/lift_roads.hpp"
#include "district/load_compounds.hpp"
#include "district/load_ground.hpp"
#include "district/load_places.hpp"
#include "district/load_roads.hpp"
#include "district/project.hpp"
#include "io/osm_file.hpp"
#include "io/result_folder.hpp"

#include <algorithm>
#include <filesystem>
#include <iterator>

namespace yike {

namespace {

/// What the project file alone says.
District describe(const Project& project, WorkingCrs crs) {
    District district{.name = project.name,
                      .data_date = project.data_date,
                      .note = project.note,
                      .attribution = project.attribution,
                      .boundary_area_km2 = project.boundary_area_km2,
                      .crs = std::move(crs),
                      .settings = project.settings,
                      .profiles = project.profiles};
    return district;
}

/// The project's name, else the boundary's, else the folder's.
std::string choose_name(const Project& project, const std::string& boundary_name) {
    if (!project.name.empty()) {
        return project.name;
    }
    return boundary_name.empty()
               ? std::filesystem::absolute(project.file).parent_path().filename().string()
               : boundary_name;
}

} // namespace

District load_district(const Project& project, Progress& progress) {
    begin_heavy_work("load_district");
    LoadContext context{project, progress, {}, {}};
    BoundaryGround boundary = load_boundary(context);
    const Reach reach(boundary.ground, boundary.crs, project.settings.margin_m);
    District district = describe(project, boundary.crs);
    district.name = choose_name(project, boundary.name);
    district.communities = load_communities(context, boundary);
    CommunityFinder communities(district.communities);
    LoadedCompounds compounds = load_compounds(context, boundary, reach, communities);
    const Surroundings around{boundary.crs, reach, compounds, communities};
    district.gates = load_gates(context, around);
    district.barriers = load_barriers(context, around);
    district.stations = load_stations(context, around);
    // Ties go to the smaller id, which from here on is the smaller index.
    std::stable_sort(district.stations.begin(),
                     district.stations.end(),
                     [](const Station& a, const Station& b) { return a.id < b.id; });
    district.candidates = load_candidates(context, around);
    district.buildings = load_buildings(context, around);
    LoadedRoads roads = load_roads(context, boundary.crs, reach, compounds.compounds);
    district.roads = std::move(roads.roads);
    district.junctions = roads.junctions;
    district.omitted_road_km = std::move(roads.omitted_km);
    if (district.data_date.empty()) {
        district.data_date = roads.timestamp;
    }
    if (district.attribution.empty() && is_osm_file(find_layer(project, "roads")->source)) {
        district.attribution = kOsmAttribution;
    }
    district.compounds = std::move(compounds.compounds);
    district.boundary = std::move(boundary.ground);
    lift_roads(context, district);
    if (std::filesystem::is_regular_file(project.file)) {
        district.inputs.push_back(
            {"project", project.file.filename().string(), sha256_of_file(project.file)});
    }
    std::move(context.inputs.begin(), context.inputs.end(), std::back_inserter(district.inputs));
    district.issues = std::move(context.issues);
    return district;
}

} // namespace yike
