// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
#include "desktop/session/failure.hpp"

#include "base/error.hpp"
#include "desktop/session/words.hpp"

#include <QRegularExpression>
#include <QStringList>

#include <array>
#include <new>
#include <string>
#include <string_view>

namespace yike {

namespace {

struct Reason {
    std::string_view sign; ///< a part of the engine's words
    const char* zh;
    const char* en;
};

// clang-format off
constexpr std::array kReasons = {
    Reason{"no street within", "那里附近没有能走的道路；可能在水里或围墙里，也可以先画一条步行路。", "There is no street near that place; it may lie in water or in walls, or needs a path first."},
    Reason{"longitude and latitude are swapped", "经度和纬度写反了。", "Longitude and latitude are swapped."},
    Reason{"beyond the boundary and its margin", "那里在辖区边界及其外围范围之外。", "That place lies beyond the boundary and its margin."},
    Reason{"one change for a station is enough", "这个站点在方案里已有另一项变更；一个站点只能有一项。", "The plan already changes this station; one change for a station is enough."},
    Reason{"a room holds one station", "这间候选用房在方案里已经用了。", "The plan already uses this candidate room."},
    Reason{"each station needs an id of its own", "两项变更新建了编号相同的站点。", "Two changes build stations with the same id."},
    Reason{"there is a station with this id already", "已经有这个编号的站点。", "There is a station with this id already."},
    Reason{"a gate is opened or closed once", "这个大门在方案里已有另一项变更。", "The plan already changes this gate."},
    Reason{"a road is blocked once", "这条路在方案里已经封闭。", "The plan already blocks this road."},
    Reason{"is open to everybody already", "这个大门本来就对所有人开放。", "This gate is open to everybody already."},
    Reason{"is closed already", "这个大门本来就关着。", "This gate is closed already."},
    Reason{"belongs to no walled compound", "这个大门不属于任何有围墙的小区，开关都没有影响。", "This gate belongs to no walled compound, so that it stops nobody."},
    Reason{"is open and has no gates", "这个小区没有围墙，不需要开门。", "This compound is open and needs no gate."},
    Reason{"is there already; write gate", "那里已经有一个大门，请直接打开它。", "There is a gate already; open that one."},
    Reason{"must be within 20 m", "那里离小区围墙超过 20 米，开不了门。", "That place is more than 20 m from the compound's wall."},
    Reason{"stands there already", "站点本来就在那里，没有变化。", "The station stands there already; nothing would change."},
    Reason{"m2 already", "面积和现在一样，没有变化。", "The floor area is the same as now; nothing would change."},
    Reason{"joins nothing", "这条路的两端都没有接上道路。", "Neither end of this path comes near a street."},
    Reason{"all positions of the line are the same", "这条路没有长度。", "This path has no length."},
    Reason{"the nearest street is", "那里没有可封闭的道路。", "There is no street there to block."},
    Reason{"there is no such station", "数据里没有这个站点。", "There is no such station in the data."},
    Reason{"there is no such candidate", "数据里没有这间候选用房。", "There is no such candidate in the data."},
    Reason{"there is no such gate", "数据里没有这个大门。", "There is no such gate in the data."},
    Reason{"there is no such compound", "数据里没有这个小区。", "There is no such compound in the data."},
    Reason{"there is no such road", "数据里没有这条路。", "There is no such road in the data."},
    Reason{"cost_yuan is missing", "有变更没有写造价。", "Changes lack their cost."},
    Reason{"0 or at least 1000", "造价不到 1000 元；请按元填写，236 万元写作 2360000。", "A cost is under 1000 yuan; write yuan, not 万元."},
    Reason{"from 0 to 10 billion", "造价超出范围（0 至 100 亿元）。", "A cost is out of range (0 to 10 billion yuan)."},
    Reason{"above 0, up to 100,000", "面积超出范围（大于 0，至多 100,000 平方米）。", "A floor area is out of range (above 0, up to 100,000 m²)."},
    Reason{"from 1990 to 2200", "年份超出范围（1990 至 2200）。", "A year is out of range (1990 to 2200)."},
    Reason{"[scenario] is missing", "这不是方案文件（没有 [scenario] 一节）。", "This is no scenario file (it has no [scenario])."},
    Reason{"not UTF-8", "文件不是 UTF-8 编码；请用记事本等另存为 UTF-8。", "The file is not UTF-8; save it as UTF-8."},
    Reason{"not TOML", "文件内容有语法错误。", "The file is not written as it should be (TOML)."},
    Reason{"the scale error", "坐标系不适合测距（变形过大）。", "The coordinate system distorts distances too much."},
    Reason{"unknown key", "文件里有不认识的项目。", "The file has a key that nothing knows."},
    Reason{"unknown section", "文件里有不认识的小节。", "The file has a section that nothing knows."},
    Reason{"is a folder, not a file", "这是一个文件夹，不是文件。", "This is a folder, not a file."},
    Reason{"cannot be written", "文件写不进去：没有权限，或磁盘已满。", "It cannot be written: not allowed, or the disk is full."},
    Reason{"cannot be made", "文件夹建不了：没有权限，或磁盘已满。", "The folder cannot be made: not allowed, or the disk is full."},
    Reason{"no such project file", "这里没有项目：项目是一个含有 project.toml 的文件夹。", "There is no project here: a project is a folder with a project.toml in it."},
    Reason{"project is missing", "方案文件没有写明是哪个项目的；请先打开项目，再打开方案。", "The scenario file does not say which project it is about; open the project first."},
    Reason{"temp_directory_path", "系统的临时文件夹不存在（TMPDIR）。", "The system's folder for temporary files (TMPDIR) does not exist."},
    Reason{"No such file", "找不到文件。", "There is no such file."},
    Reason{"does not exist", "找不到文件。", "There is no such file."},
    Reason{"cannot be read", "文件打不开。", "The file cannot be read."},
};

// clang-format on

struct Beginning {
    const char* zh;
    const char* en;
    FailureHelp help;
};

Beginning beginning_of(Attempt attempt) {
    switch (attempt) {
    case Attempt::open_project:
        return {"打不开项目{}。", "The project{} cannot be opened.", FailureHelp::show_findings};
    case Attempt::check_project:
        return {"没能检查项目{}。", "The project{} could not be checked.", FailureHelp::none};
    case Attempt::evaluate:
        return {"没能算出结果{}；显示的仍是上一次的结果。",
                "The answer{} could not be computed; the last one is still shown.",
                FailureHelp::none};
    case Attempt::open_plan:
        return {"打不开方案{}；已打开的内容没有变。",
                "The scenario{} cannot be opened; what was open is unchanged.",
                FailureHelp::none};
    case Attempt::save_plan:
        return {"方案{}没有保存；原来的文件没有变。",
                "The scenario{} was not saved; the file is as it was.",
                FailureHelp::save_elsewhere};
    case Attempt::edit:
        return {"这一步没有做{}。", "Nothing was changed{}.", FailureHelp::none};
    case Attempt::recover:
        break;
    }
    return {"没能恢复{}；恢复文件还在。",
            "The work{} could not be recovered; its file was kept.",
            FailureHelp::none};
}

QString reason_in(std::string_view words, Language language) {
    for (const Reason& reason : kReasons) {
        if (words.find(reason.sign) != std::string_view::npos) {
            return said(language, reason.zh, reason.en);
        }
    }
    return {};
}

/// Of the engine's words, the line that gives the reason; else the first.
QString line_of_reason(const QString& words) {
    const QStringList lines = words.split(QLatin1Char('\n'));
    for (const QString& line : lines) {
        if (!reason_in(line.toStdString(), Language::en).isEmpty()) {
            return line;
        }
    }
    return lines.front();
}

/// Which file, line, change and value the engine names: 「（gates.geojson）」,
/// 「（第 12 行，变更 r01，C999）」; empty if none.
QString place_in(const QString& words, const QString& subject, Language language) {
    static const QRegularExpression file(QStringLiteral("([^/\\\\:\\s]+\\.\\w+):"));
    static const QRegularExpression line(QStringLiteral("line (\\d+)"));
    static const QRegularExpression change(QStringLiteral("change \"([^\"]+)\""));
    static const QRegularExpression value(QStringLiteral("= \"([^\"]+)\""));
    const QString told = line_of_reason(words);
    const auto found = [&told](const QRegularExpression& what) {
        return what.match(told).captured(1).toStdString();
    };
    QStringList parts;
    const auto add = [&](const std::string& part, const char* zh, const char* en) {
        if (!part.empty()) {
            parts << said(language, zh, en, part);
        }
    };
    const std::string name = found(file);
    add(subject == QString::fromStdString(name) ? std::string() : name, "{}", "{}");
    add(found(line), "第 {} 行", "line {}");
    add(found(change), "变更 {}", "change {}");
    add(found(value), "{}", "{}");
    if (parts.isEmpty()) {
        return {};
    }
    return language == Language::zh ? QStringLiteral("（%1）").arg(parts.join(QStringLiteral("，")))
                                    : QStringLiteral(" (%1)").arg(parts.join(QStringLiteral(", ")));
}

std::string words_of(const std::exception_ptr& error) {
    try {
        std::rethrow_exception(error);
    } catch (const std::bad_alloc&) {
        return "out of memory";
    } catch (const std::exception& known) {
        return known.what();
    } catch (...) {
        return "unknown error";
    }
}

} // namespace

Failure told_failure(Attempt attempt,
                     const QString& subject,
                     const std::exception_ptr& error,
                     Language language) {
    const Beginning beginning = beginning_of(attempt);
    const std::string words = words_of(error);
    const QString name =
        subject.isEmpty() ? QString() : said(language, "「{}」", " “{}”", subject.toStdString());
    Failure failure;
    failure.what = said(language, beginning.zh, beginning.en, name.toStdString());
    failure.help = beginning.help;
    const QString reason = reason_in(words, language);
    if (!reason.isEmpty()) {
        failure.what += (language == Language::zh ? QString() : QString(" ")) + reason;
    }
    if (attempt != Attempt::edit) {
        failure.what += place_in(QString::fromStdString(words), subject, language);
    }
    failure.detail = QString::fromStdString(words);
    return failure;
}

} // namespace yike
