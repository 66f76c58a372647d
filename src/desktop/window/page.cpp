// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
#include "desktop/window/page.hpp"

#include "desktop/window/check_page.hpp"
#include "desktop/window/map_page.hpp"

namespace yike {

namespace {

QWidget* make_map(Desk& desk, WindowActions& actions, QWidget* parent) {
    return new MapPage(desk, actions, parent);
}

QWidget* make_check(Desk& desk, WindowActions&, QWidget* parent) {
    return new CheckPage(desk, parent);
}

} // namespace

const std::vector<PageKind>& page_kinds() {
    static const std::vector<PageKind> kinds{
        {"map", phrases::kMapPage, Glyph::map, make_map},
        {"check", phrases::kCheckPage, Glyph::check, make_check},
    };
    return kinds;
}

QStringList page_ids() {
    QStringList ids;
    for (const PageKind& kind : page_kinds()) {
        ids.append(QString::fromLatin1(kind.id));
    }
    return ids;
}

} // namespace yike
