// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
/// @file
/// A scenario: the baseline plus an ordered list of changes, as its file says it.
#pragma once

#include "geometry/lon_lat.hpp"

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace yike {

enum class ChangeKind {
    relocate,
    renovate,
    build,
    close,
    open_gate,
    close_gate,
    add_path,
    block_road
};

/// "relocate", "renovate", ...
std::string to_string(ChangeKind kind);

/// None for any other text.
std::optional<ChangeKind> change_kind(const std::string& text);

/// All kinds, in the order of DESIGN.
const std::vector<ChangeKind>& change_kinds();

/// One [[change]]. Which fields mean something depends on the kind; the others are empty.
struct Change {
    std::string id;
    ChangeKind kind = ChangeKind::relocate;
    int line = 0; ///< of the file, from 1
    bool off = false;
    std::optional<double> cost_yuan; ///< none: a candidate's, or 0
    double yearly_cost_yuan = 0;
    std::optional<int> year;
    std::string note;

    std::string station;      ///< relocate, renovate, close
    std::string candidate;    ///< relocate, build: `to` as a candidate's id
    std::optional<LonLat> to; ///< relocate, build: `to` as a place
    std::optional<double> floor_area_m2;
    std::string new_id;       ///< build
    std::string name;         ///< build
    std::optional<int> tier;  ///< build
    std::string gate;         ///< open_gate, close_gate
    std::string compound;     ///< open_gate
    std::optional<LonLat> at; ///< open_gate, block_road
    std::vector<LonLat> path; ///< add_path
    std::string road_class;   ///< add_path
    double radius_m = 0;      ///< block_road
    std::string source_id;    ///< block_road
};

struct Scenario {
    std::filesystem::path file;
    std::string id; ///< the file's stem
    std::string name;
    std::string note;
    std::filesystem::path project; ///< as written, resolved against the file's folder
    std::vector<Change> changes;
};

} // namespace yike
