// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
/// @file
/// Parts of a panel that can be folded to their headings, and share the panel's height.
#pragma once

#include "desktop/window/phrases.hpp"

#include <QStringList>
#include <QWidget>

#include <functional>
#include <vector>

class QHBoxLayout;
class QToolButton;

namespace yike {

class Voice;

/// A heading that folds what is below it.
class Section : public QWidget {
    Q_OBJECT

  public:
    /// @param name  under which it is remembered; its heading is found as "fold_NAME"
    /// @param body  becomes its child
    Section(Voice& voice, const QString& name, Phrase title, QWidget& body, QWidget* parent);

    /// At the right of the heading.
    void add_to_heading(QWidget* widget);

    void set_open(bool open);

    bool is_open() const { return open_; }

    QWidget& body() { return body_; }

    int heading_height() const;

  signals:
    void turned(bool open); ///< by the person, not by set_open()

  protected:
    void resizeEvent(QResizeEvent* event) override;

  private:
    QWidget* heading_;
    QHBoxLayout* row_;
    QToolButton* fold_;
    QWidget& body_;
    bool open_ = true;
};

/// How much height a part needs.
struct SectionNeed {
    int least = 0;  ///< pixels of its body; with less it is no use
    int wanted = 0; ///< to do its work well
    int most = 0;   ///< to show all of it
    int step = 1;   ///< more than the least is given in steps of so much
};

/// Heights of the bodies, the most important first. A part is folded (-1) where its least does not
/// fit beside what more important ones want; the first never is, nor are those in `kept`. The open
/// ones get their least, then what they want, then what they could use, each in the order of
/// importance; the first takes what is left.
/// @param height  without headings
std::vector<int>
share_height(int height, const std::vector<SectionNeed>& needs, const std::vector<bool>& kept);

/// Parts one below the other. What is folded by hand stays folded; else parts fold where there is
/// no room for them, and open again where there is.
class SectionStack : public QWidget {
    Q_OBJECT

  public:
    /// By the width of the panel.
    using Need = std::function<SectionNeed(int width)>;

    explicit SectionStack(QWidget* parent = nullptr);

    /// @param importance  0 is the part that folds last; each number once, from 0
    void add(Section* section, int importance, Need need);

    /// After a change of what a part needs.
    void arrange();

    /// What was folded and opened by hand: to be remembered.
    QStringList state() const;
    void restore(const QStringList& state);

  protected:
    void resizeEvent(QResizeEvent* event) override;

    int room() const; ///< height without the headings

  private:
    enum class Choice { by_room, open, folded };

    struct Part {
        Section* section;
        int importance;
        Need need;
        Choice choice = Choice::by_room;
    };

    std::vector<std::size_t> by_importance() const;

    std::vector<Part> parts_; ///< from above
};

} // namespace yike
