// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
/// @file
/// What was clicked, explained, with what can be done about it.
#pragma once

#include "desktop/map/map_answer.hpp"
#include "desktop/session/enquiry.hpp"
#include "desktop/window/phrases.hpp"

#include <QPointer>
#include <QScrollArea>

#include <functional>

class QLabel;
class QLineEdit;
class QVBoxLayout;

namespace yike {

class Desk;
struct Answer;

class ChosenPanel : public QScrollArea {
    Q_OBJECT

  public:
    explicit ChosenPanel(Desk& desk, QWidget* parent = nullptr);

    /// Says what it is at once; a compound's and a station's explanation follow.
    void set_hit(const MapHit& hit);

    void set_enquiry(const Enquiry& enquiry);

    void clear();

    const MapHit& hit() const { return hit_; }

  signals:
    void place_wanted(yike::PlanePoint place);

  private:
    void start(const QString& title, const QString& tip = {});
    void look_again();
    void add_line(const QString& line);
    void add_action(const Phrase& phrase, const QString& name, std::function<void()> act);
    void tell_station(const Answer& answer);
    void add_moves(const Answer& answer, std::size_t station);
    void tell_area();
    void add_enlarging(const Answer& answer, std::size_t station);
    void tell_gate(const Answer& answer);
    void tell_candidate(const Answer& answer);
    void tell_road();
    void add_suggestion(const Suggestion& suggestion);
    void follow(const Suggestion& suggestion);

    Desk& desk_;
    MapHit hit_;
    QVBoxLayout* column_ = nullptr;
    QWidget* words_ = nullptr;   ///< title and lines, made anew for each thing
    QWidget* actions_ = nullptr; ///< kept when an explanation arrives
    QPointer<QLineEdit> area_;   ///< of `actions_`, where a station can be enlarged
};

} // namespace yike
