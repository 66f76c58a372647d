// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
#include "desktop/window/left_panel.hpp"

#include "desktop/window/desk.hpp"
#include "desktop/window/layers_panel.hpp"
#include "desktop/window/ledger_panel.hpp"
#include "desktop/window/legend_panel.hpp"

#include <QLabel>
#include <QSlider>

#include <algorithm>

namespace yike {

namespace {

constexpr int kLeastLayers = 4;
constexpr int kLeastLegend = 6; ///< the classes of minutes

/// Which of them keeps its room the longest.
enum Importance { ledger_first, then_legend, then_layers };

} // namespace

LeftPanel::LeftPanel(Desk& desk, LayerModel& layers, QWidget* parent)
    : SectionStack(parent), legend_(new LegendPanel(desk, layers)),
      layers_(new LayersPanel(desk, layers)), ledger_(new LedgerPanel(desk)) {
    setObjectName(QStringLiteral("left"));
    const auto add = [&](const char* name, Phrase title, QWidget& body, int importance, Need need) {
        auto* section = new Section(desk.voice(), QString::fromLatin1(name), title, body, this);
        SectionStack::add(section, importance, std::move(need));
        return section;
    };
    add("layers_section", phrases::kLayers, *layers_, then_layers, [this](int) {
        const int whole = layers_->whole_height();
        const int row = layers_->height_of(1) - layers_->height_of(0);
        return SectionNeed{layers_->height_of(kLeastLayers), whole, whole, row};
    })->add_to_heading(layers_->opacity());
    add("legend_section", phrases::kLegend, *legend_, then_legend, [this](int width) {
        const int whole = legend_->whole_height(width);
        const int least = std::min(whole, legend_->height_of(kLeastLegend));
        // Beside a ledger with rows it rather scrolls than that the layers fold.
        const int beside = room() - ledger_->need(width, fair_for_ledger()).wanted -
                           layers_->height_of(kLeastLayers);
        const int wanted = ledger_->has_rows() ? std::clamp(beside, least, whole) : whole;
        return SectionNeed{least, wanted, whole, legend_->height_of(1)};
    });
    add("ledger_section", phrases::kLedger, *ledger_, ledger_first, [this](int width) {
        return ledger_->need(width, fair_for_ledger());
    })->add_to_heading(ledger_->total());
    connect(legend_, &LegendPanel::height_changed, this, &SectionStack::arrange);
    connect(ledger_, &LedgerPanel::need_changed, this, &SectionStack::arrange);
}

/// Half, if the others keep what is of use.
int LeftPanel::fair_for_ledger() const {
    return std::min(room() / 2,
                    room() - legend_->height_of(kLeastLegend) - layers_->height_of(kLeastLayers));
}

} // namespace yike
