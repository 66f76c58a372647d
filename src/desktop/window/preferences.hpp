// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
/// @file
/// What a window remembers from one start to the next.
#pragma once

#include "render/words.hpp"

#include <QByteArray>
#include <QString>

#include <memory>
#include <optional>

class QSettings;

namespace yike {

class Preferences {
  public:
    /// Remembers nothing: for pictures and tests.
    Preferences();

    /// Kept in an INI file; without a name in the user's own place.
    explicit Preferences(const QString& file);

    ~Preferences();

    /// Of the user's own place.
    static Preferences of_user();

    Preferences(Preferences&&) noexcept;

    /// As chosen; else Chinese on a Chinese system, English on any other.
    Language language() const;
    void set_language(Language language);

    QByteArray window_geometry() const;
    void set_window_geometry(const QByteArray& geometry);

    QByteArray panels() const;
    void set_panels(const QByteArray& state);

  private:
    std::unique_ptr<QSettings> store_; ///< null: remembers nothing
    std::optional<Language> language_;
};

/// Chinese on a Chinese system, else English.
Language system_language();

} // namespace yike
