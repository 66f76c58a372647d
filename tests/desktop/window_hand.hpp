// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
/// @file
/// What somebody does in the window, with the mouse or with the keys alone, and where in the
/// sample there is something to do it to.
#pragma once

#include "desktop/window_fixture.hpp"
#include "geometry/crs.hpp"

#include <functional>

class QTableView;

namespace yike::test {

// ---- places of the sample

/// A centre away from others, so that nothing else is under the mouse.
std::size_t lonely_centre(const District& district);

/// A candidate room away from stations and from other rooms.
std::size_t lonely_candidate(const District& district);

/// A gate of the access model, by its id in the project.
PlanePoint gate_place(WindowFixture& at, const std::string& gate);

/// A place that a file of the sample names.
PlanePoint place_of(WindowFixture& at, LonLat position);

inline constexpr const char* kClosedGate = "X328-2";
inline constexpr LonLat kWall{120.013704, 35.872379}; ///< of X173, where no gate is
inline constexpr LonLat kBridgeFrom{120.0208470, 35.8341356};
inline constexpr LonLat kBridgeTo{120.0224613, 35.8346551};

// ---- the mouse

/// The map with the place in its middle, and so many metres to each side.
void look_at(WindowFixture& at, PlanePoint place, double metres);

void click_map(WindowFixture& at,
               PlanePoint place,
               Qt::KeyboardModifiers modifiers = Qt::NoModifier);
void double_click_map(WindowFixture& at, PlanePoint place);

/// A row of a list that is seen.
void click_row(QTableView& list, int row);

/// Away from everything that the map would highlight.
void move_mouse_away(WindowFixture& at);

// ---- the keys

/// A key of the map, or of the window.
void press(WindowFixture& at, Qt::Key key, Qt::KeyboardModifiers modifiers = Qt::NoModifier);

/// Brings the place under the cross in the middle, with arrows, + and - alone.
/// @param metres_per_pixel  at most so much ground in a pixel at the end
void steer_to(WindowFixture& at, PlanePoint place, double metres_per_pixel);

/// Fills in what the ledger wants before it lets the plan be saved, by the button that leads there.
void fill_in_cost(WindowFixture& at, const QString& cost);

/// Answers the question that comes up while `act` runs, by the button with these words. Fails the
/// test if no question comes.
void answer(const QString& button, const std::function<void()>& act);

/// Types a path into the file dialog that comes up while `act` runs.
/// @param also  done after that, while a question about it is open
void answer_with_file(const QString& path,
                      const std::function<void()>& act,
                      const QString& also_press = {});

} // namespace yike::test
