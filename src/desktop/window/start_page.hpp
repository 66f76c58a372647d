// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
/// @file
/// The first thing that is seen: the sample, a folder of one's own, what was open before, what can
/// be recovered.
#pragma once

#include <QWidget>

class QLabel;
class QListView;
class QVBoxLayout;

namespace yike {

class Card;
class Desk;
struct RecoverableWork;

class StartPage : public QWidget {
    Q_OBJECT

  public:
    explicit StartPage(Desk& desk, QWidget* parent = nullptr);

    /// Looks again for work to recover.
    void refresh();

  signals:
    void choose_wanted(); ///< a folder, in a dialog

  private:
    void add_heading();
    void add_cards();
    void add_recent();
    QString words_of(const RecoverableWork& work) const;
    void tell_recoverable();

    Desk& desk_;
    QVBoxLayout* column_ = nullptr;
    QVBoxLayout* recoverable_ = nullptr;
    Card* sample_ = nullptr;
    QListView* recent_ = nullptr;
    QLabel* recent_empty_ = nullptr;
};

} // namespace yike
