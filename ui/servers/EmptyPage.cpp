// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "ui/servers/EmptyPage.h"

#include "ui/servers/NoteLabel.h"
#include "ui/theme/PlainLabel.h"

#include <QPushButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace vedette::ui {

EmptyPage::EmptyPage(const QString& title, const QString& advice, QWidget* parent)
    : QWidget(parent)
    , m_title(new PlainLabel(title, this))
    , m_buttons(new QVBoxLayout)
{
    m_title->setObjectName(u"emptyTitle"_s);
    m_title->setWeight(QFont::DemiBold);
    m_title->setScale(1.1);
    m_title->setAlignment(Qt::AlignCenter);
    auto* note = new NoteLabel(advice, this);
    note->setAlignment(Qt::AlignCenter);
    note->setVisible(!advice.isEmpty());

    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(20, 12, 20, 12);
    layout->addStretch(2);
    layout->addWidget(m_title);
    layout->addWidget(note);
    layout->addSpacing(8);
    layout->addLayout(m_buttons);
    layout->addStretch(3);
}

void EmptyPage::setTitle(const QString& title)
{
    m_title->setText(title);
}

QPushButton* EmptyPage::addButton(const QString& text, bool isPrimary)
{
    auto* button = new QPushButton(text, this);
    button->setProperty("primary", isPrimary);
    button->setAutoDefault(false);
    m_buttons->addWidget(button, 0, Qt::AlignHCenter);
    return button;
}

} // namespace vedette::ui
