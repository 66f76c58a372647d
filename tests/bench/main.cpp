// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
//
// yike-bench FILE [--queries N] [--seed N]: ours and the textbooks in turn, as JSON lines.
#include "base/error.hpp"
#include "scaling.hpp"
#include "works.hpp"

#include <CLI/CLI.hpp>

#include <cstdio>
#include <exception>
#include <string>

using namespace yike;
using namespace yike::bench;

namespace {

void measure_all(const std::string& file, const BenchRequest& request, bool scaling) {
    const BenchInput input = read_input(file);
    if (input.network.segment_count() == 0) {
        throw DataError({file, "", "", ""}, "has no street that can be walked");
    }
    if (scaling) {
        measure_scaling(input, request);
        return;
    }
    measure_range(input, request);
    measure_matrix(input, request);
    measure_nearest(input, request);
    measure_build(input);
    measure_path(input, request);
    measure_polygon(input, request);
    measure_field(input, request);
    if (input.is_project) {
        measure_coverage(input);
        measure_drag(input, request);
    }
}

} // namespace

int main(int argc, char** argv) {
    CLI::App program("Measures Yike beside Boost.Graph and a textbook's search, in one process");
    std::string file;
    BenchRequest request;
    bool scaling = false;
    program.add_option("FILE", file, "A project, or an OSM file")->required();
    program.add_option("--queries", request.queries, "Sources to draw")
        ->check(CLI::Range(1, 100'000))
        ->capture_default_str();
    program.add_option("--seed", request.seed, "Of what is drawn")->capture_default_str();
    program.add_flag("--scaling", scaling, "Only time and memory on 1, 4, 16 and 64 copies of it");
    try {
        program.parse(argc, argv);
        measure_all(file, request, scaling);
    } catch (const CLI::ParseError& error) {
        const int code = program.exit(error);
        return code == 0 ? 0 : static_cast<int>(ExitCode::usage);
    } catch (const Error& error) {
        std::fprintf(stderr, "error: %s\n", error.what());
        return static_cast<int>(error.code());
    } catch (const std::exception& error) {
        std::fprintf(stderr, "internal error: %s\n", error.what());
        return static_cast<int>(ExitCode::internal);
    }
    return 0;
}
