// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
/// @file
/// Symbols that stand on the map and in its legend alike.
#pragma once

#include "render/canvas.hpp"
#include "render/palette.hpp"

#include <optional>

namespace yike {

struct StationLook {
    int tier = 1;
    bool inside = true;
    bool closed = false;
    double size = 1; ///< of the usual size; small scales draw them smaller
};

/// How a road is drawn: a lower line, all of a rank before any upper one so that crossings stay
/// open, and white on it where there is room.
struct RoadLook {
    Stroke lower;
    std::optional<Stroke> upper;
};

RoadLook road_look(RoadRank rank, double scale_denominator);

/// Stations crowd on small scales and are drawn smaller there.
double station_size(double scale_denominator);

/// Radius of the symbol with its ring, pt.
double station_radius(const StationLook& look);

void draw_station(Canvas& canvas, PaperPoint centre, const StationLook& look);

/// Rooms are many: on small scales, where none is told from the next, they step back further than
/// stations do.
double candidate_size(double scale_denominator);

/// Half the diagonal of the diamond, pt.
double candidate_radius(double size);

/// A hollow diamond: a room that a station could move into. Small ones are paler, too.
/// @param size  as candidate_size() says, or larger
void draw_candidate(Canvas& canvas, PaperPoint centre, double size = 1);

/// @param along  direction of the wall in the gate, any length; open gates are a tick across it
void draw_gate(Canvas& canvas, PaperPoint centre, PaperPoint along, bool open);

/// The line that joins two stations too close to each other; so wide round stations that nearly
/// touch that it is seen.
/// @param radius  of the stations
void draw_conflict(Canvas& canvas, PaperPoint a, PaperPoint b, double radius);

/// A ring round a station that hardly anybody needs alone.
void draw_hardly_unique(Canvas& canvas, PaperPoint centre, const StationLook& look);

/// The hollow place that a station has left.
void draw_old_place(Canvas& canvas, PaperPoint centre, const StationLook& look);

/// From the ring of the old place to that of the new.
/// @param radius  of both
void draw_move(Canvas& canvas, PaperPoint from, PaperPoint to, double radius);

/// A ring round a station that a plan builds or enlarges.
void draw_changed_ring(Canvas& canvas,
                       PaperPoint centre,
                       const StationLook& look,
                       std::string_view colour);

/// A gate that a plan opens or closes; larger than the others.
void draw_changed_gate(Canvas& canvas, PaperPoint centre, bool opened);

/// Streets that a plan adds or blocks.
void draw_changed_street(Canvas& canvas, const PaperLines& lines, bool added);

/// The outline of a ground that a plan covers, or takes coverage from: the latter is never fainter.
void draw_fate_outline(Canvas& canvas, const PaperLines& outlines, bool gained);

/// A number in a dark disc: a place of a list beside the map.
void draw_badge(Canvas& canvas, PaperPoint centre, const std::string& number, double size_pt);
double badge_radius(double size_pt);

/// The fill of grounds short of the area standard: its light lines part it from the others where
/// there is no colour, as cool and warm classes are equally dark.
void draw_below_standard(Canvas& canvas, const PaperLines& rings, std::string_view fill);

/// The fill of grounds without access.
void draw_no_access(Canvas& canvas, const PaperLines& rings);

} // namespace yike
