// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
/// @file
/// Between the session and the map: answers one way, what the mouse does the other.
#pragma once

#include "desktop/map/map_answer.hpp"
#include "desktop/session/enquiry.hpp"

#include <QObject>

#include <memory>
#include <optional>
#include <vector>

namespace yike {

class Desk;
class MapCanvas;
struct Answer;

class MapLink : public QObject {
    Q_OBJECT

  public:
    MapLink(Desk& desk, MapCanvas& map, QObject* parent = nullptr);

    /// Selects a thing, asks for its explanation, and flies there.
    void show_hit(MapHit hit, bool fly);

    void show_pair(std::size_t a, std::size_t b);

    /// Shows places of the shown answer apart from all others.
    void show_places(MapHighlight places, bool fly);

    void set_before(bool before);

  signals:
    void hit_chosen(const yike::MapHit& hit);
    void enquiry_told(const yike::Enquiry& enquiry);

  private:
    void connect_session();
    void connect_drags();
    void connect_tools();
    void show_ground();
    void show_answer();
    void follow_station(const Answer* old, const Answer* now);
    void choose(const MapHit& hit);
    void mark_chosen();
    void ask_again();
    bool is_chosen(const Enquiry& enquiry) const;
    void tell_enquiry(const std::shared_ptr<const Enquiry>& enquiry);
    void show_walks(const Line& places, const std::vector<Measurement>& legs);
    void drop(int candidate);
    void place_station(PlanePoint at, int candidate, int tier);
    void choose_gate(const MapHit& hit);

    Desk& desk_;
    MapCanvas& map_;
    std::shared_ptr<const Answer> planned_;  ///< that the map has
    std::shared_ptr<const Answer> baseline_; ///< that the map has as its own
    MapHit chosen_;                          ///< in the plan's answer, whichever the map shows
    bool before_ = false;                    ///< the map shows things as they were
    bool fly_to_enquiry_ = false;
    bool drops_ = false; ///< a station is being put down
};

} // namespace yike
