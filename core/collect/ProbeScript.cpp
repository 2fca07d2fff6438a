// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/collect/ProbeScript.h"

#include "core/base/Nonce.h"

#include <QFile>

using namespace Qt::StringLiterals;

namespace vedette::collect {

namespace {

ProbeRequest request(QByteArrayView function)
{
    QByteArray nonce = makeNonce();
    QByteArray command = function.toByteArray() + ' ' + nonce;
    return {std::move(nonce), std::move(command)};
}

} // namespace

QByteArray prelude()
{
    static const QByteArray script = [] {
        QFile file(u":/vedette/probes/prelude.sh"_s);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }();
    return script;
}

ProbeRequest factsRequest()
{
    return request("vd_facts");
}

ProbeRequest pollRequest(PollKind kind)
{
    return request(kind == PollKind::Status ? "vd_status" : "vd_metrics");
}

} // namespace vedette::collect
