// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
// Bytes to UTF-8: whatever comes in, UTF-8 comes out.
#include "fuzz_input.hpp"
#include "io/text_encoding.hpp"

using namespace yike;
using namespace yike::test;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view bytes = text_of(data, size);
    for (const char* encoding : {"UTF-8", "GB18030", "GBK", "UTF-16LE", "ISO-8859-1"}) {
        bool broken = false;
        const std::string text = to_utf8(bytes, encoding, broken);
        require(utf8_fit(text) == Fit::whole);
        require(utf8_fit(without_controls(text)) == Fit::whole);
        require(utf8_fit(trimmed(text)) == Fit::whole);
        require(trimmed(trimmed(text)) == trimmed(text));
    }
    for (const char* encoding : {"", "UTF-8", "GB18030"}) {
        refusing([&] { require(utf8_fit(decode_text(bytes, encoding)) == Fit::whole); });
    }
    return 0;
}
