// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
/// @file
/// Drawings (DXF) as text, entity by entity, for tests. Layer names and texts are bytes as given.
#pragma once

#include "geometry/plane_point.hpp"

#include <fmt/format.h>

#include <string>
#include <vector>

namespace yike::test {

class DxfText {
  public:
    /// @param version  "AC1015" (2000), "AC1018" (2004), "AC1021" (2007); empty: no header at all
    /// @param page     value of $DWGCODEPAGE; empty: left out
    explicit DxfText(const std::string& version = "AC1018", const std::string& page = "ANSI_936") {
        text_ = "0\nSECTION\n2\nHEADER\n";
        if (!version.empty()) {
            text_ += "9\n$ACADVER\n1\n" + version + "\n";
        }
        if (!page.empty()) {
            text_ += "9\n$DWGCODEPAGE\n3\n" + page + "\n";
        }
        text_ += "0\nENDSEC\n";
    }

    DxfText& line(const std::string& layer, PlanePoint a, PlanePoint b, double height = 0) {
        begin("LINE", layer);
        entities_ += fmt::format(
            "10\n{}\n20\n{}\n30\n{}\n11\n{}\n21\n{}\n31\n{}\n", a.x, a.y, height, b.x, b.y, height);
        return *this;
    }

    DxfText&
    polyline(const std::string& layer, const std::vector<PlanePoint>& chain, bool closed = false) {
        begin("LWPOLYLINE", layer);
        entities_ += fmt::format("90\n{}\n70\n{}\n", chain.size(), closed ? 1 : 0);
        for (const PlanePoint p : chain) {
            entities_ += fmt::format("10\n{}\n20\n{}\n", p.x, p.y);
        }
        return *this;
    }

    /// The old form, with a height at each vertex.
    DxfText& old_polyline(const std::string& layer, const std::vector<PlanePoint>& chain) {
        begin("POLYLINE", layer);
        entities_ += "66\n1\n70\n8\n";
        for (const PlanePoint p : chain) {
            begin("VERTEX", layer);
            entities_ += fmt::format("10\n{}\n20\n{}\n30\n12.5\n70\n32\n", p.x, p.y);
        }
        begin("SEQEND", layer);
        return *this;
    }

    DxfText& arc(const std::string& layer, PlanePoint centre, double radius) {
        begin("ARC", layer);
        entities_ +=
            fmt::format("10\n{}\n20\n{}\n40\n{}\n50\n0\n51\n90\n", centre.x, centre.y, radius);
        return *this;
    }

    DxfText& point(const std::string& layer, PlanePoint p) {
        begin("POINT", layer);
        entities_ += fmt::format("10\n{}\n20\n{}\n30\n3\n", p.x, p.y);
        return *this;
    }

    DxfText& label(const std::string& layer, PlanePoint p, const std::string& words) {
        begin("TEXT", layer);
        entities_ += fmt::format("10\n{}\n20\n{}\n40\n2.5\n1\n{}\n", p.x, p.y, words);
        return *this;
    }

    /// A reference to the block GATE: two short lines around its insertion point.
    DxfText& block(const std::string& layer, PlanePoint p) {
        begin("INSERT", layer);
        entities_ += fmt::format("2\nGATE\n10\n{}\n20\n{}\n", p.x, p.y);
        return *this;
    }

    DxfText& on_paper(const std::string& layer) {
        begin("LINE", layer);
        entities_ += "67\n1\n10\n0\n20\n0\n11\n420\n21\n297\n";
        return *this;
    }

    std::string text() const {
        return text_ +
               "0\nSECTION\n2\nBLOCKS\n0\nBLOCK\n8\n0\n2\nGATE\n70\n0\n10\n0\n20\n0\n"
               "0\nLINE\n5\nF1\n8\n0\n10\n-2\n20\n0\n11\n2\n21\n0\n"
               "0\nLINE\n5\nF2\n8\n0\n10\n0\n20\n-2\n11\n0\n21\n2\n"
               "0\nENDBLK\n8\n0\n0\nENDSEC\n0\nSECTION\n2\nENTITIES\n" +
               entities_ + "0\nENDSEC\n0\nEOF\n";
    }

  private:
    void begin(const char* kind, const std::string& layer) {
        entities_ += fmt::format("0\n{}\n5\n{:X}\n8\n{}\n", kind, ++handle_, layer);
    }

    std::string text_;
    std::string entities_;
    int handle_ = 0xA0;
};

} // namespace yike::test
