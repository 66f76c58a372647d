// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
/// @file
/// All keys of the window. Those of the menus are read from the menus themselves.
#pragma once

#include <QDialog>
#include <QString>

#include <vector>

class QMenuBar;

namespace yike {

class Voice;

struct KeyLine {
    QString keys; ///< 「Ctrl+S」
    QString does; ///< 「保存方案」
};

struct KeyGroup {
    QString title; ///< 「文件」
    std::vector<KeyLine> lines;
};

/// Every action of the menus that has a key, in the order of the menus, then what the map and the
/// lists understand.
std::vector<KeyGroup> key_groups(const QMenuBar& menus, const Voice& voice);

/// In the way of nothing: the window goes on beside it.
class KeysDialog : public QDialog {
    Q_OBJECT

  public:
    KeysDialog(const QMenuBar& menus, Voice& voice, QWidget* parent);
};

} // namespace yike
