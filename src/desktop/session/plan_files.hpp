// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
/// @file
/// Private to this folder. Plans from files and into them.
#pragma once

#include "desktop/session/failure.hpp"
#include "desktop/session/plan_editor.hpp"
#include "desktop/session/plan_shelf.hpp"
#include "desktop/session/session.hpp"

#include <QObject>

#include <filesystem>

namespace yike {

class PlanFiles : public QObject {
    Q_OBJECT

  public:
    /// @param language  of the moment; all must outlive the object
    PlanFiles(PlanShelf& shelf, PlanEditor& editor, const Language& language);

    /// Puts the plan of a file on the shelf, or chooses it if it stands there already. False if
    /// it cannot be read.
    bool open(const std::filesystem::path& file);

    /// Saves the current plan; false if it was not saved.
    /// @param file  empty: its own, unless somebody else has written it since
    bool save(std::filesystem::path file, MissingCosts missing);

    /// Where to save the current plan: its own file, else one beside the project.
    std::filesystem::path suggested() const;

  signals:
    void opened(const std::filesystem::path& file, const QString& name);
    void saved();
    void told(const QString& message);
    void failed(const yike::Failure& failure);

  private:
    void tell_saved(const std::filesystem::path& file,
                    const std::optional<std::filesystem::path>& kept);
    void tell_changed_elsewhere(const std::filesystem::path& file);
    void tell_foreign(const std::filesystem::path& file, const std::filesystem::path& own);
    void tell_missing_costs(std::size_t count);
    bool refuses(const std::filesystem::path& file);
    void fail(Attempt attempt, const std::filesystem::path& file);

    PlanShelf& shelf_;
    PlanEditor& editor_;
    const Language& language_;
};

} // namespace yike
