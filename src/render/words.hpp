// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
/// @file
/// Every word that a map says, in Chinese and in English, and how numbers are written.
#pragma once

#include "render/map_data.hpp"

#include <string>
#include <vector>

namespace yike {

enum class Language { zh, en };

/// What a sheet is about.
enum class MapTheme {
    coverage,
    gaps,
    redundancy,
    area,
    plan,  ///< coverage with the changes of a plan drawn; needs MapData::plan
    fates, ///< who gains and who loses by it
};

/// @throws UsageError for any other word than zh and en.
Language parse_language(const std::string& word);

/// Fixed words; sentences with numbers in them are the functions below.
enum class Word {
    coverage_map,
    gaps_map,
    redundancy_map,
    area_map,
    baseline,
    legend,
    notes,
    overview,
    households_covered_rate,
    households_covered,
    households_uncovered,
    compounds_uncovered,
    stations,
    walking_minutes,
    no_access,
    covered_compounds,
    gap_area,
    station_tier1,
    station_tier2,
    station_outside,
    station_closed,
    gate_open,
    gate_closed,
    wall,
    railway,
    river,
    water,
    community_boundary,
    district_boundary,
    footway,
    estimated_households,
    data_source,
    data_date,
    compiled_by,
    sheet_date,
    sheet_number,
    review_number,
    stamp,
    north,
    scale,
    gap_list,
    households_by_minutes,
    no_way,
    households_twice,
    conflict_pairs,
    hardly_unique_stations,
    communities_short,
    stations_short,
    shortfall,
    area_per_100_households,
    floor_over_required,
    area_unknown,
    conflict,
    hardly_unique,
    nearest_ground,
    conflict_list,
    shortfall_list,
    coverage_list,
    households_by_stations,
    no_gaps,
    no_conflicts,
    no_shortfall,
    no_floor_areas,
    shared_households,
    floor_area,
    required_area,
    missing_area,
    uncovered,
    covered_share,
    households,
    minutes,
    plan_map,
    fates_map,
    pair_map,
    fates_title,
    gained,
    lost,
    kept,
    still_uncovered,
    longer_walk,
    investment,
    old_place,
    moved,
    built,
    renovated,
    closed,
    gate_opened,
    gate_reclosed,
    path_added,
    road_blocked,
    candidate,
    arterial,
    collector,
    street,
    lane,
    change_list,
    fates_list,
    no_changes,
    nobody_changes,
    cost_10k,
    gain_alone,
    gain_last,
    minutes_before,
    minutes_after,
    difference,
};

std::string word(Word which, Language language);

/// 6412.4 -> "6,412".
std::string thousands(double value);

/// At most one decimal, none when it is zero: 4 -> "4", 2.88 -> "2.9".
std::string short_decimal(double value);

/// 0.9491 -> "94.9%". Only what is whole is "100.0%": 0.9997 -> "99.9%".
std::string percent(double share);

/// "6,412户", "6,412 households".
std::string households_text(double households, Language language);

/// The finding of the sheet: 「尚有6,412户步行15分钟到不了」.
std::string headline(const MapData& data, MapTheme theme, Language language);

/// The same cut where a line may end.
std::vector<std::string> headline_parts(const MapData& data, MapTheme theme, Language language);

/// The rule in words: 「小区大门步行15分钟内可达（4公里/时，2025-11数据）」.
std::string rule_text(const MapData& data, Language language);

/// The rule of a theme in words; rule_text() where it is about reach.
std::string theme_rule_text(const MapData& data, MapTheme theme, Language language);

/// Map of the theme: 「服务覆盖图」.
Word theme_word(MapTheme theme);

/// What the stations of a tier are called.
Word tier_word(int tier);

/// Name of a walking profile; the project's own ones keep their name.
std::string profile_text(const std::string& profile, Language language);

/// "4公里/时", "4 km/h".
std::string speed_text(double speed_km_h, Language language);

/// A class of minutes: "5–10", "30以上"; `upper` 0 means without end.
std::string class_text(int lower, int upper, Language language);

/// "到最近服务站步行15分钟的界线".
std::string cutoff_text(int minutes, Language language);

/// "4,310平方米", "4,310 m²".
std::string area_text(double square_metres, Language language);

/// "860米", "1.23公里", "2公里"; "860 m", "1.23 km", "2 km": whole metres, kilometres to 10 m.
std::string distance_text(double metres, Language language);

/// "12.3". Two decimals where one would put a walk beyond the cutoff on it.
std::string minutes_number(double minutes, int cutoff_minutes);

/// Money in units of ten thousand yuan in Chinese: "2,679.4万元"; "26.79 million yuan".
std::string money_text(double yuan, Language language);

/// "+1,234", "-56", "0".
std::string signed_thousands(double value);

/// What a station is called on the map: without the words that its symbol already says.
std::string station_label(const std::string& name);

} // namespace yike
