// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
#include "render/sheet_device.hpp"

#include "base/error.hpp"
#include "base/log.hpp"
#include "render/repeatable_bytes.hpp"

#include <QBuffer>
#include <QFontDatabase>
#include <QFontMetricsF>
#include <QGuiApplication>
#include <QImage>
#include <QPageSize>
#include <QPainter>
#include <QPainterPath>
#include <QPdfWriter>
#include <QSvgGenerator>
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <clocale>
#include <cmath>
#include <fstream>

namespace yike {

namespace {

constexpr double kPointsPerInch = 72;
constexpr int kPdfDpi = 1200;

/// In the order of preference; the first that is installed draws every sheet.
constexpr std::array<const char*, 6> kFamilies = {"WenQuanYi Micro Hei",
                                                  "Noto Sans CJK SC",
                                                  "Noto Sans SC",
                                                  "Source Han Sans SC",
                                                  "Microsoft YaHei",
                                                  "PingFang SC"};

/// Qt needs an application object before it knows any font.
void ensure_qt() {
    if (qobject_cast<QGuiApplication*>(QCoreApplication::instance()) != nullptr) {
        return;
    }
    if (QCoreApplication::instance() != nullptr) {
        throw Error(ExitCode::internal, "maps need a QGuiApplication, not a QCoreApplication");
    }
    qputenv("QT_QPA_PLATFORM", "offscreen");
    static int count = 1;
    static std::array<char, 5> name = {'y', 'i', 'k', 'e', '\0'};
    static std::array<char*, 2> arguments = {name.data(), nullptr};
    // Without XDG_RUNTIME_DIR Qt complains about a directory that nothing here uses.
    const QtMessageHandler usual =
        qInstallMessageHandler([](QtMsgType, const QMessageLogContext&, const QString&) {});
    // Never deleted: its parts must outlive every static that may still hold a font.
    static auto* const application = new QGuiApplication(count, arguments.data());
    static_cast<void>(application);
    qInstallMessageHandler(usual);
    // Qt takes over the user's locale; files of this program are written with a decimal point.
    std::setlocale(LC_NUMERIC, "C");
}

QFont find_font() {
    const QStringList installed = QFontDatabase::families();
    QStringList families;
    for (const char* family : kFamilies) {
        if (installed.contains(QLatin1String(family))) {
            families << QLatin1String(family);
        }
    }
    families << QStringLiteral("sans-serif");
    QFont font;
    font.setFamilies(families);
    // Names of families differ by platform and locale; whether a letter can be drawn does not.
    if (!QFontMetricsF(font).inFont(QChar(u'户'))) {
        log_warning("no Chinese font is installed (fonts-wqy-microhei or fonts-noto-cjk): "
                    "Chinese labels will be boxes");
    }
    return font;
}

bool has_bold_face(const QString& family) {
    const QStringList styles = QFontDatabase::styles(family);
    return std::any_of(styles.begin(), styles.end(), [&](const QString& style) {
        return QFontDatabase::bold(family, style);
    });
}

/// Looked for once: a window draws many small canvases.
const QFont& sheet_font() {
    static const QFont font = find_font();
    return font;
}

bool sheet_font_is_bold() {
    static const bool bold = has_bold_face(sheet_font().families().front());
    return bold;
}

} // namespace

struct SheetDevice::Impl {
    CanvasRequest request;
    QFont font;
    bool has_bold = false;
    QImage image;
    QBuffer buffer; ///< SVG and PDF are made repeatable before they reach the disk
    std::unique_ptr<QSvgGenerator> svg;
    std::unique_ptr<QPdfWriter> pdf;
    QPainter own_painter;
    QPainter* painter = &own_painter;

    void open_png() {
        const double pixels = request.dpi / kPointsPerInch;
        image = QImage(static_cast<int>(std::lround(request.width_pt * pixels)),
                       static_cast<int>(std::lround(request.height_pt * pixels)),
                       QImage::Format_RGB32);
        if (image.isNull()) {
            throw DataError(fmt::format("no memory for an image at {} dpi", request.dpi));
        }
        image.fill(Qt::white);
        const int per_metre = static_cast<int>(std::lround(request.dpi / 0.0254));
        image.setDotsPerMeterX(per_metre);
        image.setDotsPerMeterY(per_metre);
        image.setText(QStringLiteral("Title"), QString::fromStdString(request.title));
        own_painter.begin(&image);
        own_painter.scale(pixels, pixels);
    }

    void open_svg() {
        svg = std::make_unique<QSvgGenerator>();
        svg->setOutputDevice(&buffer);
        svg->setResolution(static_cast<int>(kPointsPerInch));
        svg->setSize(QSize(static_cast<int>(std::lround(request.width_pt)),
                           static_cast<int>(std::lround(request.height_pt))));
        svg->setViewBox(QRectF(0, 0, request.width_pt, request.height_pt));
        svg->setTitle(QString::fromStdString(request.title));
        svg->setDescription(QString());
        own_painter.begin(svg.get());
    }

    void open_pdf() {
        pdf = std::make_unique<QPdfWriter>(&buffer);
        const QSizeF size(request.width_pt, request.height_pt);
        pdf->setPageSize(QPageSize(size, QPageSize::Point, QString(), QPageSize::ExactMatch));
        pdf->setPageMargins(QMarginsF(0, 0, 0, 0));
        pdf->setResolution(kPdfDpi);
        pdf->setTitle(QString::fromStdString(request.title));
        pdf->setCreator(QStringLiteral("Yike"));
        own_painter.begin(pdf.get());
        own_painter.scale(kPdfDpi / kPointsPerInch, kPdfDpi / kPointsPerInch);
    }

    void write_file(const QByteArray& bytes) const {
        std::filesystem::path beside = request.file;
        beside += ".part";
        {
            std::ofstream out(beside, std::ios::binary | std::ios::trunc);
            out.write(bytes.constData(), bytes.size());
            out.close();
            if (!out) {
                std::error_code ignored;
                std::filesystem::remove(beside, ignored);
                throw DataError(
                    {.file = request.file.string(), .layer = {}, .feature = {}, .field = {}},
                    "cannot be written");
            }
        }
        std::filesystem::rename(beside, request.file);
    }
};

SheetDevice::SheetDevice(const CanvasRequest& request) : impl_(std::make_unique<Impl>()) {
    ensure_qt();
    impl_->request = request;
    impl_->font = sheet_font();
    impl_->has_bold = sheet_font_is_bold();
    impl_->buffer.open(QIODevice::WriteOnly);
    switch (request.format) {
    case SheetFormat::png:
        impl_->open_png();
        break;
    case SheetFormat::svg:
        impl_->open_svg();
        break;
    case SheetFormat::pdf:
        impl_->open_pdf();
        break;
    case SheetFormat::none:
        return;
    }
    if (!impl_->own_painter.isActive()) {
        throw Error(ExitCode::internal, "the painter of a map sheet did not start");
    }
    impl_->own_painter.setRenderHints(QPainter::Antialiasing | QPainter::TextAntialiasing);
}

SheetDevice::SheetDevice(QPainter& painter) : impl_(std::make_unique<Impl>()) {
    impl_->painter = &painter;
    impl_->font = sheet_font();
    impl_->has_bold = sheet_font_is_bold();
}

SheetDevice::~SheetDevice() = default;

QPainter* SheetDevice::painter() {
    return impl_->painter->isActive() ? impl_->painter : nullptr;
}

QFont SheetDevice::font(double pixels, bool bold) const {
    QFont font = impl_->font;
    font.setPixelSize(std::max(1, static_cast<int>(std::lround(pixels))));
    font.setBold(bold && (impl_->has_bold || impl_->svg));
    font.setHintingPreference(QFont::PreferNoHinting);
    return font;
}

void SheetDevice::draw_text(QPointF base, const QString& text, const QColor& colour, bool bold) {
    QPainter& painter = *impl_->painter;
    painter.setPen(colour);
    painter.drawText(base, text);
    if (bold && !painter.font().bold()) {
        // A family without a bold face: Qt would thicken it in some formats and not in others.
        constexpr double kThicker = 0.035;
        QPainterPath outline;
        outline.addText(base, painter.font(), text);
        const double width = painter.font().pixelSize() * kThicker;
        painter.setPen(QPen(colour, width, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
        painter.drawPath(outline);
    }
}

void SheetDevice::draw_halo(QPointF base, const QString& text, double width) {
    QPainter& painter = *impl_->painter;
    if (impl_->svg) {
        // Qt writes no outlined text into SVG; repeatable_svg() turns this colour into one.
        painter.setPen(QColor(QLatin1String(kSvgHaloMark)));
        painter.drawText(base, text);
        return;
    }
    QPainterPath outline;
    outline.addText(base, painter.font(), text);
    painter.setPen(QPen(Qt::white, width, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter.drawPath(outline);
}

void SheetDevice::new_page() {
    if (impl_->pdf) {
        impl_->pdf->newPage();
    }
}

void SheetDevice::finish() {
    if (impl_->request.format == SheetFormat::none) {
        return;
    }
    impl_->own_painter.end();
    QByteArray bytes;
    if (impl_->request.format == SheetFormat::png) {
        QBuffer png(&bytes);
        png.open(QIODevice::WriteOnly);
        // Half the time of the default for five in a hundred more bytes.
        constexpr int kQuality = 80;
        impl_->image.save(&png, "PNG", kQuality);
    } else {
        std::string text = impl_->buffer.data().toStdString();
        text = impl_->svg ? repeatable_svg(std::move(text), impl_->request)
                          : repeatable_pdf(std::move(text), impl_->request.date);
        bytes = QByteArray::fromStdString(text);
    }
    impl_->write_file(bytes);
}

} // namespace yike
