// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/model/Diagnosis.h"

using namespace Qt::StringLiterals;

namespace vedette {

QLatin1StringView loginStageName(LoginStage stage)
{
    switch (stage) {
    case LoginStage::JumpHost:
        return "jumpHost"_L1;
    case LoginStage::Lookup:
        return "lookup"_L1;
    case LoginStage::Connect:
        return "connect"_L1;
    case LoginStage::Banner:
        return "banner"_L1;
    case LoginStage::KeyExchange:
        return "keyExchange"_L1;
    case LoginStage::HostKey:
        return "hostKey"_L1;
    case LoginStage::Authentication:
        return "authentication"_L1;
    case LoginStage::Shell:
        return "shell"_L1;
    case LoginStage::Probe:
        return "probe"_L1;
    }
    return {};
}

} // namespace vedette
