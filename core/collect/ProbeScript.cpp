// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/collect/ProbeScript.h"

#include "core/base/Nonce.h"

#include <QFile>

using namespace Qt::StringLiterals;

namespace vedette::collect {

namespace {

ProbeRequest request(QByteArrayView function, QByteArrayView word = {})
{
    QByteArray nonce = makeNonce();
    QByteArray command = function.toByteArray() + ' ' + nonce + word.toByteArray();
    return {std::move(nonce), std::move(command)};
}

} // namespace

QByteArray scriptOf(const QString& name)
{
    QByteArray script;
    QFile file(u":/vedette/probes/"_s + name);
    if (!file.open(QIODevice::ReadOnly)) {
        return script;
    }
    while (!file.atEnd()) {
        const QByteArray code = file.readLine().trimmed();
        if (!code.isEmpty() && !code.startsWith('#')) {
            script += code + '\n';
        }
    }
    return script;
}

QByteArray fixedPrelude()
{
    static const QByteArray script = scriptOf(u"prelude.sh"_s);
    return script;
}

QByteArray prelude()
{
    static const QByteArray script = fixedPrelude() + scriptOf(u"shell.sh"_s);
    return script;
}

ProbeRequest factsRequest()
{
    return request("vd_facts");
}

ProbeRequest pollRequest(PollKind kind, bool mayHang)
{
    return kind == PollKind::Status ? request("vd_status")
                                    : request("vd_metrics", mayHang ? "" : " local");
}

} // namespace vedette::collect
