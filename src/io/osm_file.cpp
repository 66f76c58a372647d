// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
#include "io/osm_file.hpp"

#include "base/error.hpp"
#include "io/osm_exponents.hpp"

#include <osmium/io/any_compression.hpp>
#include <osmium/io/detail/read_write.hpp>
#include <osmium/io/file.hpp>

#include <algorithm>
#include <array>
#include <exception>
#include <fstream>
#include <new>
#include <string_view>

namespace yike {

namespace {

struct Ending {
    std::string_view ending;
    std::string_view format;
};

// Longer endings first, for `.osm.pbf` ends in `.pbf` too.
constexpr std::array kEndings = {Ending{".osm.pbf", "pbf"},
                                 Ending{".osm.gz", "osm.gz"},
                                 Ending{".osm.bz2", "osm.bz2"},
                                 Ending{".osm", "osm"},
                                 Ending{".pbf", "pbf"}};

constexpr const char* kMend = "download or export it again, or name another file";

std::string format_by_name(const std::filesystem::path& file) {
    std::string name = file.filename().string();
    std::transform(name.begin(), name.end(), name.begin(), [](unsigned char c) {
        return static_cast<char>(c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c);
    });
    for (const Ending& known : kEndings) {
        if (name.size() > known.ending.size() && name.ends_with(known.ending)) {
            return std::string(known.format);
        }
    }
    return {};
}

// The first bytes tell the format better than the name does.
std::string format_by_bytes(std::string_view head) {
    if (head.starts_with("\x1f\x8b")) {
        return "osm.gz";
    }
    if (head.starts_with("BZh")) {
        return "osm.bz2";
    }
    // A PBF file opens with the length of a blob header (big-endian) and its type "OSMHeader".
    if (head.size() >= 6 && head.substr(0, 2) == std::string_view("\0\0", 2) &&
        head.find("OSMHeader") != std::string_view::npos) {
        return "pbf";
    }
    const std::size_t mark = head.starts_with("\xef\xbb\xbf") ? 3 : 0;
    const std::size_t first = head.find_first_not_of(" \t\r\n", mark);
    return first != std::string_view::npos && head[first] == '<' ? "osm" : "";
}

std::string name_of_format(const std::string& format) {
    return format == "pbf"       ? "OSM PBF"
           : format == "osm"     ? "OSM XML"
           : format == "osm.gz"  ? "gzip"
           : format == "osm.bz2" ? "bzip2"
                                 : "no OSM format";
}

std::string first_bytes(const std::filesystem::path& file) {
    std::ifstream in(file, std::ios::binary);
    std::string head(64, '\0');
    in.read(head.data(), static_cast<std::streamsize>(head.size()));
    if (in.bad() || !(in || in.eof())) {
        throw DataError(Place{file.string(), {}, {}, {}}, "cannot be read; check its permissions");
    }
    head.resize(static_cast<std::size_t>(in.gcount()));
    return head;
}

// The decoder would give such a coordinate another value without a word.
void refuse_absurd_coordinates(const OsmFile& file) {
    if (file.format == "pbf") {
        return;
    }
    const osmium::io::File source{file.path, file.format};
    const auto text = osmium::io::CompressionFactory::instance().create_decompressor(
        source.compression(), osmium::io::detail::open_for_reading(file.path));
    ExponentScanner scanner;
    for (std::string piece = text->read(); !piece.empty(); piece = text->read()) {
        if (scanner.scan(piece)) {
            throw DataError(Place{file.file.string(), {}, {}, {}},
                            "holds the coordinate \"" + scanner.found() +
                                "\", whose exponent is out of all range; write it in degrees, or " +
                                kMend);
        }
    }
    text->close();
}

} // namespace

bool is_osm_file(const std::filesystem::path& file) {
    return !format_by_name(file).empty();
}

OsmFile find_osm_file(const std::filesystem::path& file) {
    const Place place{file.string(), {}, {}, {}};
    std::error_code ignored;
    if (!std::filesystem::exists(file, ignored)) {
        throw DataError(place, "there is no such file; check the path");
    }
    if (std::filesystem::is_directory(file, ignored)) {
        throw DataError(place, "is a folder, not an OSM file");
    }
    if (!std::filesystem::is_regular_file(file, ignored)) {
        throw DataError(place, "is no file but a pipe or a device; save its content as a file");
    }
    const std::string format = format_by_name(file);
    if (format.empty()) {
        throw DataError(place,
                        "the name does not end as that of an OSM file; known endings: .osm, "
                        ".osm.gz, .osm.bz2, .osm.pbf, .pbf");
    }
    const std::string head = first_bytes(file);
    if (head.empty()) {
        throw DataError(place, std::string("the file is empty; ") + kMend);
    }
    if (const std::string found = format_by_bytes(head); found != format) {
        throw DataError(place,
                        "is named as " + name_of_format(format) + " but begins as " +
                            name_of_format(found) + "; " +
                            (found.empty() ? kMend : "give it the ending of its format"));
    }
    return {file, std::filesystem::absolute(file).string(), format};
}

void reading_osm(const OsmFile& file, const std::function<void()>& read) {
    try {
        refuse_absurd_coordinates(file);
        read();
    } catch (const Error&) {
        throw;
    } catch (const std::bad_alloc&) {
        // A damaged length field asks for absurd memory just as a huge file does.
        throw DataError(Place{file.file.string(), {}, {}, {}},
                        "needs more memory than there is; the file is damaged or too large: cut "
                        "it to the district, or download it again");
    } catch (const std::exception& error) {
        throw DataError(Place{file.file.string(), {}, {}, {}},
                        std::string("is damaged or not an OSM file (") + error.what() + "); " +
                            kMend);
    }
}

} // namespace yike
