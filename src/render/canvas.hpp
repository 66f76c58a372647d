// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
/// @file
/// A sheet of paper to draw on, in pt. Qt stays behind it.
#pragma once

#include "render/paper.hpp"

#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

class QPainter;

namespace yike {

enum class SheetFormat { none, png, svg, pdf };

struct CanvasRequest {
    SheetFormat format = SheetFormat::none; ///< none: measures and keeps the texts, draws nothing
    std::filesystem::path file;
    double width_pt = 0;
    double height_pt = 0;
    double dpi = 150;
    std::string title; ///< of the document
    std::string date;  ///< ISO day or month inside a PDF; empty: 1970-01-01
};

struct Stroke {
    std::string_view colour;
    double width_pt = 1;
    std::vector<double> dash_pt; ///< on, off, ...; empty: solid
    bool round = true;           ///< ends and joins
};

struct TextStyle {
    double size_pt = 9;
    std::string_view colour;
    bool bold = false;
    bool halo = false;
};

/// Width of the white line round the letters of labels.
inline constexpr double kHalo_pt = 1.8;

class Canvas {
  public:
    /// @throws DataError if a font, an image or the file cannot be had
    explicit Canvas(const CanvasRequest& request);

    /// On a painter that is at work, so that symbols on the screen are those on paper. The painter
    /// keeps its state when the canvas ends.
    /// @param pixels_per_pt  of the painter's units
    Canvas(QPainter& painter, double pixels_per_pt);
    Canvas(const Canvas&) = delete;
    Canvas& operator=(const Canvas&) = delete;
    ~Canvas();

    /// Closed rings, even-odd.
    void fill(const PaperLines& rings, std::string_view colour, double opacity = 1);
    void stroke(const PaperLines& lines, const Stroke& stroke);
    void disc(PaperPoint centre, double radius, std::string_view colour);
    void circle(PaperPoint centre, double radius, const Stroke& stroke);

    /// Writes from the left end of the base line, turned by `degrees` counter-clockwise about it.
    void text(PaperPoint base, const std::string& text, const TextStyle& style, double degrees = 0);

    /// Advance of a line of text, pt.
    double text_width(const std::string& text, const TextStyle& style) const;

    /// While quiet, nothing is drawn and no text is kept: for measuring blocks before placing them.
    void set_quiet(bool quiet);
    bool quiet() const;

    /// Everything written so far, in order.
    const std::vector<std::string>& texts() const;

    /// The next page of a PDF, blank; only PDF has several.
    void new_page();

    /// Completes the file. @throws DataError if it cannot be written
    void finish();

  private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

} // namespace yike
