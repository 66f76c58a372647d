// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
#include "cli/command_map.hpp"

#include "base/error.hpp"
#include "base/log.hpp"
#include "cli/output_files.hpp"
#include "geometry/crs.hpp"
#include "render/map_sheet.hpp"
#include "report/manifest.hpp"
#include "report/result_map.hpp"

#include <CLI/CLI.hpp>
#include <fmt/format.h>
#include <fmt/ranges.h>

#include <filesystem>
#include <map>
#include <string>
#include <system_error>
#include <vector>

namespace yike::cli {

namespace {

constexpr const char* kExample =
    "Example:\n"
    "  yike map result --theme coverage --paper a3 --scale 20000 -o coverage.pdf\n"
    "\n"
    "RESULT is a folder that `yike coverage` wrote. The format follows the ending of FILE.";

class MapCommand : public Command {
  public:
    CLI::App& declare(CLI::App& program) override;
    ExitCode run(Progress& progress) override;

  private:
    MapTheme theme() const;
    SheetOptions options(const std::filesystem::path& result) const;

    std::string result_;
    std::string file_;
    std::string theme_ = "coverage";
    std::string paper_ = "a3";
    std::string language_ = "zh";
    int tier_ = 0;
    bool portrait_ = false;
    double scale_ = 0;
    double dpi_ = 150;
    std::vector<double> extent_;
    SheetOptions texts_;
};

CLI::App& MapCommand::declare(CLI::App& program) {
    CLI::App* verb = program.add_subcommand("map", "Draw a map sheet from a result folder");
    verb->add_option("RESULT", result_, "A folder that `yike coverage` wrote")->required();
    verb->add_option("-o,--output", file_, "The file to write: .png, .svg or .pdf")
        ->required()
        ->type_name("FILE");
    verb->add_option("--theme", theme_, "coverage, gaps, redundancy or area")
        ->capture_default_str();
    verb->add_option("--tier", tier_, "Of redundancy: 1 community centres, 2 compound stations")
        ->type_name("1|2");
    verb->add_option("--paper", paper_, "a4, a3 or a2")->capture_default_str();
    verb->add_flag("--portrait", portrait_, "Upright instead of lying");
    verb->add_option("--scale", scale_, "Fixed scale: 20000 for 1:20,000")->type_name("NUMBER");
    verb->add_option("--extent", extent_, "What to show, WGS 84 degrees")
        ->delimiter(',')
        ->expected(4)
        ->type_name("WEST,SOUTH,EAST,NORTH");
    verb->add_option("--dpi", dpi_, "Resolution of PNG: 36 to 1200")->capture_default_str();
    verb->add_option("--language", language_, "zh or en")->capture_default_str();
    verb->add_option("--compiled-by", texts_.compiled_by, "The unit that made the map");
    verb->add_option("--date", texts_.sheet_date, "The date of the sheet");
    verb->add_option("--sheet", texts_.sheet_number, "The number of the sheet");
    verb->add_option("--review-number", texts_.review_number, "As given by the map authority");
    verb->footer(kExample);
    return *verb;
}

MapTheme MapCommand::theme() const {
    static const std::map<std::string, MapTheme> themes{{"coverage", MapTheme::coverage},
                                                        {"gaps", MapTheme::gaps},
                                                        {"redundancy", MapTheme::redundancy},
                                                        {"area", MapTheme::area}};
    const auto theme = themes.find(theme_);
    if (theme == themes.end()) {
        throw UsageError("--theme " + theme_ +
                         " is unknown; allowed: coverage, gaps, redundancy, area");
    }
    return theme->second;
}

SheetOptions MapCommand::options(const std::filesystem::path& result) const {
    static const std::map<std::string, PaperSize> papers{
        {"a4", PaperSize::a4}, {"a3", PaperSize::a3}, {"a2", PaperSize::a2}};
    const auto paper = papers.find(paper_);
    if (paper == papers.end()) {
        throw UsageError("--paper " + paper_ + " is unknown; allowed: a4, a3, a2");
    }
    SheetOptions options = texts_;
    options.language = parse_language(language_);
    options.paper = paper->second;
    options.portrait = portrait_;
    options.dpi = dpi_;
    if (scale_ != 0) {
        options.scale_denominator = scale_;
    }
    if (!extent_.empty()) {
        if (!(extent_[0] < extent_[2] && extent_[1] < extent_[3])) {
            throw UsageError(
                fmt::format("--extent {}: west must be less than east, south less than "
                            "north",
                            fmt::join(extent_, ",")));
        }
        const WorkingCrs crs(read_manifest(result).crs);
        Box box;
        for (const LonLat corner : {LonLat{extent_[0], extent_[1]}, {extent_[2], extent_[3]}}) {
            if (!is_valid(corner)) {
                throw UsageError(fmt::format(
                    "--extent has {},{}, which is no longitude, latitude", corner.lon, corner.lat));
            }
            box.add(crs.to_plane(corner));
        }
        options.extent = box;
    }
    return options;
}

void check_is_result(const std::filesystem::path& folder) {
    std::error_code error;
    if (!std::filesystem::is_regular_file(folder / "manifest.json", error)) {
        throw DataError({folder.string(), "", "", ""},
                        "is no result folder; give one that `yike coverage PROJECT -o DIR` wrote");
    }
}

ExitCode MapCommand::run(Progress& progress) {
    check_output_files({{"--output", file_}});
    check_is_result(result_);
    const MapTheme wanted = theme();
    if (tier_ < 0 || tier_ > 2) {
        throw UsageError(fmt::format("--tier {} is unknown; allowed: 1, 2", tier_));
    }
    const SheetOptions sheet = options(result_);
    MapData data = read_map_data(result_);
    data.tier = tier_ != 0 ? tier_ : data.tier;
    if (sheet.extent && !sheet.extent->meets(bounds(data.boundary))) {
        throw UsageError("--extent lies outside the boundary of the result");
    }
    progress.check();
    const SheetRecord record = draw_sheet(data, wanted, sheet, file_);
    log_info(fmt::format("wrote {} at 1:{:.0f}", file_, record.scale_denominator));
    return ExitCode::done;
}

} // namespace

std::unique_ptr<Command> make_map_command() {
    return std::make_unique<MapCommand>();
}

} // namespace yike::cli
