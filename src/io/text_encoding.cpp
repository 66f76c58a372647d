// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
#include "io/text_encoding.hpp"

#include "base/error.hpp"

#include <algorithm>
#include <array>
#include <cerrno>
#include <iconv.h>

namespace yike {

namespace {

constexpr std::string_view kReplacement = "\xEF\xBF\xBD"; // U+FFFD

unsigned char byte_at(std::string_view bytes, std::size_t i) {
    return static_cast<unsigned char>(bytes[i]);
}

/// Length of the UTF-8 character that starts with `lead`, and the range of its second byte.
struct Utf8Form {
    std::size_t length = 0; ///< 0: no character starts so
    unsigned char low = 0x80;
    unsigned char high = 0xBF;
};

Utf8Form utf8_form(unsigned char lead) {
    if (lead < 0x80) {
        return {1};
    }
    if (lead >= 0xC2 && lead <= 0xDF) {
        return {2};
    }
    if (lead >= 0xE0 && lead <= 0xEF) {
        // No overlong forms, no surrogates.
        return {3,
                static_cast<unsigned char>(lead == 0xE0 ? 0xA0 : 0x80),
                static_cast<unsigned char>(lead == 0xED ? 0x9F : 0xBF)};
    }
    if (lead >= 0xF0 && lead <= 0xF4) {
        return {4,
                static_cast<unsigned char>(lead == 0xF0 ? 0x90 : 0x80),
                static_cast<unsigned char>(lead == 0xF4 ? 0x8F : 0xBF)};
    }
    return {};
}

/// Fit of the one character at `start`.
Fit character_fit(std::string_view bytes, std::size_t start, const Utf8Form& form) {
    if (form.length == 0) {
        return Fit::broken;
    }
    for (std::size_t k = 1; k < form.length; ++k) {
        if (start + k >= bytes.size()) {
            return Fit::cut;
        }
        const unsigned char byte = byte_at(bytes, start + k);
        const bool fits = k == 1 ? byte >= form.low && byte <= form.high : (byte & 0xC0) == 0x80;
        if (!fits) {
            return Fit::broken;
        }
    }
    return Fit::whole;
}

std::string mend_utf8(std::string_view bytes, bool& broken) {
    std::string text;
    text.reserve(bytes.size());
    for (std::size_t i = 0; i < bytes.size();) {
        const Utf8Form form = utf8_form(byte_at(bytes, i));
        switch (character_fit(bytes, i, form)) {
        case Fit::whole:
            text.append(bytes.substr(i, form.length));
            i += form.length;
            break;
        case Fit::cut:
            return text;
        case Fit::broken:
            broken = true;
            text.append(kReplacement);
            ++i;
            break;
        }
    }
    return text;
}

/// A converter to UTF-8.
class Converter {
  public:
    explicit Converter(const std::string& encoding)
        : handle_(iconv_open("UTF-8", encoding.c_str())) {
        // iconv's way of saying "no": (iconv_t)-1.
        if (handle_ == reinterpret_cast<iconv_t>(-1)) {
            throw DataError("encoding \"" + encoding +
                            "\" is not known; usual ones are UTF-8, GB18030 and GBK");
        }
    }

    Converter(const Converter&) = delete;
    Converter& operator=(const Converter&) = delete;

    ~Converter() { iconv_close(handle_); }

    std::string convert(std::string_view bytes, bool& broken) {
        std::string text;
        text.reserve(bytes.size() * 3 / 2);
        char* in = const_cast<char*>(bytes.data()); // iconv does not write there
        std::size_t in_left = bytes.size();
        while (in_left > 0) {
            std::array<char, 4096> buffer{};
            char* out = buffer.data();
            std::size_t out_left = buffer.size();
            const std::size_t result = iconv(handle_, &in, &in_left, &out, &out_left);
            const int error = errno;
            text.append(buffer.data(), buffer.size() - out_left);
            if (result == static_cast<std::size_t>(-1) && error == EINVAL) {
                break; // cut at the end
            }
            if (result == static_cast<std::size_t>(-1) && error == EILSEQ) {
                broken = true;
                text.append(kReplacement);
                ++in;
                --in_left;
            }
        }
        return text;
    }

  private:
    iconv_t handle_;
};

bool is_utf8_name(const std::string& encoding) {
    const std::string name = lower_ascii(encoding);
    return name == "utf-8" || name == "utf8";
}

std::string whole_text(std::string_view bytes, const std::string& encoding) {
    bool broken = false;
    std::string text = to_utf8(bytes, encoding, broken);
    if (broken) {
        throw DataError("the text does not fit the encoding " + encoding +
                        "; set encoding = \"...\" to the one it was saved in");
    }
    return text;
}

} // namespace

Fit utf8_fit(std::string_view bytes) {
    for (std::size_t i = 0; i < bytes.size();) {
        const Utf8Form form = utf8_form(byte_at(bytes, i));
        const Fit fit = character_fit(bytes, i, form);
        if (fit != Fit::whole) {
            return fit;
        }
        i += form.length;
    }
    return Fit::whole;
}

bool is_ascii(std::string_view bytes) {
    return std::all_of(
        bytes.begin(), bytes.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

std::string to_utf8(std::string_view bytes, const std::string& encoding, bool& broken) {
    if (is_utf8_name(encoding)) {
        return mend_utf8(bytes, broken);
    }
    return Converter(encoding).convert(bytes, broken);
}

std::string decode_text(std::string_view bytes, const std::string& encoding) {
    if (bytes.starts_with("\xEF\xBB\xBF")) {
        return whole_text(bytes.substr(3), "UTF-8");
    }
    if (bytes.starts_with("\xFF\xFE")) {
        return whole_text(bytes.substr(2), "UTF-16LE");
    }
    if (bytes.starts_with("\xFE\xFF")) {
        return whole_text(bytes.substr(2), "UTF-16BE");
    }
    if (!encoding.empty()) {
        return whole_text(bytes, encoding);
    }
    return utf8_fit(bytes) == Fit::whole ? std::string(bytes) : whole_text(bytes, "GB18030");
}

bool is_known_encoding(const std::string& encoding) {
    const iconv_t handle = iconv_open("UTF-8", encoding.c_str());
    if (handle == reinterpret_cast<iconv_t>(-1)) {
        return is_utf8_name(encoding);
    }
    iconv_close(handle);
    return true;
}

std::string without_controls(std::string_view utf8) {
    std::string text;
    text.reserve(utf8.size());
    for (std::size_t i = 0; i < utf8.size(); ++i) {
        const unsigned char byte = byte_at(utf8, i);
        // U+0080 to U+009F are two bytes, of which C2 is the first.
        const bool is_c1 = byte == 0xC2 && i + 1 < utf8.size() && byte_at(utf8, i + 1) < 0xA0;
        if (byte >= 0x20 && byte != 0x7F && !is_c1) {
            text += utf8[i];
            continue;
        }
        text += ' ';
        i += is_c1 ? 1 : 0;
    }
    return text;
}

std::string_view trimmed(std::string_view utf8) {
    static constexpr std::array<std::string_view, 9> kBlanks = {
        " ", "\t", "\r", "\n", "\v", "\f", "\xC2\xA0", "\xE3\x80\x80", "\xEF\xBB\xBF"};
    const auto strip = [&utf8](std::string_view blank) {
        if (utf8.starts_with(blank)) {
            utf8.remove_prefix(blank.size());
            return true;
        }
        if (utf8.ends_with(blank)) {
            utf8.remove_suffix(blank.size());
            return true;
        }
        return false;
    };
    while (std::any_of(kBlanks.begin(), kBlanks.end(), strip)) {
    }
    return utf8;
}

std::string lower_ascii(std::string_view text) {
    std::string lower(text);
    for (char& c : lower) {
        if (c >= 'A' && c <= 'Z') {
            c = static_cast<char>(c - 'A' + 'a');
        }
    }
    return lower;
}

} // namespace yike
