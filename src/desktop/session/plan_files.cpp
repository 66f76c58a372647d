// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
#include "desktop/session/plan_files.hpp"

#include "desktop/session/words.hpp"
#include "scenario/read_scenario.hpp"
#include "scenario/write_scenario.hpp"

#include <algorithm>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

namespace yike {

namespace fs = std::filesystem;

namespace {

/// As it is written where it cannot be followed.
fs::path canonical_place(const fs::path& path) {
    std::error_code error;
    const fs::path place = fs::weakly_canonical(path, error);
    return error ? path.lexically_normal() : place;
}

bool is_same_place(const fs::path& a, const fs::path& b) {
    return canonical_place(a) == canonical_place(b);
}

} // namespace

PlanFiles::PlanFiles(PlanShelf& shelf, PlanEditor& editor, const Language& language)
    : shelf_(shelf), editor_(editor), language_(language) {}

void PlanFiles::fail(Attempt attempt, const fs::path& file) {
    emit failed(
        told_failure(attempt, text(file.filename().string()), std::current_exception(), language_));
}

bool PlanFiles::open(const fs::path& file) {
    for (std::size_t i = 0; i < shelf_.count(); ++i) {
        if (!shelf_.at(i).file().empty() && is_same_place(shelf_.at(i).file(), file)) {
            shelf_.choose(i);
            if (shelf_.at(i).is_file_changed()) {
                emit told(said(language_,
                               "「{}」在别处改过；关闭这个方案再打开，才能看到新的内容",
                               "“{}” was changed elsewhere; close this plan and open it again to "
                               "see what is new",
                               file.filename().string()));
            }
            return true;
        }
    }
    try {
        Scenario scenario = read_scenario(file);
        const fs::path own = scenario.project;
        const QString name = text(scenario.name);
        shelf_.add(std::move(scenario), file).look_at_file();
        emit opened(file, name);
        if (!own.empty() && !is_same_place(own, shelf_.work()->folder)) {
            tell_foreign(file, own);
        }
        return true;
    } catch (...) {
        fail(Attempt::open_plan, file);
        return false;
    }
}

/// Not only a line that goes by: ids that happen to be the same may mean other things.
void PlanFiles::tell_foreign(const fs::path& file, const fs::path& own) {
    Failure failure;
    failure.what = said(language_,
                        "方案「{}」是为另一个项目（{}）做的，现在打开的是「{}"
                        "」。方案已按现在的项目打开，请逐条核对。",
                        "Plan “{}” was made for another project ({}), not for {}. It was opened on "
                        "this project all the same: check each change.",
                        file.filename().string(),
                        canonical_place(own).string(),
                        shelf_.work()->name);
    failure.detail = text(fmt::format("{}: [scenario] project = \"{}\", but the project is {}",
                                      file.string(),
                                      canonical_place(own).string(),
                                      shelf_.work()->folder.string()));
    emit failed(failure);
}

fs::path PlanFiles::suggested() const {
    const PlanDocument* const document = shelf_.current();
    if (document == nullptr) {
        return {};
    }
    if (!document->file().empty()) {
        return document->file();
    }
    std::string name = document->state().scenario.name;
    constexpr std::string_view kForbidden = "/\\:*?\"<>|";
    std::replace_if(
        name.begin(),
        name.end(),
        [kForbidden](char letter) { return kForbidden.find(letter) != std::string_view::npos; },
        '-');
    // Beside the project, whose own folder is never written to.
    return shelf_.work()->folder.parent_path() / (name + ".toml");
}

void PlanFiles::tell_missing_costs(std::size_t count) {
    Failure failure;
    failure.what = said(language_,
                        "方案没有保存：{} 项变更还没有填造价。",
                        "The scenario was not saved: {} changes have no cost yet.",
                        count);
    failure.help = FailureHelp::fill_in_costs;
    emit failed(failure);
}

void PlanFiles::tell_changed_elsewhere(const fs::path& file) {
    Failure failure;
    failure.what =
        said(language_,
             "方案没有保存：「{}」打开之后在别处改过。可以另存到别处；另存时选同一个文件，就会"
             "覆盖它。",
             "The scenario was not saved: “{}” was changed elsewhere since it was opened. "
             "Save it elsewhere; choose the same file there to replace it.",
             file.filename().string());
    failure.help = FailureHelp::save_elsewhere;
    emit failed(failure);
}

void PlanFiles::tell_saved(const fs::path& file, const std::optional<fs::path>& kept) {
    const std::string name = file.filename().string();
    emit told(kept ? said(language_,
                          "已保存「{}」；原来手写的文件（含注释）留作「{}」",
                          "Saved “{}”; the file written by hand, with its comments, was kept as "
                          "“{}”",
                          name,
                          kept->filename().string())
                   : said(language_, "已保存「{}」", "Saved “{}”", name));
}

/// The project itself is never written, nor the file of another plan that is open.
bool PlanFiles::refuses(const fs::path& file) {
    Failure failure;
    if (file.filename() == "project.toml") {
        failure.what = said(language_,
                            "方案没有保存：project.toml 是项目文件的名字，请另取名字。",
                            "The scenario was not saved: project.toml is the name of a project's "
                            "own file; give it another.");
    }
    for (std::size_t i = 0; i < shelf_.count(); ++i) {
        if (i != shelf_.current_index() && !shelf_.at(i).file().empty() &&
            is_same_place(shelf_.at(i).file(), file)) {
            failure.what = said(language_,
                                "方案没有保存：「{}」已作为方案「{}」打开，请另取名字，"
                                "或先关闭那个方案。",
                                "The scenario was not saved: “{}” is open as the plan “{}”; give "
                                "it another name, or close that plan.",
                                file.filename().string(),
                                shelf_.at(i).state().scenario.name);
        }
    }
    failure.help = FailureHelp::save_elsewhere;
    const bool is_refused = !failure.what.isEmpty();
    if (is_refused) {
        emit failed(failure);
    }
    return is_refused;
}

bool PlanFiles::save(fs::path file, MissingCosts missing) {
    PlanDocument* const document = shelf_.current();
    if (document == nullptr) {
        return false;
    }
    const bool is_own = file.empty();
    if (is_own) {
        file = document->file();
    }
    const std::size_t without_cost = document->state().without_cost.size();
    if (without_cost > 0 && missing == MissingCosts::refuse) {
        tell_missing_costs(without_cost);
        return false;
    }
    if (file.empty() || refuses(file)) {
        return false;
    }
    if (is_own && document->is_file_changed()) {
        tell_changed_elsewhere(file);
        return false;
    }
    if (without_cost > 0 && !editor_.price_as_unknown()) {
        return false;
    }
    try {
        Scenario scenario = document->state().scenario;
        scenario.project = shelf_.work()->folder;
        const std::optional<fs::path> kept = save_scenario(scenario, file);
        document->saved_as(file);
        tell_saved(file, kept);
        emit saved();
        return true;
    } catch (...) {
        fail(Attempt::save_plan, file);
        return false;
    }
}

} // namespace yike
