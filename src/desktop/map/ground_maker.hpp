// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
/// @file
/// Makes the ground of a map ready in the background: finding one's way in some ten thousand
/// roads takes longer than a window may be deaf.
#pragma once

#include "desktop/map/ground_index.hpp"

#include <QObject>
#include <QThreadPool>

#include <cstdint>
#include <memory>

namespace yike {

/// A ground and what it says of itself.
struct ReadyGround {
    std::shared_ptr<const GroundIndex> index;
    std::shared_ptr<const AnswerShape> own;
};

/// The newest ground wins: older ones are not told any more.
class GroundMaker : public QObject {
    Q_OBJECT

  public:
    explicit GroundMaker(QObject* parent = nullptr);
    ~GroundMaker() override;

    /// Told by made() on this object's thread, unless another comes before.
    void request(std::shared_ptr<const MapData> ground);

    /// What was requested is not wanted any more.
    void clear();

    bool is_busy() const { return wanted_ != nullptr; }

    /// Waits for what was requested and tells it.
    void finish();

  signals:
    void made(const yike::ReadyGround& ground);

  private:
    void take(std::uint64_t number, const ReadyGround& ground);

    std::shared_ptr<const MapData> wanted_; ///< null: nothing
    std::uint64_t number_ = 0;              ///< of the newest request
    QThreadPool pool_;
};

} // namespace yike
