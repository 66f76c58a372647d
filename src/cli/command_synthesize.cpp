// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
#include "cli/command_synthesize.hpp"

#include "base/log.hpp"
#include "synthesis/synthesize.hpp"

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include <cmath>
#include <limits>
#include <optional>
#include <string>

namespace yike::cli {

namespace {

constexpr const char* kExample =
    "Example:\n"
    "  yike synthesize --sample yinzhu -o yinzhu\n"
    "  yike synthesize --seed 7 --area 30 --communities 20 --people 150000 -o town\n"
    "  yike synthesize --seed 7 --subdistricts 150 --people 10000000 -o province\n"
    "\n"
    "The same options give the same bytes. Everything placed is invented, and every map says so\n"
    "(示意数据). With several subdistricts each is a project of its own: DIR/001, DIR/002 ...;\n"
    "area, communities and people are those of all together.";

class SynthesizeCommand : public Command {
  public:
    CLI::App& declare(CLI::App& program) override;
    ExitCode run(Progress& progress) override;

  private:
    SynthesisRequest request() const;

    std::string folder_;
    std::string sample_;
    std::optional<std::string> seed_;
    std::optional<std::string> area_;
    std::optional<std::string> communities_;
    std::optional<std::string> people_;
    std::optional<std::string> subdistricts_;
};

CLI::App& SynthesizeCommand::declare(CLI::App& program) {
    CLI::App* verb = program.add_subcommand("synthesize", "Make up a district to try things on");
    verb->add_option("-o,--output", folder_, "The project folder to make")
        ->required()
        ->type_name("DIR");
    verb->add_option("--sample", sample_, "The embedded sample: yinzhu")->type_name("NAME");
    verb->add_option(
            "--seed", seed_, "Which of the many: 0 to 999999999, default 1, or that of the sample")
        ->type_name("N");
    verb->add_option("--area", area_, "Square kilometres: 2 to 20000, default 61.4 a subdistrict")
        ->type_name("KM2");
    verb->add_option(
            "--communities", communities_, "Communities: 1 to 20000, default 44 for 61.4 km2")
        ->type_name("N");
    verb->add_option("--people", people_, "People: 100 to 100000000, default 320700 for 61.4 km2")
        ->type_name("N");
    verb->add_option("--subdistricts", subdistricts_, "Subdistricts: 1 to 999, default 1")
        ->type_name("N");
    verb->footer(kExample);
    return *verb;
}

double parse_number(const char* option, const std::string& text, double least, double greatest) {
    std::size_t used = 0;
    double value = std::numeric_limits<double>::quiet_NaN();
    try {
        value = std::stod(text, &used);
    } catch (const std::exception&) {
        used = 0;
    }
    if (used != text.size() || !(value >= least && value <= greatest)) {
        throw UsageError(fmt::format("{} {} is out of range; allowed: a number from {} to {}",
                                     option,
                                     text,
                                     least,
                                     greatest));
    }
    return value;
}

double parse_whole(const char* option, const std::string& text, double least, double greatest) {
    const bool digits = !text.empty() && text.size() <= 12 &&
                        text.find_first_not_of("0123456789") == std::string::npos;
    const double value = digits ? std::stod(text) : -1;
    if (!(value >= least && value <= greatest)) {
        throw UsageError(
            fmt::format("{} {} is out of range; allowed: a whole number from {:.0f} to {:.0f}",
                        option,
                        text,
                        least,
                        greatest));
    }
    return value;
}

SynthesisRequest SynthesizeCommand::request() const {
    SynthesisRequest request;
    request.folder = folder_;
    if (!sample_.empty() && sample_ != "yinzhu") {
        throw UsageError("--sample " + sample_ + " is unknown; allowed: yinzhu");
    }
    request.yinzhu = !sample_.empty();
    if (request.yinzhu && (area_ || communities_ || people_ || subdistricts_)) {
        throw UsageError("--sample yinzhu has its own area, communities and people; allowed beside "
                         "it: --seed");
    }
    if (seed_) {
        request.seed = static_cast<std::uint64_t>(
            parse_whole("--seed", *seed_, 0, static_cast<double>(kLargestSeed)));
    }
    if (subdistricts_) {
        request.subdistricts = static_cast<std::size_t>(parse_whole(
            "--subdistricts", *subdistricts_, 1, static_cast<double>(kMostSubdistricts)));
    }
    request.area_km2 *= static_cast<double>(request.subdistricts);
    if (area_) {
        request.area_km2 = parse_number("--area", *area_, kLeastAreaKm2, kMostAreaKm2);
    }
    // As dense as the sample, unless told otherwise.
    const double scale = request.area_km2 / SynthesisRequest{}.area_km2;
    request.communities = static_cast<std::size_t>(
        std::fmax(1, std::round(scale * static_cast<double>(request.communities))));
    request.people = std::round(scale * request.people);
    if (communities_) {
        request.communities = static_cast<std::size_t>(
            parse_whole("--communities", *communities_, 1, static_cast<double>(kMostCommunities)));
    }
    if (people_) {
        request.people = parse_whole("--people", *people_, kLeastPeople, kMostPeople);
    }
    return request;
}

ExitCode SynthesizeCommand::run(Progress& progress) {
    synthesize(request(), progress);
    log_info("wrote " + folder_);
    return ExitCode::done;
}

} // namespace

std::unique_ptr<Command> make_synthesize_command() {
    return std::make_unique<SynthesizeCommand>();
}

} // namespace yike::cli
