// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/model/HostKey.h"

#include <QCryptographicHash>

#include <algorithm>
#include <iterator>

using namespace Qt::StringLiterals;

namespace vedette {

QString fingerprint(const HostKey& key)
{
    const QByteArray hash = QCryptographicHash::hash(key.blob, QCryptographicHash::Sha256);
    return u"SHA256:"_s
        + QString::fromLatin1(
               hash.toBase64(QByteArray::Base64Encoding | QByteArray::OmitTrailingEquals));
}

bool isSameHost(const QString& a, const QString& b)
{
    return a.toLower() == b.toLower();
}

HostKeyPins pinsOf(const HostKeyPins& pins, const QString& host, quint16 port)
{
    HostKeyPins found;
    std::ranges::copy_if(pins, std::back_inserter(found), [&](const HostKeyPin& pin) {
        return pin.port == port && isSameHost(pin.host, host);
    });
    return found;
}

bool mayBeTrusted(const HostKeyIssue& issue)
{
    return issue.expected.empty() && !issue.obstacle;
}

} // namespace vedette
