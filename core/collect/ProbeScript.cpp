// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/collect/ProbeScript.h"

#include "core/base/Nonce.h"

#include <QFile>

using namespace Qt::StringLiterals;

namespace vedette::collect {

namespace {

QByteArray read(const QString& resource)
{
    QFile file(resource);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

ProbeRequest request(QByteArrayView function, QByteArrayView word = {})
{
    QByteArray nonce = makeNonce();
    QByteArray command = function.toByteArray() + ' ' + nonce + word.toByteArray();
    return {std::move(nonce), std::move(command)};
}

} // namespace

QByteArray fixedPrelude()
{
    static const QByteArray script = read(u":/vedette/probes/prelude.sh"_s);
    return script;
}

QByteArray prelude()
{
    static const QByteArray script = fixedPrelude() + '\n' + read(u":/vedette/probes/shell.sh"_s);
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
