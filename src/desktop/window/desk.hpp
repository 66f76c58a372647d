// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
/// @file
/// What all pages of a window share: the session, the language, what is remembered, and the wish
/// to show something elsewhere.
#pragma once

#include "desktop/window/preferences.hpp"
#include "desktop/window/voice.hpp"
#include "geometry/plane_point.hpp"

#include <QObject>
#include <QString>

namespace yike {

class Session;

class Desk : public QObject {
    Q_OBJECT

  public:
    Desk(Session& session, Preferences& preferences, Language language);

    Session& session() { return session_; }

    Preferences& preferences() { return preferences_; }

    Voice& voice() { return voice_; }

  signals:
    void page_wanted(const QString& page);
    void place_wanted(yike::PlanePoint place);  ///< on the map, which comes to the front
    void place_pointed(yike::PlanePoint place); ///< by the mouse, on the map
    void place_left();
    void scale_changed(double denominator);
    void before_wanted(bool before);
    void close_plan_wanted(std::size_t plan);

  private:
    Session& session_;
    Preferences& preferences_;
    Voice voice_;
};

} // namespace yike
