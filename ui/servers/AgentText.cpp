// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "ui/servers/AgentText.h"

#include "core/base/PlainText.h"
#include "ui/servers/ServerForm.h"

#include <QFileInfo>

using namespace Qt::StringLiterals;

namespace vedette::ui {

QString agentText(const QString& configured, const QString& usual)
{
    if (configured == "none"_L1) {
        return ServerForm::tr("SSH agent: this server is set to use none. Automatic takes the "
                              "usual key files.");
    }
    const QString socket = configured.isEmpty() ? usual : configured;
    if (socket.isEmpty()) {
        return ServerForm::tr("SSH agent: none (SSH_AUTH_SOCK is not set). Automatic takes the "
                              "usual key files.");
    }
    const QString place = plainText(socket, maxMessageLength);
    if (!QFileInfo::exists(socket)) {
        return ServerForm::tr(
                   "SSH agent: there is none at %1. Automatic takes the usual key files.")
            .arg(place);
    }
    return ServerForm::tr("SSH agent: found at %1. Automatic offers the keys in it, then the usual "
                          "key files.")
        .arg(place);
}

QString keyFileProblem(const QString& path)
{
    if (path.endsWith(".pub"_L1, Qt::CaseInsensitive)) {
        return ServerForm::tr("This is a public key. The private one beside it is needed: its "
                              "name is the same without “.pub”.");
    }
    return QFileInfo(path).isFile() ? QString() : ServerForm::tr("There is no such file.");
}

} // namespace vedette::ui
