// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "ui/backup/RestoreProgress.h"

#include "core/base/PlainText.h"
#include "ui/backup/StepRow.h"
#include "ui/theme/PlainLabel.h"

#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace vedette::ui {

namespace {

constexpr int restoreWidth = 560;

} // namespace

RestoreProgress::RestoreProgress(QWidget* parent)
    : QDialog(parent)
    , m_steps(new StepRow(this))
{
    setObjectName(u"restoreProgress"_s);
    setWindowTitle(tr("Vedette — Restoring a backup"));
    auto* const title = new PlainLabel(tr("The backup is being restored"), this);
    title->setWeight(QFont::DemiBold);
    auto* const hint = new PlainLabel(
        tr("Nothing is monitored meanwhile. The window comes back by itself."), this);
    hint->setTone(PlainLabel::Tone::Muted);
    hint->setWordWrap(true);
    auto* const column = new QVBoxLayout(this);
    column->setContentsMargins(20, 18, 20, 16);
    column->setSpacing(12);
    column->addWidget(title);
    column->addWidget(hint);
    column->addWidget(m_steps);
    setMinimumWidth(restoreWidth);
    connect(m_steps, &StepRow::cancelRequested, this, &RestoreProgress::cancelRequested);
    m_steps->begin(tr("Every byte of it is being read…"));
}

void RestoreProgress::showStep(const StepProgress& progress)
{
    if (progress.isWaiting) {
        m_steps->showStep(tr("Waiting for the backup under way…"), progress);
        return;
    }
    m_steps->showStep(tr("Restoring %1 (%2 of %3)…", "a file")
                          .arg(plainText(progress.what))
                          .arg(progress.number)
                          .arg(progress.count),
                      progress);
}

void RestoreProgress::reject()
{
    m_steps->cancel();
}

} // namespace vedette::ui
