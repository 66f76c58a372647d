// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
#include "desktop/window/file_dialogs.hpp"

#include "desktop/window/paths.hpp"
#include "desktop/window/voice.hpp"

#include <QDateTime>
#include <QFileDialog>
#include <QFileSystemModel>
#include <QHeaderView>
#include <QIdentityProxyModel>
#include <QTreeView>

namespace yike {

namespace {

constexpr int kDateColumn = 3; ///< of Qt's model of files

/// Qt writes dates in the system's language, which need not be the window's.
class PlainDates : public QIdentityProxyModel {
  public:
    using QIdentityProxyModel::QIdentityProxyModel;

    QVariant data(const QModelIndex& index, int role) const override {
        const auto* files = qobject_cast<const QFileSystemModel*>(sourceModel());
        if (files == nullptr || index.column() != kDateColumn || role != Qt::DisplayRole) {
            return QIdentityProxyModel::data(index, role);
        }
        return files->lastModified(mapToSource(index)).toString(QStringLiteral("yyyy-MM-dd HH:mm"));
    }
};

/// Qt's own words are those of its translations, where they are installed; these are ours, so that
/// none of the words round the list of files is in another language.
void name_parts(QFileDialog& dialog, const Voice& voice, const Phrase& accept) {
    dialog.setLabelText(QFileDialog::LookIn, voice(phrases::kLookIn));
    dialog.setLabelText(QFileDialog::FileName,
                        voice(dialog.fileMode() == QFileDialog::Directory ? phrases::kFolderName
                                                                          : phrases::kFileName));
    dialog.setLabelText(QFileDialog::FileType, voice(phrases::kFileType));
    dialog.setLabelText(QFileDialog::Accept, voice(accept));
    dialog.setLabelText(QFileDialog::Reject, voice(phrases::kDoNotClose));
}

QStringList ask(QFileDialog& dialog) {
    dialog.setProxyModel(new PlainDates(&dialog));
    if (auto* list = dialog.findChild<QTreeView*>()) { // none in a system's own dialog
        list->header()->setSectionResizeMode(kDateColumn, QHeaderView::ResizeToContents);
    }
    return dialog.exec() == QDialog::Accepted ? dialog.selectedFiles() : QStringList();
}

} // namespace

QString ask_for_folder(QWidget* parent,
                       const Voice& voice,
                       const Phrase& title,
                       const std::filesystem::path& start) {
    QFileDialog dialog(parent, voice(title), text_of(start));
    dialog.setFileMode(QFileDialog::Directory);
    dialog.setOption(QFileDialog::ShowDirsOnly);
    name_parts(dialog, voice, phrases::kChooseButton);
    return ask(dialog).value(0);
}

QStringList ask_for_plans(QWidget* parent, const Voice& voice, const std::filesystem::path& start) {
    QFileDialog dialog(
        parent, voice(phrases::kChooseScenario), text_of(start), voice(phrases::kScenarioFiles));
    dialog.setFileMode(QFileDialog::ExistingFiles);
    name_parts(dialog, voice, phrases::kOpenButton);
    return ask(dialog);
}

std::filesystem::path
ask_where_to_save(QWidget* parent, const Voice& voice, const std::filesystem::path& suggested) {
    QFileDialog dialog(parent,
                       voice(phrases::kSaveScenarioAs),
                       text_of(suggested.parent_path()),
                       voice(phrases::kScenarioFiles));
    dialog.setAcceptMode(QFileDialog::AcceptSave);
    // By the dialog itself: it asks before a file is replaced, under the name that will be written.
    dialog.setDefaultSuffix(QStringLiteral("toml"));
    dialog.selectFile(text_of(suggested.filename()));
    name_parts(dialog, voice, phrases::kSave);
    std::filesystem::path file = path_of(ask(dialog).value(0));
    const bool is_named = file.empty() || file.extension() == ".toml";
    return is_named ? file : file += ".toml";
}

} // namespace yike
