// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/model/LoginText.h"

#include "core/model/ServerNames.h"

using namespace Qt::StringLiterals;

namespace vedette {

QString wayTo(const Server& server)
{
    if (server.proxyCommand.isEmpty()) {
        return server.proxyJump;
    }
    const QString name = server.proxyCommand.contains("%n"_L1) ? server.name : QString();
    return u"-\t"_s + server.proxyCommand + u'\t' + name; // no jump host begins with a hyphen
}

QString loginText(const Server& server)
{
    // No field holds a line feed: validate() lets none pass; the path stands last in any case.
    return QStringList{nameOf(serverKindNames, server.kind),
                       server.host,
                       QString::number(server.port),
                       server.user,
                       nameOf(authMethodNames, server.auth),
                       wayTo(server),
                       server.identityAgent,
                       server.identityFile}
        .join(u'\n');
}

} // namespace vedette
