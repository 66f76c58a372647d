// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
/// @file
/// At the left of the map: its legend, its layers, and the ledger of the plan.
#pragma once

#include "desktop/window/section.hpp"

namespace yike {

class Desk;
class LayerModel;
class LayersPanel;
class LedgerPanel;
class LegendPanel;

class LeftPanel : public SectionStack {
    Q_OBJECT

  public:
    LeftPanel(Desk& desk, LayerModel& layers, QWidget* parent = nullptr);

    LegendPanel& legend() { return *legend_; }

    LayersPanel& layers() { return *layers_; }

    LedgerPanel& ledger() { return *ledger_; }

  private:
    int fair_for_ledger() const; ///< pixels of its body

    LegendPanel* legend_;
    LayersPanel* layers_;
    LedgerPanel* ledger_;
};

} // namespace yike
