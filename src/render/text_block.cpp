// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
#include "render/text_block.hpp"

#include <algorithm>
#include <string_view>

namespace yike {

namespace {

/// Bytes of the UTF-8 letter that starts with `lead`.
std::size_t letter_bytes(char lead) {
    const auto byte = static_cast<unsigned char>(lead);
    return byte < 0x80 ? 1 : byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4;
}

bool is_one_of(const std::string& letter, std::string_view letters) {
    return !letter.empty() && letters.find(letter) != std::string_view::npos;
}

bool starts_no_line(const std::string& letter) {
    return is_one_of(letter, "，。、；：！？）」』》〉…％%/,.;:!?)”’–");
}

bool ends_no_line(const std::string& letter) {
    return is_one_of(letter, "（「『《〈(“‘/");
}

/// Letters of alphabets hold together, those of Chinese do not.
bool holds_together(const std::string& a, const std::string& b) {
    if (a == " ") {
        return false;
    }
    if (b == " " || starts_no_line(b) || ends_no_line(a)) {
        return true;
    }
    const bool digit = a.size() == 1 && a[0] >= '0' && a[0] <= '9';
    return a.size() < 3 ? b.size() < 3 || digit : false;
}

/// "15 " of "15 minutes": a number is not parted from what it counts.
bool is_number_before(const std::string& piece) {
    return piece.ends_with(' ') && piece.find_first_not_of("(0123456789.,: ") == std::string::npos;
}

std::string trimmed(std::string text) {
    while (text.ends_with(' ')) {
        text.pop_back();
    }
    return text;
}

} // namespace

std::vector<std::string> letters_of(const std::string& text) {
    std::vector<std::string> letters;
    for (std::size_t i = 0; i < text.size();) {
        const std::size_t bytes = std::min(letter_bytes(text[i]), text.size() - i);
        letters.push_back(text.substr(i, bytes));
        i += bytes;
    }
    return letters;
}

std::vector<std::string> break_pieces(const std::string& text) {
    const std::vector<std::string> letters = letters_of(text);
    std::vector<std::string> pieces;
    for (std::size_t i = 0; i < letters.size(); ++i) {
        if (i > 0 &&
            (holds_together(letters[i - 1], letters[i]) || is_number_before(pieces.back()))) {
            pieces.back() += letters[i];
        } else {
            pieces.push_back(letters[i]);
        }
    }
    return pieces;
}

std::vector<std::string> fill_lines(const std::vector<std::string>& pieces,
                                    double width,
                                    const std::function<double(const std::string&)>& measure) {
    std::vector<std::string> lines;
    for (const std::string& piece : pieces) {
        if (lines.empty() || measure(trimmed(lines.back() + piece)) > width) {
            lines.push_back(piece);
        } else {
            lines.back() += piece;
        }
    }
    std::transform(lines.begin(), lines.end(), lines.begin(), trimmed);
    return lines;
}

std::vector<std::string> even_lines(const std::vector<std::string>& pieces,
                                    double width,
                                    const std::function<double(const std::string&)>& measure) {
    std::vector<std::string> best = fill_lines(pieces, width, measure);
    const std::size_t count = best.size();
    double narrow = 0;
    double wide = width;
    for (int i = 0; i < 12; ++i) {
        const double middle = (narrow + wide) / 2;
        std::vector<std::string> lines = fill_lines(pieces, middle, measure);
        if (lines.size() > count) {
            narrow = middle;
        } else {
            wide = middle;
            best = std::move(lines);
        }
    }
    return best;
}

double write_lines(Canvas& canvas,
                   PaperPoint top_left,
                   const std::vector<std::string>& lines,
                   const TextStyle& style,
                   double leading) {
    constexpr double kAscent = 0.88;
    double top = top_left.y;
    for (const std::string& line : lines) {
        canvas.text({top_left.x, top + style.size_pt * kAscent}, line, style);
        top += style.size_pt * leading;
    }
    return lines.empty() ? top : top - style.size_pt * (leading - 1.1);
}

} // namespace yike
