// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
/// @file
/// On which side of its cell a text stands: one rule for all tables.
#pragma once

#include <QVariant>

namespace yike {

/// Numbers at the right, in columns and in their headings, so that their digits stand below each
/// other.
inline QVariant side_of(bool is_number) {
    return QVariant::fromValue((is_number ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
}

} // namespace yike
