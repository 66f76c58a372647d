// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
/// @file
/// The foot of the window: where the mouse is, the scale, how one walks, and what goes on.
#pragma once

#include "desktop/window/coordinates.hpp"

#include <QWidget>

#include <memory>
#include <optional>

class QLabel;
class QProgressBar;
class QPushButton;
class QTimer;
class QToolButton;

namespace yike {

struct Answer;
class Desk;

class FootBar : public QWidget {
    Q_OBJECT

  public:
    explicit FootBar(Desk& desk, QWidget* parent = nullptr);

    void set_place(PlanePoint place);
    void clear_place();
    void set_scale(double denominator);

    /// Coordinates and scale are of the map only.
    void set_on_map(bool on_map);

    /// A line worth reading that goes by itself.
    void tell(const QString& message);

    /// Copies the place under the mouse as it is written here, or where the mouse left the map: a
    /// menu is chosen outside of it.
    void copy_place();

  private:
    QToolButton* make_system_choice();
    void add_progress();
    void watch_answers();
    void choose_system(CoordinateSystem system);
    void tell_system();
    void tell_place();
    void tell_scale();
    void tell_rule();
    void tell_progress(const QString& stage, double share);

    Desk& desk_;
    bool on_map_ = false;
    CoordinateSystem system_ = CoordinateSystem::wgs84;
    std::optional<PlanePoint> place_;
    std::optional<PlanePoint> last_place_; ///< even after the mouse has left the map
    std::optional<double> scale_;
    QToolButton* systems_;
    QLabel* coordinates_;
    QLabel* scale_label_;
    QLabel* rule_;
    QLabel* message_;
    QLabel* stage_;
    QProgressBar* bar_;
    QPushButton* stop_;
    QTimer* forget_;
};

} // namespace yike
