// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
#include "base/error.hpp"
#include "io/text_encoding.hpp"

#include <catch2/catch.hpp>

using namespace yike;

TEST_CASE("UTF-8 is told from what is none") {
    CHECK(utf8_fit("") == Fit::whole);
    CHECK(utf8_fit("plain") == Fit::whole);
    CHECK(utf8_fit("银杏é𠀀") == Fit::whole);
    CHECK(utf8_fit("\xE9\x93") == Fit::cut);
    CHECK(utf8_fit("\xF0\xA0\x80") == Fit::cut);
    CHECK(utf8_fit("\xD2\xF8\xD0\xD3") == Fit::broken); // GBK
    CHECK(utf8_fit("\xC0\x80") == Fit::broken);         // overlong
    CHECK(utf8_fit("\xE0\x9F\xBF") == Fit::broken);     // overlong
    CHECK(utf8_fit("\xED\xA0\x80") == Fit::broken);     // surrogate
    CHECK(utf8_fit("\xF4\x90\x80\x80") == Fit::broken); // beyond U+10FFFF
    CHECK(utf8_fit("\x80") == Fit::broken);
}

TEST_CASE("a character that is cut at the end is left out without a word") {
    bool broken = false;
    CHECK(to_utf8("银\xE6\x9D", "UTF-8", broken) == "银");
    CHECK(to_utf8("\xD2\xF8\xD0", "GB18030", broken) == "银");
    CHECK_FALSE(broken);
}

TEST_CASE("bytes that do not fit are replaced and told") {
    bool broken = false;
    CHECK(to_utf8("a\xFFz", "utf8", broken) == "a\uFFFDz");
    CHECK(broken);
    broken = false;
    CHECK(to_utf8("a\xFFz", "GB18030", broken) == "a\uFFFDz");
    CHECK(broken);
}

TEST_CASE("GB18030 holds what GBK does not") {
    bool broken = false;
    CHECK(to_utf8("\x95\x32\x82\x36", "GB18030", broken) == "𠀀");
    CHECK_FALSE(broken);
    CHECK_THROWS_AS(to_utf8("a", "no such encoding", broken), DataError);
}

TEST_CASE("long texts are converted whole") {
    std::string gbk;
    std::string utf8;
    for (int i = 0; i < 5000; ++i) {
        gbk += "\xD2\xF8\xD0\xD3";
        utf8 += "银杏";
    }
    CHECK(decode_text(gbk, "") == utf8);
    CHECK(decode_text(utf8, "") == utf8);
}

TEST_CASE("blanks of all kinds are trimmed") {
    CHECK(trimmed(" \t银杏 小区\r\n") == "银杏 小区");
    CHECK(trimmed("\u3000银杏\u00A0") == "银杏");
    CHECK(trimmed("\uFEFF x") == "x");
    CHECK(trimmed(" \u3000 ").empty());
    CHECK(trimmed("").empty());
}

TEST_CASE("only ASCII letters change case") {
    CHECK(lower_ascii("Name_É户") == "name_É户");
    CHECK(is_ascii("abc"));
    CHECK_FALSE(is_ascii("é"));
}

TEST_CASE("control characters become blanks, one for one") {
    CHECK(without_controls("a\nb\tc\x1b[31m\x7f") == "a b c [31m ");
    CHECK(without_controls("银杏\u0085小区") == "银杏 小区");
    CHECK(without_controls("é\u00A0") == "é\u00A0");
}

TEST_CASE("encodings are known or not") {
    CHECK(is_known_encoding("GB18030"));
    CHECK(is_known_encoding("utf8"));
    CHECK_FALSE(is_known_encoding("Klingon"));
}
