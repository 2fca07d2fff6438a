// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "ui/history/NoteDialog.h"

#include "core/fleet/NoteSource.h"
#include "core/text/ErrorText.h"
#include "ui/LocalTime.h"
#include "ui/servers/NoteLabel.h"
#include "ui/theme/OnScreen.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDateTimeEdit>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace vedette::ui {

namespace {

constexpr QSize noteDialogSize{460, 270};
constexpr int noteTextLines = 3;

} // namespace

NoteDialog::NoteDialog(NoteSource& source,
                       const Note& initial,
                       const std::vector<NoteOwner>& owners,
                       QWidget* parent)
    : QDialog(parent)
    , m_source(source)
    , m_initial(initial)
    , m_text(new QPlainTextEdit(this))
    , m_lasts(new QCheckBox(tr("&Until:"), this))
    , m_owner(new QComboBox(this))
    , m_problem(new NoteLabel({}, this))
{
    setObjectName(u"noteDialog"_s);
    setWindowTitle(initial.id.isNull() ? tr("Add note") : tr("Edit note"));
    setAttribute(Qt::WA_DeleteOnClose);
    createText();
    createOwner(owners);
    layOut();
    resizeOnScreen(*this, noteDialogSize);
    connect(&source,
            &NoteSource::finished,
            this,
            [this](RequestId request, const std::optional<Error>& error) {
                if (m_saving == request) {
                    finish(error);
                }
            });
    m_text->setFocus(Qt::OtherFocusReason);
}

void NoteDialog::createText()
{
    m_text->setObjectName(u"noteText"_s);
    m_text->setAccessibleName(tr("What happened"));
    m_text->setPlaceholderText(tr("What happened: deployed 2.3"));
    m_text->setPlainText(m_initial.text);
    m_text->setTabChangesFocus(true);
    m_text->setMinimumHeight(m_text->fontMetrics().lineSpacing() * (noteTextLines + 1));
    m_text->installEventFilter(this);
    m_text->moveCursor(QTextCursor::End);
}

void NoteDialog::createTimes(QFormLayout& form)
{
    m_at = addTime(u"noteAt"_s, m_initial.at);
    form.addRow(tr("&At:"), m_at);
    m_lasts->setObjectName(u"noteLasts"_s);
    m_lasts->setChecked(m_initial.until.has_value());
    m_until = addTime(u"noteUntil"_s, endOf(m_initial));
    m_until->setAccessibleName(tr("Until"));
    m_until->setEnabled(m_lasts->isChecked());
    form.addRow(m_lasts, m_until);
    connect(m_lasts, &QCheckBox::toggled, m_until, &QWidget::setEnabled);
}

QDateTimeEdit* NoteDialog::addTime(const QString& name, Timestamp time)
{
    auto* const field = new QDateTimeEdit(this);
    field->setObjectName(name);
    field->setCalendarPopup(true);
    field->setDisplayFormat(locale().dateFormat(QLocale::ShortFormat) + u' '
                            + secondFormat(locale()));
    field->setDateTime(QDateTime::fromMSecsSinceEpoch(toMsecs(time)));
    return field;
}

void NoteDialog::createOwner(const std::vector<NoteOwner>& owners)
{
    m_owner->setObjectName(u"noteOwner"_s);
    m_owner->addItem(tr("All servers"), qint64{0});
    addOwners(owners, true);
    const int shown = m_owner->count();
    addOwners(owners, false);
    if (shown > 1 && m_owner->count() > shown) {
        m_owner->insertSeparator(shown);
    }
    m_owner->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_owner->setMinimumContentsLength(16);
    const qint64 wanted = m_initial.server.value_or(ServerId{}).value;
    m_owner->setCurrentIndex(std::max(m_owner->findData(wanted), 0));
}

void NoteDialog::addOwners(const std::vector<NoteOwner>& owners, bool areShown)
{
    for (const NoteOwner& owner : owners) {
        if (owner.isShown == areShown) {
            m_owner->addItem(owner.name, owner.server.value);
        }
    }
}

void NoteDialog::layOut()
{
    auto* const form = new QFormLayout;
    createTimes(*form);
    form->addRow(tr("&For:"), m_owner);
    m_problem->setObjectName(u"noteProblem"_s);
    m_problem->hide();
    auto* const hint = new NoteLabel(tr("Enter saves, Shift and Enter begin a new line."), this);
    auto* const buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
    m_save = buttons->addButton(m_initial.id.isNull() ? tr("Add note") : tr("Save"),
                                QDialogButtonBox::AcceptRole);
    m_save->setObjectName(u"saveNote"_s);
    m_save->setDefault(true);
    connect(buttons, &QDialogButtonBox::accepted, this, &NoteDialog::save);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto* const layout = new QVBoxLayout(this);
    layout->addWidget(m_text, 1);
    layout->addWidget(hint);
    layout->addLayout(form);
    layout->addWidget(m_problem);
    layout->addWidget(buttons);
}

bool NoteDialog::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == m_text && event->type() == QEvent::KeyPress) {
        const auto* const key = static_cast<QKeyEvent*>(event);
        const bool isEnter = key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter;
        if (isEnter && !key->modifiers().testFlag(Qt::ShiftModifier)) {
            save();
            return true;
        }
    }
    return QDialog::eventFilter(watched, event);
}

/// What nobody has touched stays to the millisecond.
Note NoteDialog::typed() const
{
    Note note = m_initial;
    note.text = m_text->toPlainText();
    note.at = fromMsecs(m_at->dateTime().toMSecsSinceEpoch());
    note.until.reset();
    if (m_lasts->isChecked()) {
        note.until = fromMsecs(m_until->dateTime().toMSecsSinceEpoch());
    }
    const ServerId server{m_owner->currentData().toLongLong()};
    note.server = server.isNull() ? std::nullopt : std::optional(server);
    return note;
}

void NoteDialog::save()
{
    if (m_saving) {
        return;
    }
    m_problem->hide();
    const Note note = typed();
    if (const auto valid = validate(note); !valid) {
        complain(valid.error());
        return;
    }
    setBusy(true);
    m_saving = m_source.save(note);
}

void NoteDialog::finish(const std::optional<Error>& error)
{
    m_saving.reset();
    if (!error) {
        accept();
        return;
    }
    setBusy(false);
    complain(*error);
}

void NoteDialog::complain(const Error& error)
{
    m_problem->say(text::words(error).sentence(), NoteLabel::Meaning::Problem);
    const bool isOfTime = error.detail == "noteRange"_L1;
    (isOfTime ? static_cast<QWidget*>(m_until) : m_text)->setFocus(Qt::OtherFocusReason);
}

void NoteDialog::setBusy(bool isBusy)
{
    for (QWidget* const field : std::initializer_list<QWidget*>{m_text, m_at, m_lasts, m_owner}) {
        field->setDisabled(isBusy);
    }
    m_until->setEnabled(!isBusy && m_lasts->isChecked());
    m_save->setDisabled(isBusy);
}

} // namespace vedette::ui
