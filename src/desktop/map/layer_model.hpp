// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
/// @file
/// The layers of the map, topmost first: which are seen, in what order, how opaque.
#pragma once

#include "render/words.hpp"

#include <QAbstractListModel>
#include <QIcon>

#include <map>
#include <vector>

namespace yike {

enum class MapLayer {
    labels,
    stations,
    conflicts,
    changes,
    candidates,
    gates,
    walls,
    railways,
    boundary,
    communities,
    cutoff_line,
    compounds,
    roads,
    water,
    reach,
};

inline constexpr int kMapLayers = 15;

/// One layer as it is drawn.
struct LayerState {
    MapLayer layer = MapLayer::labels;
    bool visible = true;
    double opacity = 1; ///< (0, 1]

    bool operator==(const LayerState&) const = default;
};

/// Labels, stations, conflicts, changes and candidates stay above the layers of the ground: a row
/// moves only among its own.
class LayerModel : public QAbstractListModel {
    Q_OBJECT

  public:
    enum Role { LayerRole = Qt::UserRole, OpacityRole, PlaceRole };

    explicit LayerModel(QObject* parent = nullptr);

    /// Topmost first.
    const std::vector<LayerState>& states() const { return states_; }

    const LayerState& state(MapLayer layer) const;

    bool visible(MapLayer layer) const { return state(layer).visible; }

    void set_visible(MapLayer layer, bool visible);
    void set_opacity(MapLayer layer, double opacity);
    void set_language(Language language);

    /// All visible, opaque and in their order.
    void reset();

    /// True for what stands on the ground rather than being part of it.
    static bool is_place(MapLayer layer);
    static QString name(MapLayer layer, Language language);

    int rowCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    bool setData(const QModelIndex& index, const QVariant& value, int role) override;
    Qt::ItemFlags flags(const QModelIndex& index) const override;
    QHash<int, QByteArray> roleNames() const override;
    Qt::DropActions supportedDropActions() const override;
    QStringList mimeTypes() const override;
    QMimeData* mimeData(const QModelIndexList& indexes) const override;
    bool canDropMimeData(const QMimeData* data,
                         Qt::DropAction action,
                         int row,
                         int column,
                         const QModelIndex& parent) const override;
    bool dropMimeData(const QMimeData* data,
                      Qt::DropAction action,
                      int row,
                      int column,
                      const QModelIndex& parent) override;
    bool moveRows(const QModelIndex& source,
                  int first,
                  int count,
                  const QModelIndex& target,
                  int before) override;

  signals:
    void layers_changed(); ///< after any of the above

  private:
    int row_of(MapLayer layer) const;

    std::vector<LayerState> states_;
    mutable std::map<MapLayer, QIcon> icons_; ///< drawn when first asked for
    Language language_ = Language::zh;
};

} // namespace yike
