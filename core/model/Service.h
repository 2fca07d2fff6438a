// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include <QList>
#include <QString>

#include <optional>

namespace vedette {

/// One service as its manager tells of it: systemd's columns (systemctl(1)), or what comes nearest
/// of OpenRC. Texts are plain and bounded.
struct Service
{
    QString name; ///< "nginx.service"
    QString description;
    QString load; ///< "loaded", "not-found", "masked"
    QString active; ///< "active", "failed", "inactive", "activating" …
    QString sub; ///< "running", "exited", "dead" …
    std::optional<int> restarts; ///< by the manager, since it was started by hand

    bool operator==(const Service&) const = default;
};

struct ServiceTable
{
    QList<Service> services;
    QString manager; ///< "systemd", "OpenRC"
    QString state; ///< of the whole system: "running", "degraded" …; empty where nobody tells

    bool operator==(const ServiceTable&) const = default;
};

} // namespace vedette
