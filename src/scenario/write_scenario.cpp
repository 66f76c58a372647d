// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
#include "scenario/write_scenario.hpp"

#include "base/error.hpp"
#include "io/result_folder.hpp"
#include "scenario/read_scenario.hpp"

#include <fmt/format.h>

#include <cmath>
#include <string_view>
#include <system_error>

namespace yike {

namespace {

namespace fs = std::filesystem;

// A basic string of TOML: on one line whatever it holds.
std::string toml_text(std::string_view text) {
    std::string result = "\"";
    for (const char letter : text) {
        const auto code = static_cast<unsigned char>(letter);
        if (letter == '"' || letter == '\\') {
            result += '\\';
            result += letter;
        } else if (letter == '\n') {
            result += "\\n";
        } else if (letter == '\t') {
            result += "\\t";
        } else if (code < 0x20 || code == 0x7F) {
            result += fmt::format("\\u{:04X}", code);
        } else {
            result += letter;
        }
    }
    return result + '"';
}

// The fewest digits that are read as the same number.
std::string number(double value) {
    return value == 0 ? "0" : fmt::format("{}", value); // never -0, which TOML reads as 0
}

// 2360000 -> 2_360_000.
std::string money(double yuan) {
    constexpr double kWhole = 1e15;
    if (std::floor(yuan) != yuan || !(std::abs(yuan) < kWhole)) {
        return number(yuan);
    }
    std::string digits = fmt::format("{:.0f}", yuan);
    constexpr std::size_t kGroup = 3;
    for (std::size_t at = digits.size(); at > kGroup; at -= kGroup) {
        digits.insert(at - kGroup, 1, '_'); // not "_": GCC 12 warns of it, wrongly
    }
    return digits;
}

std::string place(LonLat p) {
    return fmt::format("[{}, {}]", number(p.lon), number(p.lat));
}

class ChangeWriter {
  public:
    explicit ChangeWriter(const Change& change) : change_(change) {}

    std::string write() && {
        line("id", toml_text(change_.id));
        line("kind", toml_text(to_string(change_.kind)));
        write_fields();
        write_money();
        return std::move(text_);
    }

  private:
    void line(std::string_view key, const std::string& value) {
        text_ += fmt::format("{} = {}\n", key, value);
    }

    void text_if_any(std::string_view key, const std::string& value) {
        if (!value.empty()) {
            line(key, toml_text(value));
        }
    }

    void write_fields() {
        switch (change_.kind) {
        case ChangeKind::relocate:
            line("station", toml_text(change_.station));
            write_to();
            write_area();
            break;
        case ChangeKind::renovate:
            line("station", toml_text(change_.station));
            write_area();
            break;
        case ChangeKind::build:
            line("new_id", toml_text(change_.new_id));
            text_if_any("name", change_.name);
            if (change_.tier) {
                line("tier", fmt::format("{}", *change_.tier));
            }
            write_to();
            write_area();
            break;
        case ChangeKind::close:
            line("station", toml_text(change_.station));
            break;
        case ChangeKind::open_gate:
        case ChangeKind::close_gate:
            write_gate();
            break;
        case ChangeKind::add_path:
            write_path();
            break;
        case ChangeKind::block_road:
            write_block();
            break;
        }
    }

    void write_to() { line("to", change_.to ? place(*change_.to) : toml_text(change_.candidate)); }

    void write_area() {
        if (change_.floor_area_m2) {
            line("floor_area_m2", number(*change_.floor_area_m2));
        }
    }

    void write_gate() {
        if (!change_.gate.empty()) {
            line("gate", toml_text(change_.gate));
            return;
        }
        line("compound", toml_text(change_.compound));
        line("at", place(change_.at.value_or(LonLat{})));
    }

    void write_path() {
        std::string positions;
        for (const LonLat p : change_.path) {
            positions += (positions.empty() ? "" : ", ") + place(p);
        }
        line("line", "[" + positions + "]");
        text_if_any("class", change_.road_class);
    }

    void write_block() {
        if (!change_.source_id.empty()) {
            line("source_id", toml_text(change_.source_id));
            return;
        }
        line("at", place(change_.at.value_or(LonLat{})));
        line("radius_m", number(change_.radius_m));
    }

    void write_money() {
        if (change_.cost_yuan) {
            line("cost_yuan", money(*change_.cost_yuan));
        }
        if (change_.yearly_cost_yuan != 0) {
            line("yearly_cost_yuan", money(change_.yearly_cost_yuan));
        }
        if (change_.year) {
            line("year", fmt::format("{}", *change_.year));
        }
        text_if_any("note", change_.note);
        if (change_.off) {
            line("off", "true");
        }
    }

    const Change& change_;
    std::string text_;
};

// The way from the file's folder to the project.
std::string project_beside(const fs::path& project, const fs::path& file) {
    std::error_code error;
    const fs::path beside = file.has_parent_path() ? file.parent_path() : fs::path(".");
    const fs::path folder = fs::weakly_canonical(fs::absolute(beside), error);
    const fs::path target = fs::weakly_canonical(fs::absolute(project), error);
    const fs::path way = target.lexically_relative(folder);
    return (way.empty() ? target : way).generic_string();
}

// True if the file is as we would write it, so that nothing is lost by writing it anew.
bool is_our_own(const fs::path& file) {
    try {
        const std::string text = read_file(file);
        return write_scenario(parse_scenario(text, file, CostRule::may_lack), file) == text;
    } catch (const DataError&) {
        return false;
    }
}

fs::path keep_copy(const fs::path& file) {
    fs::path copy = file;
    copy += ".bak";
    for (int number = 2; fs::exists(copy); ++number) {
        copy = file;
        copy += fmt::format(".bak{}", number);
    }
    std::error_code error;
    fs::copy_file(file, copy, error);
    if (error) {
        throw DataError({copy.string(), "", "", ""}, "cannot be written: " + error.message());
    }
    return copy;
}

} // namespace

std::string write_scenario(const Scenario& scenario, const fs::path& file) {
    std::string text = "[scenario]\n";
    text += fmt::format("name = {}\n", toml_text(scenario.name));
    if (!scenario.project.empty()) {
        text += fmt::format("project = {}\n", toml_text(project_beside(scenario.project, file)));
    }
    if (!scenario.note.empty()) {
        text += fmt::format("note = {}\n", toml_text(scenario.note));
    }
    for (const Change& change : scenario.changes) {
        text += "\n[[change]]\n" + ChangeWriter(change).write();
    }
    return text;
}

std::optional<fs::path> save_scenario(const Scenario& scenario, const fs::path& file) {
    std::optional<fs::path> kept;
    if (fs::is_regular_file(file) && !is_our_own(file)) {
        kept = keep_copy(file);
    }
    write_file(file, write_scenario(scenario, file));
    return kept;
}

} // namespace yike
