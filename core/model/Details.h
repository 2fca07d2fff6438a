// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/model/CommandSummary.h"
#include "core/model/Container.h"
#include "core/model/Hardware.h"
#include "core/model/ListeningPort.h"
#include "core/model/LoginSession.h"
#include "core/model/Process.h"
#include "core/model/Service.h"
#include "core/model/WatchedCertificate.h"

#include <variant>

namespace vedette {

/// What an answer tells besides numbers: the rows of a page, or a line. Nothing for most.
using Details = std::variant<std::monostate,
                             ProcessTable,
                             ServiceTable,
                             ContainerTable,
                             PortTable,
                             LoginTable,
                             CertificateTable,
                             Hardware,
                             CommandSummary>;

} // namespace vedette
