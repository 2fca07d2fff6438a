// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "ui/servers/ProbeFields.h"

#include "core/model/Sudoers.h"
#include "ui/servers/FieldRows.h"
#include "ui/theme/CodeField.h"
#include "ui/theme/Theme.h"

#include <QCheckBox>
#include <QClipboard>
#include <QGuiApplication>
#include <QToolButton>

using namespace Qt::StringLiterals;

namespace vedette::ui {

namespace {

constexpr int certificateLines = 2;

QStringList pathsIn(const QString& text)
{
    QStringList paths;
    for (const QString& line : text.split(u'\n')) {
        const QString path = line.trimmed();
        if (!path.isEmpty()) {
            paths.append(path);
        }
    }
    return paths;
}

} // namespace

ProbeFields::ProbeFields(FieldRows& rows)
    : QObject(&rows)
    , m_rows(rows)
    , m_sudo(new QCheckBox(tr("Read what only root may, by sudo"), &rows))
    , m_copy(new QToolButton(&rows))
    , m_sudoRow(inOneRow({m_sudo, m_copy}, &rows))
    , m_shellOnly(new QCheckBox(tr("Poll by a shell only"), &rows))
    , m_certificates(new CodeField(CodeField::Kind::Input, u"watchedCertificates"_s, &rows))
{
    createSudo();
    createOthers();
}

void ProbeFields::createSudo()
{
    m_sudo->setObjectName(u"usesSudo"_s);
    m_sudo->setToolTip(
        tr("These are run, without a password. Each of them only reads; what sudo refuses is asked "
           "again hours later.\n\n%1")
            .arg(sudoCommands().join(u'\n')));
    m_copy->setObjectName(u"copySudoers"_s);
    m_copy->setText(tr("Copy"));
    m_copy->setIcon(themedIcon(u"copy"_s));
    m_copy->setToolTip(
        tr("Copy the lines that sudoers on the server needs; add them with visudo."));
    m_copy->setAccessibleName(tr("Copy the lines for sudoers"));
    // Both as high as the row: the Tab key then goes from left to right.
    m_sudo->setSizePolicy(QSizePolicy::Minimum, QSizePolicy::Minimum);
    m_copy->setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Minimum);
    connect(m_copy, &QToolButton::clicked, this, [this] {
        QGuiApplication::clipboard()->setText(sudoersFor(m_user).join(u'\n') + u'\n');
    });
}

void ProbeFields::createOthers()
{
    m_shellOnly->setObjectName(u"pollsByShell"_s);
    m_shellOnly->setToolTip(
        tr("Where the server's SFTP writes a line into its log for each file that is read."));
    m_certificates->setLeastLines(certificateLines);
    m_certificates->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    m_certificates->setPlaceholderText(u"/etc/ssl/certs/web.pem"_s);
    m_certificates->setToolTip(
        tr("Certificates (PEM) on the server whose expiry is watched, one path per line."));
}

void ProbeFields::addRows()
{
    m_rows.add(
        {},
        m_sudoRow,
        tr("SMART, memory modules, LVM, updates of dnf and yum. sudoers must allow it there; "
           "each use, and each refusal, is a line in the server's log."));
    m_rows.add({}, m_shellOnly);
    m_rows.add(tr("Certificates there"), m_certificates);
}

void ProbeFields::show(const Server& server)
{
    m_sudo->setChecked(server.usesSudo);
    m_shellOnly->setChecked(server.pollsByShell);
    m_rows.setShown(m_shellOnly, server.kind == ServerKind::Ssh);
    m_certificatesBefore = server.watchedCertificates;
    m_certificates->setPlainText(server.watchedCertificates.join(u'\n'));
    setUser(server.kind == ServerKind::Local ? qEnvironmentVariable("USER") : server.user);
}

void ProbeFields::collect(Server& server) const
{
    server.usesSudo = m_sudo->isChecked();
    server.pollsByShell = server.kind == ServerKind::Ssh && m_shellOnly->isChecked();
    // A path that begins or ends with a blank can't be typed; one that is there stays.
    const QString text = m_certificates->toPlainText();
    const bool isEdited = text != m_certificatesBefore.join(u'\n');
    server.watchedCertificates = isEdited ? pathsIn(text) : m_certificatesBefore;
}

bool ProbeFields::complain(const QString& field)
{
    if (field != "watchedCertificates"_L1) {
        return false;
    }
    m_rows.complain(m_certificates,
                    tr("Up to %n absolute paths of the server, one per line and each once.",
                       nullptr,
                       static_cast<int>(maxWatchedCertificates)));
    return true;
}

QList<QWidget*> ProbeFields::inTabOrder() const
{
    return {m_sudo, m_copy, m_shellOnly, m_certificates};
}

void ProbeFields::setUser(const QString& user)
{
    m_user = user.trimmed();
}

} // namespace vedette::ui
