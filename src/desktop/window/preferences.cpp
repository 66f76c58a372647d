// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
#include "desktop/window/preferences.hpp"

#include <QLocale>
#include <QSettings>

namespace yike {

namespace {

const QString kLanguage = QStringLiteral("language");
const QString kGeometry = QStringLiteral("window/geometry");
const QString kPanels = QStringLiteral("window/panels");

} // namespace

Language system_language() {
    return QLocale::system().language() == QLocale::Chinese ? Language::zh : Language::en;
}

Preferences::Preferences() = default;

Preferences::Preferences(const QString& file)
    : store_(std::make_unique<QSettings>(file, QSettings::IniFormat)) {
    const QString word = store_->value(kLanguage).toString();
    if (word == QLatin1String("zh")) {
        language_ = Language::zh;
    } else if (word == QLatin1String("en")) {
        language_ = Language::en;
    }
}

Preferences::~Preferences() = default;

Preferences::Preferences(Preferences&&) noexcept = default;

Preferences Preferences::of_user() {
    const QSettings place(QSettings::IniFormat,
                          QSettings::UserScope,
                          QStringLiteral("yike"),
                          QStringLiteral("yike-desktop"));
    return Preferences(place.fileName());
}

Language Preferences::language() const {
    return language_.value_or(system_language());
}

void Preferences::set_language(Language language) {
    language_ = language;
    if (store_) {
        store_->setValue(kLanguage,
                         language == Language::zh ? QStringLiteral("zh") : QStringLiteral("en"));
    }
}

QByteArray Preferences::window_geometry() const {
    return store_ ? store_->value(kGeometry).toByteArray() : QByteArray();
}

void Preferences::set_window_geometry(const QByteArray& geometry) {
    if (store_) {
        store_->setValue(kGeometry, geometry);
    }
}

QByteArray Preferences::panels() const {
    return store_ ? store_->value(kPanels).toByteArray() : QByteArray();
}

void Preferences::set_panels(const QByteArray& state) {
    if (store_) {
        store_->setValue(kPanels, state);
    }
}

} // namespace yike
