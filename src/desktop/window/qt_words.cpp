// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
#include "desktop/window/qt_words.hpp"

#include "desktop/window/voice.hpp"

#include <QCoreApplication>
#include <QLibraryInfo>
#include <QTranslator>

#include <algorithm>
#include <iterator>
#include <string_view>

namespace yike {

namespace {

struct QtWord {
    std::string_view en;
    const char* zh;
};

/// Of the dialogs for files and their lists; all else of them is named by file_dialogs.
constexpr QtWord kWords[] = {
    {"Folder", "文件夹"},
    {"File Folder", "文件夹"},
    {"File", "文件"},
    {"%1 File", "%1文件"},
    {"Drive", "驱动器"},
    {"Alias", "替身"},
    {"Shortcut", "快捷方式"},
    {"Unknown", "未知"},
    {"Name", "名称"},
    {"Size", "大小"},
    {"Type", "类型"},
    {"Kind", "类型"},
    {"Date Modified", "修改日期"},
    {"Computer", "计算机"},
    {"My Computer", "我的电脑"},
    {"Back", "后退"},
    {"Forward", "前进"},
    {"Parent Directory", "上一级文件夹"},
    {"Create New Folder", "新建文件夹"},
    {"Create a New Folder", "新建文件夹"},
    {"&New Folder", "新建文件夹(&N)"},
    {"New Folder", "新建文件夹"},
    {"List View", "列表"},
    {"Change to list view mode", "改为列表"},
    {"Detail View", "详细信息"},
    {"Change to detail view mode", "改为详细信息"},
    {"Go back", "后退"},
    {"Go forward", "前进"},
    {"Go to the parent directory", "到上一级文件夹"},
    {"&Rename", "重命名(&R)"},
    {"&Delete", "删除(&D)"},
    {"Show ", "显示"},
    {"Show &hidden files", "显示隐藏文件(&H)"},
    {"Sidebar", "侧栏"},
    {"List of places and bookmarks", "常用位置"},
    {"Files", "文件"},
    {"Recent Places", "最近的位置"},
    {"Remove", "移除"},
    {"Directory:", "文件夹："},
    {"File &name:", "文件名(&N)："},
    {"Files of type:", "文件类型："},
    {"Look in:", "位置："},
};

constexpr std::string_view kContexts[] = {"QAbstractFileIconProvider",
                                          "QFileSystemModel",
                                          "QFileDialog",
                                          "QSidebar",
                                          "QFileIconProvider"};

class QtWords : public QTranslator {
  public:
    using QTranslator::QTranslator;

    bool isEmpty() const override { return false; }

    QString translate(const char* context, const char* source, const char*, int) const override {
        const auto has = [](const auto& all, std::string_view one) {
            return std::find(std::begin(all), std::end(all), one) != std::end(all);
        };
        if (context == nullptr || source == nullptr || !has(kContexts, context)) {
            return {};
        }
        const auto* found =
            std::find_if(std::begin(kWords), std::end(kWords), [source](const QtWord& word) {
                return word.en == source;
            });
        return found == std::end(kWords) ? QString() : QString::fromUtf8(found->zh);
    }
};

} // namespace

void translate_qt(Voice& voice) {
    auto* qt = new QTranslator(&voice);
    auto* ours = new QtWords(&voice);
    voice.on_change(qt, [&voice, qt, ours] {
        QCoreApplication::removeTranslator(ours);
        QCoreApplication::removeTranslator(qt);
        if (!voice.is_chinese()) {
            return;
        }
        if (qt->load(QStringLiteral("qtbase_zh_CN"),
                     QLibraryInfo::path(QLibraryInfo::TranslationsPath))) {
            QCoreApplication::installTranslator(qt);
        }
        QCoreApplication::installTranslator(ours); // asked first
    });
}

} // namespace yike
