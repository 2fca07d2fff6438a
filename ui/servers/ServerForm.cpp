// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "ui/servers/ServerForm.h"

#include "core/base/PlainText.h"
#include "core/model/ProxyCommand.h"
#include "ui/servers/AgentText.h"
#include "ui/servers/FieldRows.h"
#include "ui/servers/PastedTarget.h"
#include "ui/servers/ProbeFields.h"
#include "ui/servers/RetentionFields.h"
#include "ui/servers/SecretEdit.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDir>
#include <QFileDialog>
#include <QLineEdit>
#include <QPushButton>
#include <QSpinBox>
#include <QToolButton>

#include <algorithm>
#include <array>
#include <tuple>
#include <utility>

using namespace Qt::StringLiterals;

namespace vedette::ui {

namespace {

QStringList splitTags(const QString& text)
{
    QStringList tags;
    for (const QString& tag : text.split(u',', Qt::SkipEmptyParts)) {
        const QString trimmed = tag.trimmed();
        if (!trimmed.isEmpty() && !tags.contains(trimmed)) {
            tags.append(trimmed);
        }
    }
    return tags;
}

/// "~/.ssh/id_ed25519" as people write it; what is stored is absolute.
QString absolutePath(const QString& text)
{
    const QString path = text.trimmed();
    return path.startsWith("~/"_L1) ? QDir::homePath() + path.mid(1) : path;
}

QString joinedPaths(const QStringList& paths)
{
    return paths.join(u", "_s);
}

/// A path that itself holds a comma can't be typed; one that is there stays while nobody edits it.
QStringList splitPaths(const QString& text)
{
    QStringList paths;
    for (const QString& path : text.split(u',', Qt::SkipEmptyParts)) {
        if (!path.trimmed().isEmpty()) {
            paths.append(absolutePath(path));
        }
    }
    return paths;
}

QString rememberHint(SecretPlace place)
{
    switch (place) {
    case SecretPlace::Keychain:
        return ServerForm::tr("Kept in the system's keychain.");
    case SecretPlace::VaultFile:
        return ServerForm::tr("Kept encrypted in the vault file, under your master password.");
    case SecretPlace::Undecided:
        return ServerForm::tr("Kept in the system's keychain, or encrypted in a vault file where "
                              "there is none.");
    case SecretPlace::MemoryOnly:
        break;
    }
    return ServerForm::tr("Kept in memory only, until Vedette quits.");
}

void selectData(QComboBox& box, int value)
{
    box.setCurrentIndex(std::max(0, box.findData(value)));
}

} // namespace

ServerForm::~ServerForm() = default;

void ServerForm::connectFields()
{
    connect(m_name, &QLineEdit::textEdited, this, [this](const QString& name) {
        m_isNameTyped = !name.isEmpty();
    });
    connect(m_host, &QLineEdit::textChanged, this, &ServerForm::followHost);
    connect(m_host, &QLineEdit::editingFinished, this, &ServerForm::splitPasted);
    connect(m_port, &QSpinBox::valueChanged, this, &ServerForm::addressChanged);
    connect(m_auth, &QComboBox::currentIndexChanged, this, &ServerForm::showAuth);
    connect(m_auth, &QComboBox::activated, this, &ServerForm::loginEdited);
    for (QLineEdit* field : {m_user,
                             m_keyFile,
                             static_cast<QLineEdit*>(m_passphrase),
                             static_cast<QLineEdit*>(m_password)}) {
        connect(field, &QLineEdit::textEdited, this, &ServerForm::loginEdited);
    }
    connect(this, &ServerForm::addressChanged, this, &ServerForm::forgetEntered);
    connect(m_user, &QLineEdit::textEdited, this, &ServerForm::forgetEntered);
    connect(m_user, &QLineEdit::textChanged, m_probes, &ProbeFields::setUser);
    connect(m_jump, &QLineEdit::textEdited, this, &ServerForm::forgetEntered);
    connect(m_proxyCommand, &QLineEdit::textEdited, this, &ServerForm::forgetEntered);
    connect(m_proxyCommand, &QLineEdit::textEdited, this, &ServerForm::followCommand);
    connect(m_fold, &QToolButton::toggled, this, &ServerForm::showAdvanced);
}

/// What was entered for one login is never offered to another one.
void ServerForm::forgetEntered()
{
    if (m_credential.isEmpty()) {
        return;
    }
    m_credential = {};
    m_password->setPlaceholderText({});
    m_passphrase->setPlaceholderText({});
}

void ServerForm::show(const Server& server)
{
    m_host->setText(server.kind == ServerKind::Local ? QString() : server.host);
    m_port->setValue(server.port);
    m_user->setText(server.user);
    selectData(*m_auth, static_cast<int>(server.auth));
    m_keyFile->setText(server.identityFile);
    m_certificate->setText(server.certificateFile);
    m_jump->setText(server.proxyJump);
    m_proxyCommand->setText(server.proxyCommand);
    m_proxyCommand->setCursorPosition(0); // where the program stands
    m_hasCommand = !server.proxyCommand.isEmpty();
    tellProgram(server.proxyCommand);
    m_runsProxy->setChecked(server.runsProxyCommand);
    m_name->setText(server.name);
    m_isNameTyped = !server.name.isEmpty() && server.name != server.host;
    m_group->setCurrentText(server.group);
    m_tags->setText(server.tags.join(u", "_s));
    selectData(*m_access, static_cast<int>(server.access));
    selectData(*m_policy, static_cast<int>(server.hostKeyPolicy));
    m_alias->setText(server.hostKeyAlias);
    m_knownHosts->setText(joinedPaths(server.knownHostsFiles));
    m_probes->show(server);
    m_retention->show(server);
    m_statusInterval->setValue(static_cast<int>(server.statusInterval.count()));
    m_metricsInterval->setValue(static_cast<int>(server.metricsInterval.count()));

    const bool isSsh = server.kind == ServerKind::Ssh;
    for (QWidget* field :
         {m_address, static_cast<QWidget*>(m_user), static_cast<QWidget*>(m_auth)}) {
        m_rows->setShown(field, isSsh);
    }
    for (QWidget* field : {static_cast<QWidget*>(m_jump),
                           static_cast<QWidget*>(m_proxyCommand),
                           static_cast<QWidget*>(m_runsProxy),
                           static_cast<QWidget*>(m_access),
                           static_cast<QWidget*>(m_policy),
                           static_cast<QWidget*>(m_alias),
                           static_cast<QWidget*>(m_knownHosts)}) {
        m_advancedRows->setShown(field, isSsh);
    }
    const bool awaitsProxy = !server.proxyCommand.isEmpty() && !server.runsProxyCommand;
    m_fold->setChecked(!isSsh || awaitsProxy);
    showAuth();
    showAdvanced(m_fold->isChecked());
}

AuthMethod ServerForm::auth() const
{
    return static_cast<AuthMethod>(m_auth->currentData().toInt());
}

void ServerForm::showAuth()
{
    const bool isSsh = m_initial.kind == ServerKind::Ssh;
    m_rows->setShown(m_keyRow, isSsh && auth() == AuthMethod::KeyFile);
    m_rows->setShown(m_passphrase, isSsh && auth() == AuthMethod::KeyFile);
    m_rows->setShown(m_password, isSsh && auth() == AuthMethod::Password);
    m_advancedRows->setShown(m_certificate, isSsh && auth() == AuthMethod::KeyFile);
    m_rows->setShown(m_remember, isSsh && auth() != AuthMethod::Automatic);
    m_rows->setHint(m_auth,
                    auth() == AuthMethod::Automatic
                        ? agentText(m_initial.identityAgent, qEnvironmentVariable("SSH_AUTH_SOCK"))
                        : QString());
}

void ServerForm::showAdvanced(bool isShown)
{
    m_fold->setArrowType(isShown ? Qt::DownArrow : Qt::RightArrow);
    m_advanced->setVisible(isShown);
}

/// Who types a command into the empty field means it; one that came from a file waits for a word.
void ServerForm::followCommand(const QString& command)
{
    tellProgram(command);
    const bool hadCommand = std::exchange(m_hasCommand, !command.isEmpty());
    if (hadCommand != m_hasCommand) {
        m_runsProxy->setChecked(m_hasCommand);
    }
}

/// Word by word: a long command does not fit its field, and quotes hide where an argument ends.
void ServerForm::tellProgram(const QString& command)
{
    const QStringList words = splitProxyCommand(command.trimmed()).value_or(QStringList());
    QStringList lines;
    for (const QString& word : words) {
        lines += plainText(word, maxMessageLength);
    }
    auto* const note = m_advancedRows->findChild<NoteLabel*>(u"runsProxyCommandNote"_s);
    note->say(lines.join(u'\n'), NoteLabel::Meaning::Hint);
}

/// The name is that of the host until the user gives it one.
void ServerForm::followHost(const QString& host)
{
    if (!m_isNameTyped) {
        m_name->setText(host.trimmed());
    }
    Q_EMIT addressChanged();
}

void ServerForm::splitPasted()
{
    const auto target = readPastedTarget(m_host->text());
    if (!target) {
        return;
    }
    m_host->setText(target->host);
    if (!target->user.isEmpty()) {
        m_user->setText(target->user);
    }
    if (target->port) {
        m_port->setValue(*target->port);
    }
    if (!target->identityFile.isEmpty()) {
        selectData(*m_auth, static_cast<int>(AuthMethod::KeyFile));
        m_keyFile->setText(target->identityFile);
        m_certificate->clear(); // that of another key
    }
}

void ServerForm::browse()
{
    auto* dialog = new QFileDialog(this, tr("Choose a private key"), QDir::homePath() + u"/.ssh"_s);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    dialog->setFilter(QDir::Files | QDir::Hidden | QDir::AllDirs | QDir::NoDotAndDotDot);
    connect(dialog, &QFileDialog::fileSelected, m_keyFile, &QLineEdit::setText);
    dialog->open();
}

Server ServerForm::collect() const
{
    Server server = m_initial;
    if (server.kind == ServerKind::Ssh) {
        server.host = m_host->text().trimmed();
        server.port = static_cast<quint16>(m_port->value());
        server.user = m_user->text().trimmed();
        server.auth = auth();
        const bool isByKey = server.auth == AuthMethod::KeyFile;
        server.identityFile = isByKey ? absolutePath(m_keyFile->text()) : QString();
        server.certificateFile = isByKey ? absolutePath(m_certificate->text()) : QString();
        server.proxyJump = m_jump->text().trimmed();
        server.proxyCommand = m_proxyCommand->text().trimmed();
        server.runsProxyCommand = !server.proxyCommand.isEmpty() && m_runsProxy->isChecked();
        server.access = static_cast<ServerAccess>(m_access->currentData().toInt());
        server.hostKeyPolicy = static_cast<HostKeyPolicy>(m_policy->currentData().toInt());
        server.hostKeyAlias = m_alias->text().trimmed();
        if (m_knownHosts->text() != joinedPaths(m_initial.knownHostsFiles)) {
            server.knownHostsFiles = splitPaths(m_knownHosts->text());
        }
    }
    server.name = m_name->text().trimmed();
    server.group = m_group->currentText().trimmed();
    server.tags = splitTags(m_tags->text());
    m_probes->collect(server);
    m_retention->collect(server);
    server.statusInterval = seconds{m_statusInterval->value()};
    server.metricsInterval = seconds{m_metricsInterval->value()};
    return server;
}

std::optional<Server> ServerForm::read()
{
    splitPasted();
    m_rows->forgive();
    hintSecrets(); // its note is none of a complaint
    m_advancedRows->forgive();
    tellProgram(m_proxyCommand->text());
    const Server server = collect();
    const auto valid = validate(server);
    if (valid) {
        const bool isNewKey = server.identityFile != m_initial.identityFile;
        const QString problem = isNewKey ? keyFileProblem(server.identityFile) : QString();
        if (problem.isEmpty() || server.identityFile.isEmpty()) {
            return server;
        }
        m_rows->complain(m_keyRow, problem);
        return std::nullopt;
    }
    // An empty host leaves the name empty, too; the host is what is to be filled in.
    const bool isHostMissing = server.kind == ServerKind::Ssh && server.host.isEmpty();
    complain(isHostMissing ? u"host"_s : valid.error().detail.section(u": "_s, -1));
    return std::nullopt;
}

void ServerForm::complain(const QString& field)
{
    if (complainBelowFold(field)) {
        m_fold->setChecked(true);
    } else if (field == "name"_L1) {
        m_rows->complain(m_name, tr("Give the server a name."));
    } else if (field == "nameTaken"_L1) {
        m_rows->complain(m_name, tr("Another server has this name already."));
    } else if (field == "nameReserved"_L1) {
        m_rows->complain(m_name, tr("“local” stands for this computer: choose another name."));
    } else if (field == "nameTooLong"_L1) {
        m_rows->complain(m_name, tr("Names and groups have up to 128 characters."));
    } else if (field == "tags"_L1) {
        m_rows->complain(m_tags, tr("A server has up to 32 tags of up to 64 characters."));
    } else if (field == "host"_L1) {
        m_rows->complain(m_address,
                         m_host->text().trimmed().isEmpty()
                             ? tr("Where is the server? A host name or an address is needed.")
                             : tr("This can't be a host name or an address."));
    } else if (field == "user"_L1) {
        m_rows->complain(m_user, tr("This can't be the name of a user."));
    } else if (field == "port"_L1) {
        m_rows->complain(m_address, tr("The port must be a number from 1 to 65535."));
    } else {
        m_rows->complain(m_keyRow, tr("Choose the file of the private key."));
    }
}

/// False when the field is none of the advanced ones.
bool ServerForm::complainBelowFold(const QString& field)
{
    if (m_probes->complain(field) || m_retention->complain(field)) {
        return true;
    }
    const std::array<std::tuple<QLatin1StringView, QWidget*, QString>, 7> fields{{
        {"proxyJump"_L1, m_jump, tr("Up to 8 hosts as user@host:port, separated by commas.")},
        {"proxyCommand"_L1,
         m_proxyCommand,
         tr("A program with its arguments and no jump hosts beside it. No shell sees it: no "
            "pipes, variables or wildcards.")},
        {"certificateFile"_L1, m_certificate, tr("This can't be the path of a certificate.")},
        {"hostKeyAlias"_L1, m_alias, tr("This can't be the name of a host key.")},
        {"knownHostsFiles"_L1,
         m_knownHosts,
         tr("Up to 8 files by their absolute paths, separated by commas, or “none”.")},
        {"statusInterval"_L1, m_statusInterval, tr("This interval is out of range.")},
        {"metricsInterval"_L1, m_metricsInterval, tr("This interval is out of range.")},
    }};
    const auto* const found = std::ranges::find_if(
        fields, [&field](const auto& known) { return std::get<0>(known) == field; });
    if (found == fields.end()) {
        return false;
    }
    m_advancedRows->complain(std::get<1>(*found), std::get<2>(*found));
    return true;
}

const Credential& ServerForm::takeCredential()
{
    if (!m_password->text().isEmpty()) {
        m_credential.password = m_password->take();
        m_password->setPlaceholderText(tr("entered"));
    }
    if (!m_passphrase->text().isEmpty()) {
        m_credential.passphrase = m_passphrase->take();
        m_passphrase->setPlaceholderText(tr("entered"));
    }
    if (auth() != AuthMethod::Password) {
        m_credential.password.wipe();
    }
    if (auth() != AuthMethod::KeyFile) {
        m_credential.passphrase.wipe();
    }
    m_credential.isToBeKept = isToBeKept();
    return m_credential;
}

bool ServerForm::isToBeForgotten() const
{
    return m_isKept && !hasNewCredential() && !m_remember->isChecked();
}

void ServerForm::setSecrets(const SecretsStatus& status)
{
    const bool canRemember = status.place != SecretPlace::MemoryOnly;
    const bool isFirst = !m_place;
    m_place = status.place;
    m_isKept = std::ranges::count(status.kept, m_initial.id) > 0;
    m_remember->setEnabled(canRemember);
    if (isFirst || !canRemember) {
        m_remember->setChecked(canRemember);
    }
    hintSecrets();
}

bool ServerForm::isToBeKept() const
{
    return m_place && m_remember->isChecked();
}

void ServerForm::hintSecrets()
{
    auto* const note = m_rows->findChild<NoteLabel*>(u"rememberNote"_s);
    note->say(rememberHint(isToBeKept() ? *m_place : SecretPlace::MemoryOnly),
              NoteLabel::Meaning::Hint);
}

bool ServerForm::hasNewCredential() const
{
    return !m_credential.isEmpty() || !m_password->text().isEmpty()
        || !m_passphrase->text().isEmpty();
}

/// A server that waits for a secret although it was to be automatic wants a password.
void ServerForm::focusCredential()
{
    if (auth() == AuthMethod::Automatic) {
        selectData(*m_auth, static_cast<int>(AuthMethod::Password));
    }
    SecretEdit* field = auth() == AuthMethod::KeyFile ? m_passphrase : m_password;
    field->setPlaceholderText({}); // none is held, or it was refused
    field->setFocus(Qt::OtherFocusReason);
}

void ServerForm::focusFirst()
{
    (m_initial.kind == ServerKind::Local ? m_name : m_host)->setFocus(Qt::OtherFocusReason);
}

} // namespace vedette::ui
