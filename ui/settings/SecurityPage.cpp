// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "ui/settings/SecurityPage.h"

#include "core/text/ErrorText.h"
#include "ui/secrets/MasterDialog.h"
#include "ui/servers/FieldRows.h"
#include "ui/servers/WheelGuard.h"

#include <QComboBox>
#include <QMessageBox>
#include <QPushButton>
#include <QSpinBox>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace vedette::ui {

namespace {

constexpr int longestLockMinutes = 24 * 60;

/// English has no translation file that could hold its plurals.
QString keptText(int servers)
{
    return servers == 1 ? SecurityPage::tr("The secret of 1 server is kept.")
                        : SecurityPage::tr("The secrets of %n servers are kept.", nullptr, servers);
}

} // namespace

SecurityPage::SecurityPage(SecretsSource* source, QWidget* parent)
    : QWidget(parent)
    , m_source(source)
    , m_rows(new FieldRows(this))
{
    createFields();
    layOut();
    guardFromWheel(*this);
    showStatus({});
    if (m_source == nullptr) {
        return;
    }
    connect(m_source, &SecretsSource::statusChanged, this, &SecurityPage::showStatus);
    connect(
        m_source,
        &SecretsSource::finished,
        this,
        [this](RequestId request, const std::optional<Error>& error) { finish(request, error); });
    m_source->requestStatus();
}

void SecurityPage::createFields()
{
    m_place = new QComboBox(this);
    m_place->setObjectName(u"secretPlace"_s);
    m_place->addItem(tr("Decided when the first password is kept"),
                     static_cast<int>(SecretPlace::Undecided));
    m_place->addItem(tr("The system's keychain"), static_cast<int>(SecretPlace::Keychain));
    m_place->addItem(tr("A vault file with a master password"),
                     static_cast<int>(SecretPlace::VaultFile));
    m_place->addItem(tr("Nowhere: in memory until Vedette quits"),
                     static_cast<int>(SecretPlace::MemoryOnly));
    connect(m_place, &QComboBox::activated, this, [this] {
        moveTo(static_cast<SecretPlace>(m_place->currentData().toInt()));
    });
    m_lockMinutes = new QSpinBox(this);
    m_lockMinutes->setObjectName(u"vaultLockMinutes"_s);
    m_lockMinutes->setButtonSymbols(QAbstractSpinBox::NoButtons);
    m_lockMinutes->setRange(0, longestLockMinutes);
    m_lockMinutes->setSpecialValueText(tr("Never by itself"));
    m_lockMinutes->setSuffix(tr(" min", "minutes, behind a number"));
    connect(m_lockMinutes, &QSpinBox::valueChanged, this, &SecurityPage::changed);
    m_change = new QPushButton(tr("Change master password…"), this);
    m_change->setObjectName(u"changeMaster"_s);
    m_change->setAutoDefault(false);
    connect(m_change, &QPushButton::clicked, this, &SecurityPage::changeMaster);
    m_forget = new QPushButton(tr("Forget all passwords…"), this);
    m_forget->setObjectName(u"forgetSecrets"_s);
    m_forget->setAutoDefault(false);
    connect(m_forget, &QPushButton::clicked, this, &SecurityPage::askForgetAll);
}

void SecurityPage::layOut()
{
    m_rows->add(tr("Keep passwords in"), m_place, keptText(0));
    m_kept = m_rows->findChild<NoteLabel*>(u"secretPlaceNote"_s);
    m_rows->add(tr("Lock the vault after"),
                m_lockMinutes,
                tr("Without use. Sessions go on; a server that must log in again then waits for "
                   "the master password."));
    m_rows->add({}, m_change);
    m_rows->add({}, m_forget);
    m_problem = new NoteLabel({}, this);
    m_problem->setObjectName(u"securityProblem"_s);
    m_problem->hide();
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(2, 18, 2, 6);
    layout->addWidget(m_rows);
    layout->addWidget(m_problem);
    layout->addStretch();
}

int SecurityPage::lockMinutes() const
{
    return m_lockMinutes->value();
}

void SecurityPage::setLockMinutes(int minutes)
{
    m_lockMinutes->setValue(minutes);
}

void SecurityPage::showStatus(const SecretsStatus& status)
{
    m_status = status;
    m_place->setCurrentIndex(std::max(0, m_place->findData(static_cast<int>(status.place))));
    m_place->setEnabled(m_source != nullptr && !m_request);
    m_kept->say(keptText(static_cast<int>(status.kept.size())), NoteLabel::Meaning::Hint);
    m_change->setEnabled(m_source != nullptr && status.vault != VaultState::Missing);
    m_forget->setEnabled(m_source != nullptr && !m_request
                         && (!status.kept.empty() || status.vault != VaultState::Missing));
}

/// A vault must be there, and open, before it takes anything.
void SecurityPage::moveTo(SecretPlace place)
{
    m_problem->hide();
    if (place == m_status.place || place == SecretPlace::Undecided) {
        showStatus(m_status);
        return;
    }
    const bool needsMaster = (place == SecretPlace::VaultFile
                              || (m_status.place == SecretPlace::VaultFile && !m_status.kept.empty()
                                  && place == SecretPlace::Keychain))
        && m_status.vault != VaultState::Unlocked;
    if (place == SecretPlace::MemoryOnly) {
        askForMemory();
        return;
    }
    if (!needsMaster) {
        sendMove(place);
        return;
    }
    auto* const dialog
        = new MasterDialog(*m_source,
                           m_status.vault == VaultState::Missing ? MasterDialog::Purpose::Create
                                                                 : MasterDialog::Purpose::Unlock,
                           this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this, [this, place] { sendMove(place); });
    connect(dialog, &QDialog::rejected, this, [this] { showStatus(m_status); });
    dialog->open();
}

void SecurityPage::sendMove(SecretPlace place)
{
    m_request = m_source->moveTo(place);
    showStatus(m_status);
}

void SecurityPage::changeMaster()
{
    auto* const dialog = new MasterDialog(*m_source, MasterDialog::Purpose::Change, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
}

/// The box has a button to go on, to be found by its role, and one to leave all as it is.
QMessageBox* SecurityPage::question(const QString& title, const QString& text)
{
    auto* const box = new QMessageBox(QMessageBox::Warning, title, text, QMessageBox::Cancel, this);
    box->setObjectName(u"forgetQuestion"_s);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setDefaultButton(QMessageBox::Cancel);
    return box;
}

void SecurityPage::askForgetAll()
{
    auto* const box = question(tr("Forget all passwords"),
                               tr("Remove every kept password and passphrase? They must be "
                                  "typed again when a server needs them."));
    const QPushButton* const sure = box->addButton(tr("Forget all"), QMessageBox::DestructiveRole);
    connect(sure, &QPushButton::clicked, this, [this] {
        m_problem->hide();
        m_request = m_source->forgetAll();
        showStatus(m_status);
    });
    box->open();
}

/// Whatever was kept goes, also the passphrases of keys that no server uses yet.
void SecurityPage::askForMemory()
{
    if (m_status.place == SecretPlace::Undecided && m_status.waiting.empty()) {
        sendMove(SecretPlace::MemoryOnly); // nothing was ever kept
        return;
    }
    showStatus(m_status); // as it is, until it is answered
    auto* const box = question(tr("Keep no passwords"),
                               tr("Remove every kept password and passphrase, and keep none from "
                                  "now on? They must be typed again after each start of Vedette."));
    const QPushButton* const sure
        = box->addButton(tr("Remove and keep none"), QMessageBox::DestructiveRole);
    connect(sure, &QPushButton::clicked, this, [this] { sendMove(SecretPlace::MemoryOnly); });
    box->open();
}

void SecurityPage::finish(RequestId request, const std::optional<Error>& error)
{
    if (m_request != request) {
        return;
    }
    m_request.reset();
    showStatus(m_status);
    if (error) {
        m_problem->say(text::words(*error).sentence(), NoteLabel::Meaning::Problem);
    }
}

} // namespace vedette::ui
