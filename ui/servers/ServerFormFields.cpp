// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "ui/servers/FieldRows.h"
#include "ui/servers/ProbeFields.h"
#include "ui/servers/RetentionFields.h"
#include "ui/servers/SecretEdit.h"
#include "ui/servers/ServerForm.h"

#include <QCheckBox>
#include <QComboBox>
#include <QLineEdit>
#include <QPushButton>
#include <QSpinBox>
#include <QToolButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

// How ServerForm is built.
namespace vedette::ui {

namespace {

QLineEdit* createEdit(const QString& name, QWidget* parent)
{
    auto* edit = new QLineEdit(parent);
    edit->setObjectName(name);
    return edit;
}

QSpinBox* createInterval(const QString& name, seconds least, QWidget* parent)
{
    auto* box = new QSpinBox(parent);
    box->setObjectName(name);
    box->setButtonSymbols(QAbstractSpinBox::NoButtons);
    box->setRange(static_cast<int>(least.count()), static_cast<int>(maxInterval.count()));
    box->setSuffix(ServerForm::tr(" s", "seconds, behind a number"));
    return box;
}

/// The secret of a server that is edited is not shown, not even as dots.
void hintSecret(SecretEdit& edit, const Server& server)
{
    if (!server.id.isNull()) {
        edit.setPlaceholderText(ServerForm::tr("unchanged"));
    }
}

} // namespace

ServerForm::ServerForm(const Server& initial, const QStringList& groups, QWidget* parent)
    : QWidget(parent)
    , m_initial(initial)
    , m_rows(new FieldRows(this))
    , m_advancedRows(new FieldRows(this))
    , m_advanced(m_advancedRows)
{
    createFields();
    createSecrets();
    createAdvanced();
    m_group->addItem({});
    m_group->addItems(groups);
    layOut();
    show(initial);
    connectFields();
}

void ServerForm::setDefaults(const HistoryLimits& limits)
{
    m_retention->setDefaults(limits);
}

void ServerForm::createFields()
{
    m_host = createEdit(u"host"_s, this);
    m_host->setPlaceholderText(tr("web1.example.net, 10.0.4.11 or user@host:port"));
    m_host->setAccessibleName(tr("Host"));
    m_port = new QSpinBox(this);
    m_port->setObjectName(u"port"_s);
    m_port->setAccessibleName(tr("Port"));
    m_port->setRange(1, 65535);
    m_port->setButtonSymbols(QAbstractSpinBox::NoButtons);
    m_port->setFixedWidth(72);
    m_port->setToolTip(tr("Port"));
    m_address = inOneRow({m_host, m_port}, this);
    m_user = createEdit(u"user"_s, this);
    m_user->setPlaceholderText(tr("as ssh would choose it"));
    m_name = createEdit(u"name"_s, this);
    m_group = new QComboBox(this);
    m_group->setObjectName(u"group"_s);
    m_group->setEditable(true);
    m_group->setInsertPolicy(QComboBox::NoInsert);
    m_tags = createEdit(u"tags"_s, this);
    m_tags->setPlaceholderText(tr("separated by commas"));
}

void ServerForm::createSecrets()
{
    m_auth = new QComboBox(this);
    m_auth->setObjectName(u"auth"_s);
    m_auth->addItem(tr("Automatic: agent and usual key files"),
                    static_cast<int>(AuthMethod::Automatic));
    m_auth->addItem(tr("Key file"), static_cast<int>(AuthMethod::KeyFile));
    m_auth->addItem(tr("Password"), static_cast<int>(AuthMethod::Password));
    m_keyFile = createEdit(u"identityFile"_s, this);
    m_keyFile->setPlaceholderText(u"~/.ssh/id_ed25519"_s);
    m_keyFile->setAccessibleName(tr("Key file"));
    auto* browseButton = new QPushButton(tr("Browse…"), this);
    browseButton->setObjectName(u"browse"_s);
    browseButton->setAutoDefault(false);
    connect(browseButton, &QPushButton::clicked, this, &ServerForm::browse);
    m_keyRow = inOneRow({m_keyFile, browseButton}, this);
    m_passphrase = new SecretEdit(this);
    m_passphrase->setObjectName(u"passphrase"_s);
    hintSecret(*m_passphrase, m_initial);
    m_password = new SecretEdit(this);
    m_password->setObjectName(u"password"_s);
    hintSecret(*m_password, m_initial);
    m_remember = new QCheckBox(tr("Remember"), this);
    m_remember->setObjectName(u"remember"_s);
    m_remember->setEnabled(false); // until a place is told
    connect(m_remember, &QCheckBox::toggled, this, &ServerForm::hintSecrets);
}

void ServerForm::createAdvanced()
{
    m_fold = new QToolButton(this);
    m_fold->setObjectName(u"advanced"_s);
    m_fold->setText(tr("Advanced"));
    m_fold->setCheckable(true);
    m_fold->setProperty("flat", true);
    m_fold->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_jump = createEdit(u"proxyJump"_s, this);
    m_jump->setPlaceholderText(u"user@bastion:2222, second"_s);
    m_jump->setToolTip(tr("The connection goes through these hosts, the nearest one first."));
    m_proxyCommand = createEdit(u"proxyCommand"_s, this);
    m_proxyCommand->setPlaceholderText(u"cloudflared access ssh --hostname %h"_s);
    m_proxyCommand->setToolTip(tr("A program on this computer that leads to the server, as "
                                  "ProxyCommand of ssh, but run without a shell. %h, %p and %r "
                                  "stand for host, port and user."));
    m_runsProxy = new QCheckBox(tr("Run this program at each login"), this);
    m_runsProxy->setObjectName(u"runsProxyCommand"_s);
    m_access = new QComboBox(this);
    m_access->setObjectName(u"access"_s);
    m_access->addItem(tr("A shell, which runs the probes"), static_cast<int>(ServerAccess::Shell));
    m_access->addItem(tr("The fixed probe alone: a restricted key"),
                      static_cast<int>(ServerAccess::FixedProbe));
    m_policy = new QComboBox(this);
    m_policy->setObjectName(u"hostKeyPolicy"_s);
    m_policy->addItem(tr("Ask about a new one"), static_cast<int>(HostKeyPolicy::Ask));
    m_policy->addItem(tr("Accept a new one, refuse a changed one"),
                      static_cast<int>(HostKeyPolicy::AcceptNew));
    m_policy->addItem(tr("Only known ones"), static_cast<int>(HostKeyPolicy::Strict));
    m_certificate = createEdit(u"certificateFile"_s, this);
    m_certificate->setPlaceholderText(tr("the one beside the key, if there is one"));
    m_certificate->setToolTip(tr("The certificate of the key file, as ssh-keygen -s makes it."));
    m_alias = createEdit(u"hostKeyAlias"_s, this);
    m_alias->setToolTip(tr("The name that its host keys are known by, as HostKeyAlias of ssh; "
                           "without one its host and port."));
    m_knownHosts = createEdit(u"knownHostsFiles"_s, this);
    m_knownHosts->setPlaceholderText(u"~/.ssh/known_hosts"_s);
    m_knownHosts->setToolTip(tr("Files that are read instead of your known_hosts, separated by "
                                "commas; “none” to read none of yours."));
    m_probes = new ProbeFields(*m_advancedRows);
    m_statusInterval = createInterval(u"statusInterval"_s, minStatusInterval, this);
    m_metricsInterval = createInterval(u"metricsInterval"_s, minMetricsInterval, this);
    m_retention = new RetentionFields(*m_advancedRows);
}

void ServerForm::layOut()
{
    m_rows->add(tr("Host and port"), m_address);
    m_rows->add(tr("User"), m_user);
    m_rows->add(tr("Authentication"), m_auth);
    m_rows->add(tr("Key file"), m_keyRow);
    m_rows->add(tr("Passphrase"), m_passphrase);
    m_rows->add(tr("Password"), m_password);
    m_rows->add({}, m_remember, tr("Kept in memory only, until Vedette quits."));
    m_rows->add(tr("Name"), m_name);
    m_rows->add(tr("Group"), m_group);
    m_rows->add(tr("Tags"), m_tags);
    m_rows->add({}, m_fold);
    m_advancedRows->add(tr("Jump hosts"), m_jump);
    m_advancedRows->add(tr("ProxyCommand"), m_proxyCommand);
    m_advancedRows->add({}, m_runsProxy);
    m_advancedRows->add(tr("Certificate"), m_certificate);
    m_advancedRows->add(tr("Access"), m_access);
    m_advancedRows->add(tr("Host key"), m_policy);
    m_advancedRows->add(tr("Host key alias"), m_alias);
    m_advancedRows->add(tr("Known hosts"), m_knownHosts);
    m_probes->addRows();
    m_advancedRows->add(tr("Status every"),
                        m_statusInterval,
                        tr("CPU, memory and load: for the live view and the alerts."));
    m_advancedRows->add(
        tr("Metrics every"), m_metricsInterval, tr("Everything else, kept in the history."));
    m_retention->addRows();

    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(9);
    layout->addWidget(m_rows);
    layout->addWidget(m_advanced);
    layout->addStretch();
    orderTabs();
}

/// As they stand on the screen.
void ServerForm::orderTabs()
{
    QList<QWidget*> fields{m_host,        m_port,         m_user,
                           m_auth,        m_keyFile,      findChild<QPushButton*>(u"browse"_s),
                           m_passphrase,  m_password,     m_name,
                           m_group,       m_tags,         m_fold,
                           m_jump,        m_proxyCommand, m_runsProxy,
                           m_certificate, m_access,       m_policy,
                           m_alias,       m_knownHosts};
    fields += m_probes->inTabOrder();
    fields += {m_statusInterval, m_metricsInterval};
    fields += m_retention->inTabOrder();
    for (qsizetype i = 1; i < fields.size(); ++i) {
        setTabOrder(fields.at(i - 1), fields.at(i));
    }
}

} // namespace vedette::ui
