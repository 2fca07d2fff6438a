// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "tests/support/FakeSecrets.h"

using namespace Qt::StringLiterals;

namespace vedette::test {

namespace {

QString textOf(const Secret& secret)
{
    return QString::fromUtf8(secret.view());
}

} // namespace

RequestId FakeSecrets::note(const QString& call)
{
    calls += call;
    ++m_last.value;
    return m_last;
}

void FakeSecrets::push(const SecretsStatus& now)
{
    status = now;
    Q_EMIT statusChanged(now);
}

void FakeSecrets::answer(const std::optional<Error>& error)
{
    Q_EMIT finished(m_last, error);
}

RequestId FakeSecrets::requestStatus()
{
    ++m_last.value;
    Q_EMIT statusChanged(status);
    return m_last;
}

RequestId FakeSecrets::createVault(const Secret& master)
{
    return note(u"create "_s + textOf(master));
}

RequestId FakeSecrets::unlock(const Secret& master)
{
    return note(u"unlock "_s + textOf(master));
}

RequestId FakeSecrets::changeMaster(const Secret& current, const Secret& next)
{
    return note(u"change "_s + textOf(current) + u' ' + textOf(next));
}

RequestId FakeSecrets::moveTo(SecretPlace place)
{
    return note(u"moveTo "_s + QString::number(static_cast<int>(place)));
}

RequestId FakeSecrets::forget(const std::vector<ServerId>& servers)
{
    forgotten = servers;
    return note(u"forget"_s);
}

} // namespace vedette::test
