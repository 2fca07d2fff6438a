// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "ui/secrets/MasterDialog.h"

#include "core/engine/MasterPassword.h"
#include "core/text/ErrorText.h"
#include "ui/servers/FieldRows.h"
#include "ui/servers/NoteLabel.h"
#include "ui/servers/SecretEdit.h"

#include <QDialogButtonBox>
#include <QProgressBar>
#include <QPushButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace vedette::ui {

namespace {

constexpr int masterWidth = 520;
constexpr int longMaster = 14;

QString titleOf(MasterDialog::Purpose purpose)
{
    switch (purpose) {
    case MasterDialog::Purpose::Create:
        return MasterDialog::tr("Make a vault for passwords");
    case MasterDialog::Purpose::Unlock:
        return MasterDialog::tr("Unlock the vault");
    case MasterDialog::Purpose::Change:
        return MasterDialog::tr("Change the master password");
    }
    return {};
}

QString explanationOf(MasterDialog::Purpose purpose)
{
    switch (purpose) {
    case MasterDialog::Purpose::Create:
        return MasterDialog::tr(
            "Passwords and passphrases are kept encrypted in a file of the data folder; nobody can "
            "open it without this master password, and nobody can bring it back.");
    case MasterDialog::Purpose::Unlock:
        return MasterDialog::tr(
            "Servers whose password is kept there log in as soon as the vault is open.");
    case MasterDialog::Purpose::Change:
        return MasterDialog::tr("Everything in the vault is encrypted anew.");
    }
    return {};
}

QString acceptText(MasterDialog::Purpose purpose)
{
    switch (purpose) {
    case MasterDialog::Purpose::Create:
        return MasterDialog::tr("Make vault");
    case MasterDialog::Purpose::Unlock:
        return MasterDialog::tr("Unlock");
    case MasterDialog::Purpose::Change:
        return MasterDialog::tr("Change");
    }
    return {};
}

/// By its length alone: nothing else can be said of it without keeping it.
QString strengthOf(qsizetype length)
{
    if (length == 0) {
        return {};
    }
    if (length < engine::fairMasterLength) {
        return MasterDialog::tr("Short: easily guessed by whoever gets the file.");
    }
    return length < longMaster ? MasterDialog::tr("Fair. Some words in a row are better.")
                               : MasterDialog::tr("Long enough.");
}

} // namespace

MasterDialog::MasterDialog(SecretsSource& source, Purpose purpose, QWidget* parent)
    : QDialog(parent)
    , m_source(source)
    , m_purpose(purpose)
    , m_rows(new FieldRows(this))
    , m_problem(new NoteLabel({}, this))
    , m_progress(new QProgressBar(this))
{
    setObjectName(u"masterDialog"_s);
    setWindowTitle(titleOf(purpose));
    setMinimumWidth(masterWidth);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(22, 18, 22, 16);
    layout->setSpacing(14);
    auto* explanation = new NoteLabel(explanationOf(purpose), this);
    explanation->setObjectName(u"explanation"_s);
    layout->addWidget(explanation);
    layout->addWidget(m_rows);
    addFields();
    m_problem->setObjectName(u"problem"_s);
    m_problem->hide();
    layout->addWidget(m_problem);
    m_progress->setRange(0, 0); // how long it takes depends on the computer: about a second
    m_progress->setTextVisible(false);
    QSizePolicy keepsPlace = m_progress->sizePolicy();
    keepsPlace.setRetainSizeWhenHidden(true);
    m_progress->setSizePolicy(keepsPlace);
    m_progress->hide();
    layout->addWidget(m_progress);
    addButtons();
    connect(&source,
            &SecretsSource::finished,
            this,
            [this](RequestId request, const std::optional<Error>& error) {
                if (m_request == request) {
                    finish(error);
                }
            });
}

MasterDialog::~MasterDialog()
{
    if (m_request) {
        m_source.cancel(*m_request);
    }
}

SecretEdit* MasterDialog::addSecret(const QString& name, const QString& label)
{
    auto* const edit = new SecretEdit(this);
    edit->setObjectName(name);
    m_rows->add(label, edit);
    return edit;
}

void MasterDialog::addFields()
{
    const bool isNew = m_purpose == Purpose::Create;
    if (!isNew) {
        m_current = addSecret(u"currentMaster"_s,
                              m_purpose == Purpose::Change ? tr("Current password")
                                                           : tr("Master password"));
    }
    if (m_purpose != Purpose::Unlock) {
        m_next = addSecret(u"newMaster"_s, isNew ? tr("Master password") : tr("New password"));
        m_strength = m_rows->findChild<NoteLabel*>(u"newMasterNote"_s);
        m_repeated = addSecret(u"repeatedMaster"_s, tr("Once more"));
        connect(m_next, &QLineEdit::textChanged, this, &MasterDialog::showStrength);
    }
    (m_current ? m_current : m_next)->setFocus();
}

void MasterDialog::addButtons()
{
    auto* const buttons = new QDialogButtonBox(this);
    m_accept = buttons->addButton(acceptText(m_purpose), QDialogButtonBox::AcceptRole);
    m_accept->setObjectName(u"accept"_s);
    m_accept->setDefault(true);
    buttons->addButton(QDialogButtonBox::Cancel)->setAutoDefault(false);
    connect(buttons, &QDialogButtonBox::accepted, this, &MasterDialog::submit);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    layout()->addWidget(buttons);
}

void MasterDialog::showStrength()
{
    m_strength->say(strengthOf(m_next->text().size()), NoteLabel::Meaning::Hint);
}

bool MasterDialog::isComplete()
{
    if (m_current != nullptr && m_current->text().isEmpty()) {
        m_rows->complain(m_current, tr("Enter the master password."));
        return false;
    }
    if (m_next != nullptr && m_next->text().isEmpty()) {
        m_rows->complain(m_next, tr("Choose a master password."));
        return false;
    }
    if (m_next != nullptr && m_next->text() != m_repeated->text()) {
        m_rows->complain(m_repeated, tr("This is not the same as above."));
        return false;
    }
    return true;
}

void MasterDialog::submit()
{
    m_problem->hide();
    m_rows->forgive();
    if (!m_request && isComplete()) {
        setBusy(true);
        send();
    }
}

void MasterDialog::send()
{
    switch (m_purpose) {
    case Purpose::Create:
        m_repeated->take().wipe();
        m_request = m_source.createVault(m_next->take());
        break;
    case Purpose::Unlock:
        m_request = m_source.unlock(m_current->take());
        break;
    case Purpose::Change: {
        m_repeated->take().wipe();
        const Secret current = m_current->take();
        m_request = m_source.changeMaster(current, m_next->take());
        break;
    }
    }
}

void MasterDialog::finish(const std::optional<Error>& error)
{
    m_request.reset();
    if (!error) {
        accept();
        return;
    }
    setBusy(false);
    m_problem->say(text::words(*error).sentence(), NoteLabel::Meaning::Problem);
    (m_current ? m_current : m_next)->setFocus();
}

void MasterDialog::setBusy(bool isBusy)
{
    m_rows->setDisabled(isBusy);
    m_accept->setDisabled(isBusy);
    m_progress->setVisible(isBusy);
}

} // namespace vedette::ui
