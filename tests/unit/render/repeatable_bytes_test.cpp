// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
#include "base/error.hpp"
#include "render/repeatable_bytes.hpp"

#include <catch2/catch.hpp>

using namespace yike;

TEST_CASE("a PDF is dated by the data") {
    CHECK(pdf_date("2025-11-01") == "D:20251101000000Z");
    CHECK(pdf_date("2025-11") == "D:20251101000000Z");
    CHECK(pdf_date("") == "D:19700101000000Z");
    CHECK(pdf_date("last year") == "D:19700101000000Z");
}

TEST_CASE("offsets follow when a date of another length is replaced") {
    const std::string head = "%PDF-1.4\n1 0 obj\n<<\n/CreationDate (";
    const std::string body = ")\n>>\nendobj\n";
    const std::string date = "D:20261123224521+08'00'";
    const std::string objects = head + date + body + "2 0 obj\n<<>>\nendobj\n";
    const std::size_t second = head.size() + date.size() + body.size();
    std::string offset = std::to_string(second);
    offset.insert(0, 10 - offset.size(), '0');
    const std::string pdf = objects + "xref\n0 3\n0000000000 65535 f \n0000000009 00000 n \n" +
                            offset + " 00000 n \ntrailer\n<<>>\nstartxref\n" +
                            std::to_string(objects.size()) + "\n%%EOF\n";
    const std::string mended = repeatable_pdf(pdf, "2025-11-01");
    const std::size_t place = mended.find("2 0 obj");
    CHECK(mended.find("/CreationDate (D:20251101000000Z)") != std::string::npos);
    CHECK(mended.find("00000" + std::to_string(place)) != std::string::npos);
    const std::size_t table = mended.find("xref\n0 3");
    CHECK(mended.find("startxref\n" + std::to_string(table) + "\n") != std::string::npos);
    CHECK(mended.find("0000000009 00000 n") != std::string::npos);
}

TEST_CASE("a file that is no PDF of Qt's is refused") {
    CHECK_THROWS_AS(repeatable_pdf("nothing", "2025"), Error);
}
