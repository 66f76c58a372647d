// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
#include "desktop/map/layer_model.hpp"

#include "desktop/map/map_legend.hpp"

#include <QIODevice>
#include <QMimeData>

#include <algorithm>
#include <array>

namespace yike {

namespace {

constexpr const char* kMimeType = "application/x-yike-map-layer";
constexpr double kFaintest = 0.1;

struct LayerName {
    MapLayer layer;
    const char* zh;
    const char* en;
};

/// In the usual order.
constexpr std::array<LayerName, kMapLayers> kNames = {
    {{MapLayer::labels, "注记", "Labels"},
     {MapLayer::stations, "服务站点", "Stations"},
     {MapLayer::conflicts, "位置相近的站点", "Stations too close"},
     {MapLayer::changes, "方案措施", "Changes of the plan"},
     {MapLayer::candidates, "候选用房", "Candidate rooms"},
     {MapLayer::gates, "大门", "Gates"},
     {MapLayer::walls, "围墙", "Walls"},
     {MapLayer::railways, "铁路", "Railways"},
     {MapLayer::boundary, "街道界线", "District boundary"},
     {MapLayer::communities, "社区界线", "Community boundaries"},
     {MapLayer::cutoff_line, "步行圈界线", "Line of the cutoff"},
     {MapLayer::compounds, "小区", "Compounds"},
     {MapLayer::roads, "道路", "Roads"},
     {MapLayer::water, "水域", "Water"},
     {MapLayer::reach, "步行圈范围", "Ground within the cutoff"}}};

std::vector<LayerState> usual_states() {
    std::vector<LayerState> states;
    for (const LayerName& name : kNames) {
        states.push_back({name.layer, true, 1});
    }
    return states;
}

} // namespace

LayerModel::LayerModel(QObject* parent) : QAbstractListModel(parent), states_(usual_states()) {}

int LayerModel::row_of(MapLayer layer) const {
    const auto found = std::find_if(states_.begin(), states_.end(), [&](const LayerState& state) {
        return state.layer == layer;
    });
    return static_cast<int>(found - states_.begin());
}

const LayerState& LayerModel::state(MapLayer layer) const {
    return states_[static_cast<std::size_t>(row_of(layer))];
}

void LayerModel::set_visible(MapLayer layer, bool visible) {
    setData(index(row_of(layer)), visible ? Qt::Checked : Qt::Unchecked, Qt::CheckStateRole);
}

void LayerModel::set_opacity(MapLayer layer, double opacity) {
    setData(index(row_of(layer)), opacity, OpacityRole);
}

void LayerModel::set_language(Language language) {
    language_ = language;
    emit dataChanged(index(0), index(rowCount() - 1), {Qt::DisplayRole});
}

void LayerModel::reset() {
    beginResetModel();
    states_ = usual_states();
    endResetModel();
    emit layers_changed();
}

bool LayerModel::is_place(MapLayer layer) {
    return layer == MapLayer::labels || layer == MapLayer::stations ||
           layer == MapLayer::conflicts || layer == MapLayer::changes ||
           layer == MapLayer::candidates;
}

QString LayerModel::name(MapLayer layer, Language language) {
    const auto* const found = std::find_if(
        kNames.begin(), kNames.end(), [&](const LayerName& name) { return name.layer == layer; });
    return QString::fromUtf8(language == Language::zh ? found->zh : found->en);
}

int LayerModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(states_.size());
}

QVariant LayerModel::data(const QModelIndex& index, int role) const {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) {
        return {};
    }
    const LayerState& state = states_[static_cast<std::size_t>(index.row())];
    switch (role) {
    case Qt::DisplayRole:
    case Qt::AccessibleTextRole:
        return name(state.layer, language_);
    case Qt::CheckStateRole:
        return state.visible ? Qt::Checked : Qt::Unchecked;
    case Qt::DecorationRole:
        if (!icons_.contains(state.layer)) {
            icons_[state.layer] = layer_icon(state.layer);
        }
        return icons_[state.layer];
    case LayerRole:
        return static_cast<int>(state.layer);
    case OpacityRole:
        return state.opacity;
    case PlaceRole:
        return is_place(state.layer);
    default:
        return {};
    }
}

bool LayerModel::setData(const QModelIndex& index, const QVariant& value, int role) {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) {
        return false;
    }
    LayerState& state = states_[static_cast<std::size_t>(index.row())];
    LayerState wanted = state;
    if (role == Qt::CheckStateRole) {
        wanted.visible = value.toInt() == Qt::Checked;
    } else if (role == OpacityRole) {
        bool is_number = false;
        wanted.opacity = std::clamp(value.toDouble(&is_number), kFaintest, 1.0);
        if (!is_number) {
            return false;
        }
    } else {
        return false;
    }
    if (wanted != state) {
        state = wanted;
        emit dataChanged(index, index, {role});
        emit layers_changed();
    }
    return true;
}

Qt::ItemFlags LayerModel::flags(const QModelIndex& index) const {
    if (!index.isValid()) {
        return Qt::ItemIsDropEnabled; // between the rows, never on one
    }
    return Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsUserCheckable |
           Qt::ItemIsDragEnabled | Qt::ItemNeverHasChildren;
}

QHash<int, QByteArray> LayerModel::roleNames() const {
    QHash<int, QByteArray> names = QAbstractListModel::roleNames();
    names[LayerRole] = "layer";
    names[OpacityRole] = "opacity";
    names[PlaceRole] = "place";
    return names;
}

Qt::DropActions LayerModel::supportedDropActions() const {
    return Qt::MoveAction;
}

QStringList LayerModel::mimeTypes() const {
    return {QString::fromLatin1(kMimeType)};
}

QMimeData* LayerModel::mimeData(const QModelIndexList& indexes) const {
    if (indexes.isEmpty()) {
        return nullptr;
    }
    auto* data = new QMimeData;
    data->setData(QString::fromLatin1(kMimeType), QByteArray::number(indexes.first().row()));
    return data;
}

bool LayerModel::canDropMimeData(
    const QMimeData* data, Qt::DropAction action, int row, int, const QModelIndex& parent) const {
    return action == Qt::MoveAction && !parent.isValid() && row >= 0 &&
           data->hasFormat(QString::fromLatin1(kMimeType));
}

bool LayerModel::dropMimeData(
    const QMimeData* data, Qt::DropAction action, int row, int column, const QModelIndex& parent) {
    if (!canDropMimeData(data, action, row, column, parent)) {
        return false;
    }
    // The rows have moved when this returns; a view that removed the old row would lose another.
    moveRows({}, data->data(QString::fromLatin1(kMimeType)).toInt(), 1, {}, row);
    return false;
}

bool LayerModel::moveRows(
    const QModelIndex& source, int first, int count, const QModelIndex& target, int before) {
    const int rows = rowCount();
    if (source.isValid() || target.isValid() || count != 1 || first < 0 || first >= rows ||
        before < 0 || before > rows || before == first || before == first + 1) {
        return false;
    }
    const auto is_place_row = [this](int row) {
        return is_place(states_[static_cast<std::size_t>(row)].layer);
    };
    const int after_move = before > first ? before - 1 : before;
    const int places = static_cast<int>(std::count_if(
        states_.begin(), states_.end(), [](const LayerState& s) { return is_place(s.layer); }));
    if (is_place_row(first) != (after_move < places)) {
        return false;
    }
    beginMoveRows({}, first, first, {}, before);
    const LayerState moved = states_[static_cast<std::size_t>(first)];
    states_.erase(states_.begin() + first);
    states_.insert(states_.begin() + after_move, moved);
    endMoveRows();
    emit layers_changed();
    return true;
}

} // namespace yike
