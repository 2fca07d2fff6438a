// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "ui/settings/PathRow.h"

#include "ui/theme/Theme.h"

#include <QClipboard>
#include <QDesktopServices>
#include <QFileInfo>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QIcon>
#include <QLineEdit>
#include <QToolButton>
#include <QUrl>

using namespace Qt::StringLiterals;

namespace vedette::ui {

namespace {

QToolButton* createButton(const QString& text, const QString& icon, QWidget* parent)
{
    auto* button = new QToolButton(parent);
    button->setText(text);
    button->setIcon(themedIcon(icon));
    button->setToolTip(text);
    button->setAccessibleName(text);
    return button;
}

/// The folder itself, or the one that a file is in.
QString folderOf(const QString& path)
{
    const QFileInfo info(path);
    return info.isDir() ? path : info.absolutePath();
}

} // namespace

PathRow::PathRow(const QString& name, const QString& path, QWidget* parent)
    : QWidget(parent)
{
    auto* field = new QLineEdit(path, this);
    field->setObjectName(name);
    field->setReadOnly(true);
    field->setCursorPosition(0);
    QToolButton* copy = createButton(tr("Copy"), u"copy"_s, this);
    copy->setObjectName(name + u"Copy"_s);
    connect(
        copy, &QToolButton::clicked, this, [path] { QGuiApplication::clipboard()->setText(path); });
    QToolButton* open = createButton(tr("Open folder"), u"folder"_s, this);
    open->setObjectName(name + u"Open"_s);
    connect(open, &QToolButton::clicked, this, [path] {
        QDesktopServices::openUrl(QUrl::fromLocalFile(folderOf(path)));
    });
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(field, 1);
    layout->addWidget(copy);
    layout->addWidget(open);
}

} // namespace vedette::ui
