// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
/// @file
/// The one source of colours, widths, symbols and class breaks: maps, windows, reports and QGIS
/// styles all read them here. Cool inside the cutoff, warm outside; safe for colour-blind readers.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace yike {

/// One class of walking minutes: lower < t <= upper (the first includes 0).
struct MinuteClass {
    int lower = 0;
    int upper = 0; ///< 0: without end
    std::string_view fill;
    bool covered = false; ///< within the cutoff
};

/// Three cool classes up to the cutoff and three warm ones beyond: 5, 10, 15 | 20, 30 for 15.
/// Shorter cutoffs that leave no room for a class drop it.
/// @param cutoff_minutes  >= 1
std::vector<MinuteClass> minute_classes(int cutoff_minutes);

/// Index of the class of `minutes`; the upper end belongs to the class, as in `t <= T`.
std::size_t minute_class(const std::vector<MinuteClass>& classes, double minutes);

namespace palette {

inline constexpr std::string_view kCutoffLine = "#0B3C5D";
inline constexpr double kCutoffLine_pt = 1.2;
inline constexpr double kCutoffLineOfGaps_pt = 0.6; ///< where the gaps are the story
inline constexpr std::string_view kReachTint =
    "#E4EDEE"; ///< ground within the cutoff; paler than water

inline constexpr std::string_view kNoAccess = "#FFFFFF";
inline constexpr std::string_view kNoAccessHatch = "#7A1F1F";

inline constexpr std::string_view kGained = "#009E73";
inline constexpr std::string_view kLost = "#D55E00";
inline constexpr std::string_view kKept = "#8FB7CC";
inline constexpr std::string_view kStillUncovered = "#E8C39A";

inline constexpr std::string_view kAlways = "#0B5A8A";
inline constexpr std::string_view kSometimes = "#A9D4E7";
inline constexpr std::string_view kNeverReached = "#B9501C";

/// Stations within reach: 1, 2, 3, 4 and more.
inline constexpr std::string_view kOverlap[] = {"#C9DDE8", "#8FB7CC", "#4F86A6", "#1F4E68"};

/// Share of the area standard: under 50, 50-80, 80-100, 100-150, over 150 %.
inline constexpr std::string_view kAdequacy[] = {
    "#B9501C", "#E58A3C", "#F7C992", "#A9D4E7", "#3E9BC5"};
inline constexpr double kAdequacyBreaks[] = {0.5, 0.8, 1.0, 1.5};

inline constexpr std::string_view kNoStation = "#E9E4D9";   ///< compounds with none within reach
inline constexpr std::string_view kAreaUnknown = "#EFECE4"; ///< nobody says the floor area

inline constexpr std::string_view kConflict = "#CC79A7";
inline constexpr double kConflict_pt = 4.5;

inline constexpr std::string_view kPaper = "#FFFFFF";
inline constexpr std::string_view kGround = "#F7F6F2";
inline constexpr std::string_view kWater = "#D3E5EF";
inline constexpr std::string_view kRiver =
    "#9DC3D8"; ///< lines and shores, which need more than areas
inline constexpr std::string_view kRail = "#6E6A64";
inline constexpr std::string_view kRoad = "#FFFFFF";
inline constexpr std::string_view kRoadCasing = "#D5D1C9";
inline constexpr std::string_view kThinRoad = "#B9B2A5"; ///< where there is no room for white
inline constexpr std::string_view kFootway = "#A9A296";
inline constexpr std::string_view kBuilding = "#E6E2DA";
inline constexpr std::string_view kBoundary = "#5B5B5B";
inline constexpr std::string_view kCommunity = "#7B7872";
inline constexpr std::string_view kWall = "#8A7F72";
inline constexpr std::string_view kStation = "#1B1B1B";
inline constexpr std::string_view kStationOutside = "#8D8D8D";
inline constexpr std::string_view kRing = "#FFFFFF";

inline constexpr std::string_view kCoveredGrey = "#CFCCC5"; ///< covered compounds of a gap map
inline constexpr std::string_view kGapTint = "#F8DDBB";
inline constexpr std::string_view kGapLine = "#B9501C";

inline constexpr std::string_view kText = "#1B1B1B";
inline constexpr std::string_view kTextSoft = "#5A5751";
inline constexpr std::string_view kHalo = "#FFFFFF";
inline constexpr std::string_view kRule = "#BDB8AE"; ///< fine lines between blocks of text
inline constexpr std::string_view kStamp = "#7A1F1F";

inline constexpr double kStationTier1_mm = 3.2; ///< diameter of the disc
inline constexpr double kStationTier2_mm = 2.0; ///< side of the square
inline constexpr double kCandidate_mm = 2.6;    ///< diagonal of the diamond
inline constexpr double kGate_mm = 1.6;
inline constexpr double kShore_pt = 0.4;
inline constexpr double kWall_pt = 0.6;
inline constexpr double kBoundary_pt = 1.0;
inline constexpr double kCommunity_pt = 0.4;

} // namespace palette

/// How a road is drawn.
enum class RoadRank { arterial, collector, street, lane, footway };

/// From OSM's `highway`; unknown classes are streets.
RoadRank road_rank(std::string_view road_class);

/// The values of `highway` that have the rank; none for streets, which are all the others.
std::span<const std::string_view> road_classes(RoadRank rank);

/// Width on paper of the white part, pt; `scale_denominator` 20000 gives 2.2, 1.5, 0.9, 0.5.
double road_width_pt(RoadRank rank, double scale_denominator);

/// Scale denominator up to which a rank is shown; beyond it would only be noise.
double road_smallest_scale(RoadRank rank);

/// False where a rank would only be noise: a whole county shows its main roads alone.
bool road_shown(RoadRank rank, double scale_denominator);

/// Walls and gates are noise once a gate is wider than a compound.
bool walls_shown(double scale_denominator);

} // namespace yike
