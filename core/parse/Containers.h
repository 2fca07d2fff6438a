// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/Result.h"
#include "core/model/Container.h"
#include "core/model/Snapshot.h"

#include <QByteArrayView>

#include <optional>
#include <vector>

namespace vedette::parse {

/// What one engine tells of its containers, fields parted by '|' (resources/probes/slow).
struct ContainerTexts
{
    QByteArrayView list; ///< ps -a: ID, names, image, status
    QByteArrayView inspect; ///< ID, restarts, state, limit of memory (0: none); may be empty
    QByteArrayView stats; ///< ID, "0.07%", "12.3MiB / 1.944GiB"; may be empty
};

struct ContainerList
{
    QList<Container> containers;
    bool isCut = false; ///< there are more than the 256 that are read
};

/// An empty list is no container at all; Malformed when no line of it is one.
[[nodiscard]] Result<ContainerList> parseContainers(const ContainerTexts& texts,
                                                    QStringView engine);

/// Bytes of "12.3MiB" (docker, 1024) or "12.3MB" (podman, 1000); nothing for "--".
[[nodiscard]] std::optional<double> parseByteSize(QByteArrayView text);

/// container[NAME].running, .healthy, .restarts, .cpuUsage (% of all CPUs, so none without their
/// number) and .memoryUsed. A name that two engines use stands for the first one; the other is
/// "NAME (podman)".
[[nodiscard]] std::vector<Sample> samplesOf(const ContainerTable& table,
                                            std::optional<int> cpuCount);

} // namespace vedette::parse
