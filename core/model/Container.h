// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include <QList>
#include <QString>

#include <optional>

namespace vedette {

/// One container of Docker or Podman. Texts are plain and bounded.
struct Container
{
    QString name;
    QString id; ///< the first 12 digits
    QString image;
    QString engine; ///< "docker", "podman"
    QString state; ///< "running", "exited", "paused", "restarting" …
    QString status; ///< in the engine's words: "Up 3 days (healthy)"
    std::optional<bool> isHealthy; ///< only where it has a health check that has ended once
    std::optional<int> restarts;
    std::optional<double> cpuPercent; ///< of one CPU
    std::optional<double> memory; ///< bytes
    std::optional<double> memoryLimit; ///< bytes; absent: none but the machine's

    bool operator==(const Container&) const = default;
};

struct ContainerTable
{
    QList<Container> containers;

    bool operator==(const ContainerTable&) const = default;
};

} // namespace vedette
