// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/model/Snapshot.h"
#include "tests/support/Catch.h"

#include <QFile>

#include <optional>
#include <vector>

namespace vedette::parse {

/// A file below tests/data: "linux-debian12/stat.1".
inline QByteArray fixture(const QString& name)
{
    QFile file(QString::fromUtf8(VEDETTE_TEST_DATA) + u'/' + name);
    REQUIRE(file.open(QIODevice::ReadOnly));
    return file.readAll();
}

/// The value of "cpu.user" or "disk[/var].used"; nothing when there is no such sample.
inline std::optional<double> value(const std::vector<Sample>& samples, QStringView metric)
{
    const auto id = parseMetricId(metric);
    REQUIRE(id);
    Snapshot snapshot;
    snapshot.samples = samples;
    return valueOf(snapshot, *id);
}

} // namespace vedette::parse
