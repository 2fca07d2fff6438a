// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "ui/history/RangeDialog.h"

#include "ui/history/HistoryView.h"
#include "ui/history/MinuteEdit.h"
#include "ui/servers/NoteLabel.h"

#include <QDateTimeEdit>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QPushButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace vedette::ui {

RangeDialog::RangeDialog(const TimeRange& range, QWidget* parent)
    : QDialog(parent)
    , m_note(new NoteLabel({}, this))
{
    setObjectName(u"rangeDialog"_s);
    setWindowTitle(tr("From and to"));
    setAttribute(Qt::WA_DeleteOnClose);
    auto* const form = new QFormLayout;
    m_from = addField(*form, tr("&From:"), range.from);
    m_from->setObjectName(u"historyFrom"_s);
    m_to = addField(*form, tr("&To:"), range.to);
    m_to->setObjectName(u"historyTo"_s);
    auto* const buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
    m_show = buttons->addButton(tr("&Show"), QDialogButtonBox::AcceptRole);
    m_show->setObjectName(u"historyApply"_s);
    m_show->setDefault(true);
    auto* const layout = new QVBoxLayout(this);
    layout->addLayout(form);
    layout->addWidget(m_note);
    layout->addWidget(buttons);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(buttons, &QDialogButtonBox::accepted, this, [this] {
        Q_EMIT chosen(typed());
        accept();
    });
    for (const QDateTimeEdit* const field : {m_from, m_to}) {
        connect(field, &QDateTimeEdit::dateTimeChanged, this, &RangeDialog::check);
    }
    check();
}

QDateTimeEdit* RangeDialog::addField(QFormLayout& form, const QString& label, Timestamp time)
{
    QDateTimeEdit* const field = makeMinuteEdit(time, this);
    form.addRow(label, field);
    return field;
}

TimeRange RangeDialog::typed() const
{
    return {minuteOf(*m_from), minuteOf(*m_to)};
}

void RangeDialog::check()
{
    const bool isPossible = typed().length() >= shortestSpan;
    m_show->setEnabled(isPossible);
    m_note->say(isPossible ? QString() : tr("The end must lie after the beginning."),
                NoteLabel::Meaning::Problem);
}

} // namespace vedette::ui
