// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/fleet/AccessSource.h"

#include <QStringList>

namespace vedette::test {

/// An AccessSource that writes down what it was asked; the test answers. Lives on: the thread of
/// the test.
class FakeAccess final : public AccessSource
{
public:
    using AccessSource::AccessSource;

    QStringList calls; ///< "verify /keys/1"

    [[nodiscard]] RequestId last() const { return m_last; }

    RequestId prepareKit(ServerId server) override
    {
        return note(QStringLiteral("prepare ") + QString::number(server.value));
    }
    RequestId verifyKit(const AccessKit& kit) override
    {
        return note(QStringLiteral("verify ") + kit.server.identityFile);
    }
    RequestId useKit(const AccessKit& kit) override
    {
        return note(QStringLiteral("use ") + kit.server.identityFile);
    }
    void cancel(RequestId /*request*/) override { calls += QStringLiteral("cancel"); }

private:
    RequestId note(const QString& call)
    {
        calls += call;
        ++m_last.value;
        return m_last;
    }

    RequestId m_last{100};
};

} // namespace vedette::test
