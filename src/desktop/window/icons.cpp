// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
#include "desktop/window/icons.hpp"

#include "desktop/window/theme.hpp"
#include "render/palette.hpp"

#include <QFile>
#include <QIconEngine>
#include <QPainter>
#include <QPixmap>
#include <QPixmapCache>
#include <QSvgRenderer>

namespace yike {

namespace {

/// Strokes on a field of 24 x 24.
const char* strokes(Glyph glyph) {
    switch (glyph) {
    case Glyph::map:
        return "<path d='M9 4 3 6.5v13.5l6-2.5 6 2.5 6-2.5V4l-6 2.5z M9 4v13.5 M15 6.5V20'/>";
    case Glyph::check:
        return "<path d='M5 3.5h14v17H5z M8.5 8h7 M8.5 16.5h3'/><path d='m8.5 12 2 2 4.5-4'/>";
    case Glyph::folder:
        return "<path d='M3 6h6l2 2.5h10V19H3z'/>";
    case Glyph::sample:
        return "<circle cx='12' cy='12' r='8.5'/><path d='M12 12V7 M12 12l4 2.5'/>";
    case Glyph::undo:
        return "<path d='M8 5 4 9l4 4'/><path d='M4 9h10a5.5 5.5 0 0 1 0 11h-4'/>";
    case Glyph::redo:
        return "<path d='m16 5 4 4-4 4'/><path d='M20 9H10a5.5 5.5 0 0 0 0 11h4'/>";
    case Glyph::before:
        return "<path d='M12 4v16'/><path d='M9 7H4v10h5' stroke-dasharray='2 2'/>"
               "<path d='M15 7h5v10h-5'/>";
    case Glyph::look:
        return "<path d='m6 3.5 12.5 9-5.6 1.1 3.2 5.9-2.7 1.4-3.1-5.9L6 19z'/>";
    case Glyph::measure:
        return "<path d='m3 16.5 13-13 4.5 4.5-13 13z M7 13l1.8 1.8 M10 10l2.8 2.8 M13 7l1.8 "
               "1.8'/>";
    case Glyph::station:
        return "<circle cx='12' cy='12' r='8.5'/><path d='M12 8v8 M8 12h8'/>";
    case Glyph::gate:
        return "<path d='M3 20h18 M5.5 20V5 M18.5 20V5 M5.5 8l4.5 2v8.5 M18.5 8 14 10v8.5'/>";
    case Glyph::path:
        return "<path d='M4 19c7 0 2-7 8-7s1-7 8-7' stroke-dasharray='3 2.4'/>";
    case Glyph::block:
        return "<circle cx='12' cy='12' r='8.5'/><path d='m6 6 12 12'/>";
    case Glyph::layers:
        return "<path d='m12 4 9 4.5-9 4.5-9-4.5z M4.5 12.5 12 16.5l7.5-4 M4.5 16 12 20l7.5-4'/>";
    case Glyph::language:
        return "<circle cx='12' cy='12' r='8.5'/><path d='M3.5 12h17 M12 3.5c-5 5-5 12 0 17 5-5 "
               "5-12 0-17'/>";
    case Glyph::add:
        return "<path d='M12 5v14 M5 12h14'/>";
    case Glyph::close:
        return "<path d='m6.5 6.5 11 11 M17.5 6.5l-11 11'/>";
    case Glyph::save:
        return "<path d='M4 4h12l4 4v12H4z M8 4v5h7V4 M8 20v-6h8v6'/>";
    case Glyph::whole:
        return "<path d='M4 9V4h5 M15 4h5v5 M20 15v5h-5 M9 20H4v-5'/>";
    case Glyph::warning:
        return "<path d='M12 4 2.5 20h19z M12 10v5 M12 17.2v.4'/>";
    case Glyph::error:
        return "<circle cx='12' cy='12' r='8.5'/><path d='m9 9 6 6 M15 9l-6 6'/>";
    case Glyph::note:
        return "<circle cx='12' cy='12' r='8.5'/><path d='M12 11v5.5 M12 7.6v.4'/>";
    case Glyph::good:
        return "<circle cx='12' cy='12' r='8.5'/><path d='m8 12.2 2.8 2.8L16 9.5'/>";
    }
    return "";
}

QByteArray drawing(Glyph glyph, const QString& colour) {
    return QStringLiteral("<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 24 24' fill='none' "
                          "stroke='%1' stroke-width='1.6' stroke-linecap='round' "
                          "stroke-linejoin='round'>%2</svg>")
        .arg(colour, QString::fromLatin1(strokes(glyph)))
        .toUtf8();
}

/// What is wrong has its own colour, whatever the state of its button.
QString colour_of(Glyph glyph, QIcon::Mode mode, QIcon::State state) {
    switch (glyph) {
    case Glyph::error:
        return theme::name(theme::kBad);
    case Glyph::warning:
        return theme::name(theme::kDoubtful);
    case Glyph::good:
        return theme::name(palette::kGained);
    default:
        break;
    }
    if (mode == QIcon::Disabled) {
        return theme::name(theme::kFaint);
    }
    return theme::name(state == QIcon::On ? theme::kAccent : palette::kText);
}

class GlyphEngine : public QIconEngine {
  public:
    explicit GlyphEngine(Glyph glyph, QColor colour = {}) : glyph_(glyph), colour_(colour) {}

    void paint(QPainter* painter, const QRect& box, QIcon::Mode mode, QIcon::State state) override {
        QSvgRenderer renderer(drawing(glyph_, ink(mode, state)));
        painter->setRenderHint(QPainter::Antialiasing);
        renderer.render(painter, QRectF(box));
    }

    QPixmap pixmap(const QSize& size, QIcon::Mode mode, QIcon::State state) override {
        const QString key = QStringLiteral("glyph %1 %2 %3 %4")
                                .arg(static_cast<int>(glyph_))
                                .arg(ink(mode, state))
                                .arg(size.width())
                                .arg(size.height());
        QPixmap image;
        if (!QPixmapCache::find(key, &image)) { // buttons over the map are drawn in each frame
            image = QPixmap(size);
            image.fill(Qt::transparent);
            QPainter painter(&image);
            paint(&painter, QRect(QPoint(), size), mode, state);
            painter.end();
            QPixmapCache::insert(key, image);
        }
        return image;
    }

    QIconEngine* clone() const override { return new GlyphEngine(glyph_, colour_); }

  private:
    QString ink(QIcon::Mode mode, QIcon::State state) const {
        return colour_.isValid() ? colour_.name() : colour_of(glyph_, mode, state);
    }

    Glyph glyph_;
    QColor colour_; ///< invalid: by the glyph and the state of its button
};

/// A quarter of an hour on a clock's face.
constexpr const char* kProgramDrawing =
    "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 64 64'>"
    "<rect x='2' y='2' width='60' height='60' rx='14' fill='#0B5A8A'/>"
    "<circle cx='32' cy='32' r='21' fill='#F7F6F2'/>"
    "<path d='M32 32V11a21 21 0 0 1 21 21z' fill='#3E9BC5'/>"
    "<path d='M32 32V15.5 M32 32h12' stroke='#0B3C5D' stroke-width='3.4' "
    "stroke-linecap='round' fill='none'/><circle cx='32' cy='32' r='3.2' fill='#0B3C5D'/></svg>";

class ProgramEngine : public QIconEngine {
  public:
    void paint(QPainter* painter, const QRect& box, QIcon::Mode, QIcon::State) override {
        QSvgRenderer renderer{QByteArray(kProgramDrawing)};
        renderer.render(painter, QRectF(box));
    }

    QPixmap pixmap(const QSize& size, QIcon::Mode mode, QIcon::State state) override {
        QPixmap image(size);
        image.fill(Qt::transparent);
        QPainter painter(&image);
        paint(&painter, QRect(QPoint(), size), mode, state);
        return image;
    }

    QIconEngine* clone() const override { return new ProgramEngine; }
};

} // namespace

QIcon glyph_icon(Glyph glyph) {
    return QIcon(new GlyphEngine(glyph));
}

QIcon glyph_icon(Glyph glyph, QColor colour) {
    return QIcon(new GlyphEngine(glyph, colour));
}

QIcon program_icon() {
    return QIcon(new ProgramEngine);
}

} // namespace yike
