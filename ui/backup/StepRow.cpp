// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "ui/backup/StepRow.h"

#include "ui/theme/PlainLabel.h"

#include <QHBoxLayout>
#include <QProgressBar>
#include <QPushButton>

using namespace Qt::StringLiterals;

namespace vedette::ui {

StepRow::StepRow(QWidget* parent)
    : QWidget(parent)
    , m_text(new PlainLabel({}, this))
    , m_bar(new QProgressBar(this))
    , m_cancel(new QPushButton(tr("&Cancel"), this))
{
    m_text->setObjectName(u"stepText"_s);
    m_text->setElided(true);
    m_bar->setObjectName(u"stepBar"_s);
    m_bar->setTextVisible(false);
    m_bar->setAccessibleName(tr("Progress"));
    m_cancel->setObjectName(u"stepCancel"_s);
    m_cancel->setAutoDefault(false);
    connect(m_cancel, &QPushButton::clicked, this, &StepRow::cancel);
    auto* const row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(10);
    row->addWidget(m_text, 3);
    row->addWidget(m_bar, 2);
    row->addWidget(m_cancel);
    hide();
}

void StepRow::begin(const QString& what)
{
    m_text->setText(what);
    m_bar->setRange(0, 0); // busy
    m_cancel->setEnabled(true);
    show();
}

void StepRow::showStep(const QString& what, const StepProgress& progress)
{
    if (!m_cancel->isEnabled()) {
        return; // it is being ended
    }
    m_text->setText(what);
    m_bar->setRange(0, progress.count + 1); // the first step is seen, and the last is not the end
    m_bar->setValue(progress.number);
}

void StepRow::cancel()
{
    if (m_cancel->isEnabled()) {
        m_cancel->setEnabled(false);
        m_text->setText(tr("It is being ended…"));
        Q_EMIT cancelRequested();
    }
}

QString StepRow::text() const
{
    return m_text->text();
}

} // namespace vedette::ui
