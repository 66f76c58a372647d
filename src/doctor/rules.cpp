// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
#include "doctor/rules.hpp"

#include <algorithm>
#include <array>

namespace yike {

namespace {

constexpr Severity kError = Severity::error;
constexpr Severity kWarning = Severity::warning;
constexpr Severity kNote = Severity::note;

// clang-format off
constexpr std::array kRules = {
    // what cannot be read
    Rule{"unreadable_project", kError, "errors in the project file", "correct the line named"},
    Rule{"missing_layer", kError, "required layers are missing", "write [layers.NAME] with source = \"FILE\""},
    Rule{"unreadable_layer", kError, "layers cannot be read", "correct the file or what the project says about it"},
    Rule{"unknown_crs", kError, "layers have no usable coordinate reference system", "set crs = \"EPSG:...\" of the layer to the one in which its numbers are written"},
    Rule{"unusable_district", kError, "reasons keep the district from being built", "correct what the message names"},
    // how positions are written
    Rule{"swapped_axes", kError, "layers have their two coordinates swapped", "write easting or longitude first"},
    Rule{"zone_prefix", kError, "layers have eastings that begin with a zone number", "set the crs that has the zone in its eastings, for example EPSG:4528 for zone 40"},
    Rule{"metres_as_degrees", kError, "layers hold metres where degrees are expected", "set the layer's crs to the metric one in which its numbers are written"},
    Rule{"degrees_as_metres", kError, "layers hold degrees where metres are expected", "set crs = \"EPSG:4326\" of the layer"},
    Rule{"layer_elsewhere", kError, "layers lie wholly away from the others", "check the layer's crs and datum, and whether it is the right file"},
    // what positions mean
    Rule{"datum_shift_gcj02", kError, "layers are in GCJ-02 but declared otherwise", "declare datum = \"gcj02\" of the layer"},
    Rule{"datum_shift_bd09", kError, "layers are in BD-09 but declared otherwise", "declare datum = \"bd09\" of the layer"},
    Rule{"datum_shift_wgs84", kError, "layers are in WGS 84 but declared otherwise", "declare datum = \"wgs84\" of the layer"},
    Rule{"layer_offset", kError, "layers lie displaced against the others", "find the layer's true CRS or control points, and correct it"},
    Rule{"mixed_datum", kError, "features come from another datum than the rest of their layer", "get the layer from one source, or move the other part"},
    // features
    Rule{"missing_id", kError, "features without an id are left out", "give the feature an id"},
    Rule{"duplicate_id", kError, "features have an id that another one has already", "give each feature an id of its own, or delete the copy"},
    Rule{"invalid_value", kWarning, "values are not allowed", "correct the value"},
    Rule{"invalid_geometry", kWarning, "geometries are not valid", "draw the outline again where it crosses itself"},
    Rule{"bad_position", kWarning, "features have positions that cannot be", "check the layer's crs"},
    Rule{"empty_geometry", kWarning, "features have no geometry", "draw the feature or remove it"},
    Rule{"degenerate_geometry", kWarning, "geometries have too few points", "draw the feature again"},
    Rule{"unsupported_geometry", kWarning, "geometries are of a type that is not used", "draw it as points, lines or polygons"},
    Rule{"unreadable_feature", kWarning, "features cannot be read", "mend the source"},
    Rule{"ragged_row", kWarning, "rows have more fields than the header", "put quotation marks around text with commas"},
    Rule{"reader_warning", kWarning, "warnings of the file's reader", "look at the file"},
    Rule{"duplicate_geometry", kWarning, "features lie exactly where another one of their layer does", "delete the copy"},
    Rule{"control_points", kNote, "layers are placed by control points", "nothing to do; three points or more leave something to check"},
    Rule{"control_point_residual", kNote, "control points have a residual", "measure the points again whose residual is large"},
    Rule{"drawing_left_out", kNote, "kinds of entities of a drawing are left out", "nothing to do if they are labels or sheets"},
    // boundary and communities
    Rule{"boundary_area", kWarning, "boundary areas differ from the published figure", "check which boundary the published figure means"},
    Rule{"outside_boundary", kNote, "features lie outside the boundary", "check the boundary, the crs and the datum if they should lie inside"},
    Rule{"beyond_margin", kNote, "features lie beyond the margin and are not read", "raise margin_m if they should be used"},
    Rule{"community_overlap", kWarning, "pairs of communities overlap", "draw their border once"},
    Rule{"community_gap", kWarning, "parts of the boundary belong to no community", "extend the communities, or add the missing one"},
    Rule{"unknown_community", kWarning, "features name a community that does not exist", "write the id or the name as the layer communities has it"},
    // compounds
    Rule{"no_compounds", kWarning, "layers hold no compound inside the boundary", "check the layer's crs and datum, and the boundary"},
    Rule{"compound_overlap", kWarning, "pairs of compounds overlap", "draw their border once; people in the overlap are counted twice by land"},
    Rule{"compound_in_two_communities", kNote, "compounds lie in two communities", "split the compound, or name its community in the field community"},
    Rule{"community_mismatch", kWarning, "compounds name another community than the one they lie in", "correct the field community or the outline"},
    Rule{"zero_households", kWarning, "compounds have no households", "give their households, or take them out of the layer"},
    Rule{"household_density", kWarning, "compounds have an implausible number of households for their ground", "check households and outline: one of both is probably wrong"},
    Rule{"people_estimated", kNote, "compounds have estimated people", "give people if they are known"},
    Rule{"elderly_estimated", kNote, "compounds have estimated elderly", "give elderly if they are known"},
    Rule{"households_estimated", kNote, "compounds have estimated households", "put real numbers in a ledger: table = \"ledger.xlsx\""},
    Rule{"unmatched_ledger_row", kWarning, "ledger rows match no feature", "write the same id or name in the ledger and in the layer"},
    // gates and walls
    Rule{"derived_gates", kWarning, "walled compounds have no gate of their own in the data", "survey their gates and add them to the layer gates"},
    Rule{"gate_far", kWarning, "gates lie far from the compound that they name", "correct the gate's place or the compound it names"},
    Rule{"unknown_hours", kWarning, "hours are not understood", "write hours such as 08:30-17:30, always or closed"},
    Rule{"edge_across_wall", kWarning, "streets run through a wall", "add the gate, or correct the wall or the street"},
    Rule{"edge_cut_at_wall", kWarning, "streets are cut where they cross a walled outline", "add the gate if people can pass there"},
    Rule{"street_door", kNote, "stations in walled compounds are taken to have a door to the street", "set entrance = \"compound\" or \"street\" of the station"},
    // access and network
    Rule{"no_stations", kWarning, "layers hold no station", "add stations, or check the layer's crs and datum"},
    Rule{"no_roads", kWarning, "layers hold no road within reach", "check the layer's crs and datum"},
    Rule{"no_access", kWarning, "features have no way onto the network", "add the missing street or gate, or raise max_access_m"},
    Rule{"splinter", kWarning, "pieces of network are not joined to the rest", "join their ends where people can walk; other pieces within max_access_m are preferred to them"},
    Rule{"near_miss", kWarning, "road ends stop just short of another road", "join them where people can walk"},
    Rule{"ambiguous_junction", kWarning, "road ends lie where several nodes are", "give the line from_node and to_node"},
    Rule{"node_apart", kWarning, "road ends lie away from the node that they name", "correct the id or the line"},
    Rule{"road_class_missing", kNote, "roads have no class", "give the class: profiles know speeds by it"},
    Rule{"road_class_unknown", kWarning, "roads have a class that nothing knows", "write it as OSM's highway does: footway, residential, steps ..."},
    Rule{"long_segment", kWarning, "roads have a straight piece of over 5 km", "check the line's coordinates"},
    Rule{"elevation_missing", kWarning, "roads have no elevation somewhere and are walked as level ground", "take a raster that covers the boundary and the margin around it"},
    Rule{"missing_node", kWarning, "OSM ways have nodes that the file lacks", "take a complete extract"},
    Rule{"way_too_short", kWarning, "OSM ways have fewer than two nodes", "delete the way"},
    // text and settings
    Rule{"bad_text", kWarning, "texts hold bytes that are no characters", "set encoding = \"...\" of the layer to the one it was saved in"},
    Rule{"mojibake", kWarning, "texts were decoded wrongly", "save the source again from the original, with its true encoding"},
    Rule{"undeclared_encoding", kNote, "files do not say the encoding of their text", "set encoding = \"GB18030\" of the layer if the names are right"},
    Rule{"unused_layer", kNote, "layers are not used", "nothing to do"},
};
// clang-format on

} // namespace

std::span<const Rule> all_rules() {
    return kRules;
}

const Rule* find_rule(std::string_view kind) {
    const auto* const found = std::find_if(
        kRules.begin(), kRules.end(), [kind](const Rule& rule) { return rule.kind == kind; });
    return found == kRules.end() ? nullptr : found;
}

Issue issue_of(std::string_view kind, Place place, std::string message) {
    const Rule& rule = *find_rule(kind);
    Issue issue;
    issue.kind = std::string(kind);
    issue.severity = rule.severity;
    issue.place = std::move(place);
    issue.message = std::move(message);
    issue.mend = std::string(rule.mend);
    return issue;
}

} // namespace yike
