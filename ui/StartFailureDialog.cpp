// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "ui/StartFailureDialog.h"

#include "core/text/ErrorText.h"
#include "ui/theme/PlainLabel.h"
#include "ui/theme/Theme.h"

#include <QDesktopServices>
#include <QDialogButtonBox>
#include <QDir>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QPushButton>
#include <QUrl>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace vedette::ui {

namespace {

constexpr int failureIconSize = 40;

PlainLabel* failureParagraph(const QString& text, QWidget* parent)
{
    auto* const label = new PlainLabel(text, parent);
    label->setWordWrap(true);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    return label;
}

} // namespace

StartFailureDialog::StartFailureDialog(const Error& error,
                                       const QString& dataFolder,
                                       QWidget* parent)
    : QDialog(parent)
{
    setObjectName(u"startFailure"_s);
    setWindowTitle(tr("Vedette can't start"));
    const text::ErrorWords words = text::words(error);
    auto* const picture = new QLabel(this);
    picture->setPixmap(themedIcon(u"warning"_s).pixmap(failureIconSize, failureIconSize));
    auto* const title = new PlainLabel(words.summary, this);
    title->setObjectName(u"failureTitle"_s);
    title->setScale(1.2);
    title->setWeight(QFont::DemiBold);
    title->setWordWrap(true);
    auto* const text = new QVBoxLayout;
    text->setSpacing(10);
    text->addWidget(title);
    text->addWidget(failureParagraph(words.advice, this));
    text->addWidget(
        failureParagraph(tr("Data folder: %1").arg(QDir::toNativeSeparators(dataFolder)), this));
    auto* const detail = failureParagraph(error.detail, this);
    detail->setTone(PlainLabel::Tone::Muted);
    detail->setVisible(!error.detail.isEmpty());
    text->addWidget(detail);
    auto* const row = new QHBoxLayout;
    row->setSpacing(16);
    row->addWidget(picture, 0, Qt::AlignTop);
    row->addLayout(text, 1);
    auto* const column = new QVBoxLayout(this);
    column->setContentsMargins(22, 20, 22, 16);
    column->setSpacing(16);
    column->addLayout(row);
    column->addWidget(createButtons(dataFolder));
    setMinimumWidth(560);
    connect(this, &QDialog::rejected, this, &StartFailureDialog::quitRequested);
}

QWidget* StartFailureDialog::createButtons(const QString& dataFolder)
{
    auto* const buttons = new QDialogButtonBox(this);
    QPushButton* const choose
        = buttons->addButton(tr("Choose another folder…"), QDialogButtonBox::ActionRole);
    QPushButton* const show = buttons->addButton(tr("Open folder"), QDialogButtonBox::ActionRole);
    QPushButton* const quit = buttons->addButton(tr("Quit"), QDialogButtonBox::RejectRole);
    choose->setObjectName(u"chooseFolder"_s);
    quit->setDefault(true);
    connect(choose, &QPushButton::clicked, this, &StartFailureDialog::chooseFolder);
    connect(show, &QPushButton::clicked, this, [dataFolder] {
        QDesktopServices::openUrl(QUrl::fromLocalFile(dataFolder));
    });
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    return buttons;
}

void StartFailureDialog::chooseFolder()
{
    auto* const dialog = new QFileDialog(this, tr("Choose a data folder"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::Directory);
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString& folder) {
        accept();
        Q_EMIT folderChosen(folder);
    });
    dialog->open();
}

} // namespace vedette::ui
