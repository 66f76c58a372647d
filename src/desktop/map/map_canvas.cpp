// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
#include "desktop/map/map_canvas.hpp"

#include "desktop/map/map_canvas_impl.hpp"

#include <QEasingCurve>
#include <QGuiApplication>
#include <QPainter>
#include <QStyle>

#include <algorithm>
#include <cmath>
#include <utility>

namespace yike {

namespace {

constexpr int kFlight_ms = 260;
constexpr int kScalePause_ms = 60;
constexpr int kRest_ms = 140;
constexpr int kFollow_ms = 12;
constexpr double kNearest_m_per_px = 0.04;
constexpr double kFurthest = 4; ///< times the view of everything

/// Metres a pixel when flying to a place: 1:4,000, where gates are told apart.
constexpr double kPlace_m_per_px = 1.06;

} // namespace

MapCanvas::Impl::Impl(MapCanvas& owner) : canvas(owner) {
    reduced_motion = QGuiApplication::platformName() == QLatin1String("offscreen");
    animation.setDuration(kFlight_ms);
    animation.setEasingCurve(QEasingCurve::OutCubic);
    animation.setStartValue(0.0);
    animation.setEndValue(1.0);
    scale_timer.setSingleShot(true);
    scale_timer.setInterval(kScalePause_ms);
    rest_timer.setSingleShot(true);
    rest_timer.setInterval(kRest_ms);
    follow_timer.setSingleShot(true);
    follow_timer.setInterval(kFollow_ms);
    QObject::connect(&follow_timer, &QTimer::timeout, &canvas, qOverload<>(&QWidget::update));
    tiles.set_layers(layers.states());
    QObject::connect(&animation,
                     &QVariantAnimation::valueChanged,
                     &canvas,
                     [this](const QVariant& share) { set_camera(flight.at(share.toDouble())); });
    QObject::connect(&scale_timer, &QTimer::timeout, &canvas, [this]() {
        tiles.prepare(flight.to, canvas.devicePixelRatioF());
    });
    QObject::connect(&rest_timer, &QTimer::timeout, &canvas, [this]() { come_to_rest(); });
    QObject::connect(&maker, &GroundMaker::made, &canvas, [this](const ReadyGround& ready) {
        take_ground(ready);
    });
    QObject::connect(&tiles, &MapGround::changed, &canvas, qOverload<>(&QWidget::update));
    QObject::connect(&labels, &MapLabels::changed, &canvas, qOverload<>(&QWidget::update));
    QObject::connect(&layers, &LayerModel::layers_changed, &canvas, [this]() {
        tiles.set_layers(layers.states());
        tiles.prepare(flight.to, canvas.devicePixelRatioF());
        canvas.update();
    });
}

const std::shared_ptr<const AnswerShape>& MapCanvas::Impl::shown() const {
    return before || !planned ? own : planned;
}

void MapCanvas::Impl::show_instead_of(const std::shared_ptr<const AnswerShape>& old) {
    const auto& now = shown();
    if (now == old || !ground) {
        return;
    }
    tiles.set_answer(now,
                     old ? changed_ground(ground->data(), *old, *now)
                         : std::vector<Box>{ground->extent().grown(1e6)});
    if (!held) {
        rest_soon();
    }
    follow_timer.stop();
    canvas.update();
}

const std::vector<MapStation>& MapCanvas::Impl::stations() const {
    static const std::vector<MapStation> none;
    return shown() ? shown()->answer->stations : none;
}

const std::vector<MapChange>& MapCanvas::Impl::changes() const {
    static const std::vector<MapChange> none;
    return shown() ? shown()->answer->changes : none;
}

const std::vector<MapConflict>& MapCanvas::Impl::conflicts() const {
    static const std::vector<MapConflict> none;
    return shown() ? shown()->answer->conflicts : none;
}

HitRequest MapCanvas::Impl::hits() const {
    return {.ground = *ground, .stations = stations(), .camera = camera, .layers = layers.states()};
}

MapCamera MapCanvas::Impl::within_limits(MapCamera wanted, QPointF at) const {
    const double furthest =
        ground ? camera.showing(ground->extent()).m_per_px * kFurthest : wanted.m_per_px;
    const double scale =
        std::clamp(wanted.m_per_px, kNearest_m_per_px, std::max(kNearest_m_per_px, furthest));
    if (scale != wanted.m_per_px) {
        wanted.zoom_about(at, scale);
    }
    return wanted;
}

bool MapCanvas::Impl::moves_at_once() const {
    return reduced_motion || !canvas.isVisible() ||
           canvas.style()->styleHint(QStyle::SH_Widget_Animation_Duration) == 0;
}

void MapCanvas::Impl::move_to(const MapCamera& wanted, bool fly) {
    animation.stop();
    const bool same_scale = wanted.m_per_px == flight.to.m_per_px;
    flight = {camera, wanted};
    if (same_scale) {
        tiles.prepare(wanted, canvas.devicePixelRatioF());
    } else {
        scale_timer.start();
    }
    if (fly && !moves_at_once()) {
        animation.start();
    } else {
        set_camera(wanted);
    }
}

void MapCanvas::Impl::set_camera(const MapCamera& wanted) {
    camera = wanted;
    rest_soon();
    canvas.update();
    emit canvas.view_changed();
}

void MapCanvas::Impl::zoom(QPointF at, double factor, bool fly) {
    shows_all = false;
    // Notches of a wheel add up while the map still moves.
    MapCamera wanted = fly ? flight.to : camera;
    wanted.zoom_about(at, wanted.m_per_px / factor);
    move_to(within_limits(wanted, at), fly);
}

void MapCanvas::Impl::rest_soon() {
    rest_timer.start();
}

void MapCanvas::Impl::come_to_rest() {
    if (animation.state() == QAbstractAnimation::Running || action == Action::pan) {
        return rest_soon();
    }
    tiles.prepare(camera, canvas.devicePixelRatioF());
    if (ground && layers.visible(MapLayer::labels)) {
        labels.request(label_request());
    }
}

LabelRequest MapCanvas::Impl::label_request() {
    furniture.arrange(camera, canvas.devicePixelRatioF(), language, ground->data());
    LabelRequest request{.ground = ground,
                         .stations = stations(),
                         .conflicts = conflicts(),
                         .changes = changes(),
                         .camera = camera,
                         .pixel_ratio = canvas.devicePixelRatioF(),
                         .theme = theme,
                         .language = language,
                         .keep_free = covered};
    const auto& boxes = furniture.boxes();
    request.keep_free.insert(request.keep_free.end(), boxes.begin(), boxes.end());
    if (held || !layers.visible(MapLayer::stations) || !layers.visible(MapLayer::conflicts)) {
        request.conflicts.clear();
    }
    if (held && held->station < request.stations.size()) {
        request.stations.erase(request.stations.begin() +
                               static_cast<std::ptrdiff_t>(held->station));
    }
    if (!layers.visible(MapLayer::stations)) {
        request.stations.clear();
    }
    if (!layers.visible(MapLayer::changes)) {
        request.changes.clear();
    }
    return request;
}

MapCanvas::MapCanvas(QWidget* parent) : QWidget(parent), impl_(std::make_unique<Impl>(*this)) {
    setMouseTracking(true);
    setFocusPolicy(Qt::StrongFocus);
    setAttribute(Qt::WA_OpaquePaintEvent);
    setMinimumSize(200, 160);
    impl_->camera.size = impl_->flight.to.size = size(); // until it is laid out
    setAccessibleName(QStringLiteral("地图"));
    grabGesture(Qt::PinchGesture);
}

MapCanvas::~MapCanvas() = default;

void MapCanvas::set_ground(std::shared_ptr<const MapData> ground) {
    Impl& map = *impl_;
    map.animation.stop();
    map.action = Impl::Action::none; // what is pressed belongs to the ground before
    map.held.reset();
    map.sketch.clear();
    map.selection = {};
    map.under_mouse = {};
    map.candidate_under_mouse = -1;
    map.routes.clear();
    map.highlight = {};
    map.labels.clear();
    map.own.reset();
    map.planned.reset();
    map.awaiting_own.reset();
    map.awaiting_planned.reset();
    map.ground.reset();
    map.tiles.set_ground(nullptr);
    map.shows_all = true;
    if (ground) {
        map.maker.request(std::move(ground));
    } else {
        map.maker.clear();
    }
    update();
}

void MapCanvas::Impl::take_ground(const ReadyGround& ready) {
    ground = ready.index;
    own = ready.own;
    tiles.set_ground(ground);
    show_instead_of(nullptr);
    canvas.set_own(std::exchange(awaiting_own, nullptr));
    if (awaiting_planned) {
        canvas.set_answer(std::exchange(awaiting_planned, nullptr));
    }
    if (shows_all) {
        canvas.show_all();
    } else {
        move_to(flight.to, false);
    }
    scale_timer.stop();
    tiles.prepare(flight.to, canvas.devicePixelRatioF());
    canvas.update();
}

void MapCanvas::set_own(std::shared_ptr<const MapAnswer> answer) {
    Impl& map = *impl_;
    if (!map.ground || !answer) {
        map.awaiting_own = std::move(answer);
        return;
    }
    const auto old = map.shown();
    map.own = std::make_shared<AnswerShape>(map.ground->data(), std::move(answer), map.own.get());
    map.show_instead_of(old);
}

void MapCanvas::set_answer(std::shared_ptr<const MapAnswer> answer) {
    Impl& map = *impl_;
    if (!map.ground) {
        map.awaiting_planned = std::move(answer);
        return;
    }
    const auto old = map.shown();
    if (map.held && map.held->dropped) {
        const auto& held = *map.held;
        const bool there = answer && held.station < answer->stations.size() &&
                           distance(answer->stations[held.station].point, held.at) < 1;
        constexpr int kLate = 1;
        if (there || !answer || map.held->answers++ >= kLate) {
            map.held.reset();
        }
    }
    map.planned = answer ? std::make_shared<AnswerShape>(
                               map.ground->data(), std::move(answer), map.planned.get())
                         : nullptr;
    map.show_instead_of(old);
}

void MapCanvas::set_before(bool before) {
    Impl& map = *impl_;
    if (before == map.before) {
        return;
    }
    const auto old = map.shown();
    map.before = before;
    map.show_instead_of(old);
    update();
    emit before_changed(before);
}

bool MapCanvas::before() const {
    return impl_->before;
}

void MapCanvas::set_theme(MapTheme theme) {
    impl_->theme = theme;
    impl_->tiles.set_theme(theme);
    impl_->tiles.prepare(impl_->flight.to, devicePixelRatioF());
    impl_->rest_soon();
    update();
}

MapTheme MapCanvas::theme() const {
    return impl_->theme;
}

void MapCanvas::set_language(Language language) {
    impl_->language = language;
    impl_->layers.set_language(language);
    setAccessibleName(language == Language::zh ? QStringLiteral("地图") : QStringLiteral("Map"));
    impl_->rest_soon();
    update();
}

void MapCanvas::set_tool(MapTool tool) {
    if (tool == impl_->tool) {
        return;
    }
    impl_->sketch.clear();
    impl_->tool = tool;
    impl_->candidate_under_mouse = -1;
    impl_->update_cursor();
    update();
    emit tool_changed(tool);
}

MapTool MapCanvas::tool() const {
    return impl_->tool;
}

void MapCanvas::set_reduced_motion(bool reduced) {
    impl_->reduced_motion = reduced;
}

void MapCanvas::set_walk_measure(WalkMeasure measure) {
    impl_->measure = std::move(measure);
}

void MapCanvas::set_walks(const Line& places, std::vector<std::optional<MapWalk>> legs) {
    MapSketch& sketch = impl_->sketch;
    if (impl_->tool != MapTool::measure || sketch.points != places || places.size() < 2) {
        return;
    }
    sketch.asked = true;
    sketch.legs = std::move(legs);
    impl_->tell_measured();
}

LayerModel& MapCanvas::layers() {
    return impl_->layers;
}

void MapCanvas::fly_to(const Box& box) {
    if (box.empty()) {
        return;
    }
    impl_->shows_all = false;
    MapCamera wanted = impl_->camera.showing(box);
    wanted.m_per_px = std::max(wanted.m_per_px, kPlace_m_per_px / 4);
    impl_->move_to(wanted, true);
}

void MapCanvas::fly_to(PlanePoint place) {
    impl_->shows_all = false;
    MapCamera wanted = impl_->camera;
    wanted.centre = place;
    wanted.m_per_px = std::min(wanted.m_per_px, kPlace_m_per_px);
    impl_->move_to(wanted, true);
}

void MapCanvas::show_all() {
    if (impl_->ground) {
        impl_->move_to(impl_->camera.showing(impl_->ground->extent()), true);
    }
    impl_->shows_all = true;
}

void MapCanvas::select(const MapHit& hit) {
    impl_->selection = hit;
    update();
}

const MapHit& MapCanvas::selected() const {
    return impl_->selection;
}

void MapCanvas::put_back() {
    if (impl_->held) {
        impl_->held.reset();
        impl_->rest_soon();
        update();
    }
}

void MapCanvas::set_route(const Line& route) {
    set_routes(route.empty() ? std::vector<Line>{} : std::vector<Line>{route});
}

void MapCanvas::set_routes(std::vector<Line> routes) {
    impl_->routes = std::move(routes);
    update();
}

void MapCanvas::set_highlight(MapHighlight highlight) {
    impl_->highlight = std::move(highlight);
    update();
}

const MapHighlight& MapCanvas::highlight() const {
    return impl_->highlight;
}

void MapCanvas::set_covered(std::vector<QRectF> boxes) {
    if (boxes != impl_->covered) {
        impl_->covered = std::move(boxes);
        impl_->rest_soon();
    }
}

Box MapCanvas::extent() const {
    return impl_->camera.extent();
}

double MapCanvas::scale_denominator() const {
    return impl_->camera.scale_denominator();
}

PlanePoint MapCanvas::to_plane(QPointF at) const {
    return impl_->camera.to_plane(at);
}

QPointF MapCanvas::to_widget(PlanePoint place) const {
    return impl_->camera.to_widget(place);
}

bool MapCanvas::is_whole() const {
    const Impl& map = *impl_;
    return !map.maker.is_busy() && map.animation.state() != QAbstractAnimation::Running &&
           !map.scale_timer.isActive() &&
           (!map.ground || !map.canvas.isVisible() ||
            map.tiles.is_whole(map.camera, devicePixelRatioF()));
}

void MapCanvas::settle() {
    Impl& map = *impl_;
    map.maker.finish();
    map.animation.stop();
    map.set_camera(map.flight.to);
    map.scale_timer.stop();
    map.rest_timer.stop();
    map.tiles.finish(map.camera, devicePixelRatioF());
    map.come_to_rest();
    map.labels.finish();
    update();
}

void MapCanvas::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    impl_->paint(painter);
}

} // namespace yike
