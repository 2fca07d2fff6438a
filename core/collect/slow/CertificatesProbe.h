// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/collect/slow/SlowLane.h"
#include "core/collect/slow/SlowProbe.h"

#include <QStringList>

namespace vedette::collect {

inline constexpr QLatin1StringView certificatesProbe{"certificates"}; ///< its name

/// The files that are asked for: those that the user has named, up to maxWatchedCertificates.
[[nodiscard]] QStringList watchedCertificates(const Server& server);

/// certificate[PATH].expiresIn, by our clock, and a CertificateTable. A file without a value has
/// its reason there, and all reasons are in the gap.
[[nodiscard]] Result<SlowOutput> readCertificates(SlowInput& input);

/// Of a live session: the files are these now. A list that differs is asked for soon, and no answer
/// for the one before is heard any more.
void changeCertificates(SlowLane& lane,
                        ServerContext& context,
                        const QStringList& paths,
                        MonotonicTime now);

} // namespace vedette::collect
