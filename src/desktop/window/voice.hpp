// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
/// @file
/// The language of a window while it is open: every text that was given through a Voice changes
/// with it.
#pragma once

#include "desktop/window/phrases.hpp"
#include "render/words.hpp"

#include <QObject>
#include <QString>

#include <functional>

namespace yike {

class Voice : public QObject {
    Q_OBJECT

  public:
    explicit Voice(Language language, QObject* parent = nullptr);

    Language language() const { return language_; }

    bool is_chinese() const { return language_ == Language::zh; }

    void set_language(Language language);

    /// The phrase in the present language.
    QString operator()(const Phrase& phrase) const;

    /// Runs `tell` now and after each change of the language, while `context` lives.
    void on_change(QObject* context, std::function<void()> tell);

    /// A label, button, action or group says the phrase from now on.
    template <class T> void text(T* thing, Phrase phrase) {
        on_change(thing, [this, thing, phrase] { thing->setText((*this)(phrase)); });
    }

    /// Its tool tip, and its name for screen readers where it is a widget.
    template <class T> void tip(T* thing, Phrase phrase) {
        on_change(thing, [this, thing, phrase] {
            thing->setToolTip((*this)(phrase));
            if constexpr (requires { thing->setAccessibleName(QString()); }) {
                thing->setAccessibleName((*this)(phrase));
            }
        });
    }

  signals:
    void changed();

  private:
    Language language_;
};

/// The phrase in a language.
QString say(const Phrase& phrase, Language language);

/// Text of the engine, which is UTF-8.
QString utf8(const std::string& text);

} // namespace yike
