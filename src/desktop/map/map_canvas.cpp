// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
#include "desktop/map/map_canvas.hpp"

namespace yike {

struct MapCanvas::Impl {
    std::shared_ptr<const MapData> ground;
    std::shared_ptr<const MapAnswer> answer;
};

MapCanvas::MapCanvas(QWidget* parent) : QWidget(parent), impl_(std::make_unique<Impl>()) {}

MapCanvas::~MapCanvas() = default;

void MapCanvas::set_ground(std::shared_ptr<const MapData> ground) {
    impl_->ground = std::move(ground);
    update();
}

void MapCanvas::set_answer(std::shared_ptr<const MapAnswer> answer) {
    impl_->answer = std::move(answer);
    update();
}

void MapCanvas::set_language(Language) {
    update();
}

void MapCanvas::set_tool(MapTool) {}

void MapCanvas::fly_to(const Box&) {}

void MapCanvas::select(const MapHit&) {}

void MapCanvas::set_route(const Line&) {}

} // namespace yike
