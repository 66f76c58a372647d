// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
#include "desktop/window/voice.hpp"

namespace yike {

Voice::Voice(Language language, QObject* parent) : QObject(parent), language_(language) {}

void Voice::set_language(Language language) {
    if (language != language_) {
        language_ = language;
        emit changed();
    }
}

QString Voice::operator()(const Phrase& phrase) const {
    return say(phrase, language_);
}

void Voice::on_change(QObject* context, std::function<void()> tell) {
    tell();
    connect(this, &Voice::changed, context, std::move(tell));
}

QString say(const Phrase& phrase, Language language) {
    return QString::fromUtf8(language == Language::zh ? phrase.zh : phrase.en);
}

QString utf8(const std::string& text) {
    return QString::fromStdString(text);
}

} // namespace yike
