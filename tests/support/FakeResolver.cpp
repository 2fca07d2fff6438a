// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "tests/support/FakeResolver.h"

#include <utility>

namespace vedette::test {

ssh::Resolver FakeResolver::resolver() const
{
    return [state = m_state](const QByteArray& name, quint16 port) -> Result<Addresses> {
        state->name = name;
        state->port = port;
        const auto gate = state->gate;
        const bool isHanging = state->isHanging;
        ++state->lookups;
        if (isHanging) {
            gate.wait();
            return vedette::fail(ErrorCode::Timeout);
        }
        return state->answer;
    };
}

void FakeResolver::tell(Addresses addresses)
{
    m_state->answer = std::move(addresses);
    m_state->isHanging = false;
}

void FakeResolver::fail(ErrorCode code, const QString& why)
{
    m_state->answer = vedette::fail(code, why);
    m_state->isHanging = false;
}

void FakeResolver::hang()
{
    if (!m_state->gate.valid()) {
        m_state->gate = m_gate.get_future().share();
    }
    m_state->isHanging = true;
}

} // namespace vedette::test
