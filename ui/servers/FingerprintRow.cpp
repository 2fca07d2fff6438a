// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "ui/servers/FingerprintRow.h"

#include "core/base/PlainText.h"
#include "ui/theme/PlainLabel.h"
#include "ui/theme/Theme.h"

#include <QClipboard>
#include <QFontDatabase>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QIcon>
#include <QToolButton>

using namespace Qt::StringLiterals;

namespace vedette::ui {

FingerprintRow::FingerprintRow(const HostKey& key, QWidget* parent)
    : QWidget(parent)
{
    const QString print = fingerprint(key);
    auto* type = new PlainLabel(plainText(key.type), this);
    type->setTone(PlainLabel::Tone::Muted);
    auto* label = new PlainLabel(print, this);
    label->setObjectName(u"fingerprint"_s);
    label->setAccessibleName(tr("Fingerprint"));
    QFont font = QFontDatabase::systemFont(QFontDatabase::FixedFont);
    font.setPointSizeF(label->font().pointSizeF());
    label->setFont(font);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);

    auto* copy = new QToolButton(this);
    copy->setObjectName(u"copyFingerprint"_s);
    copy->setText(tr("Copy"));
    copy->setIcon(themedIcon(u"copy"_s));
    copy->setToolTip(tr("Copy the fingerprint"));
    copy->setAccessibleName(tr("Copy the fingerprint"));
    connect(copy, &QToolButton::clicked, this, [print] {
        QGuiApplication::clipboard()->setText(print);
    });

    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(10);
    layout->addWidget(type);
    layout->addWidget(label);
    layout->addStretch();
    layout->addWidget(copy);
}

} // namespace vedette::ui
