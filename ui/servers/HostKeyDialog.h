// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/model/HostKey.h"
#include "core/model/Server.h"

#include <QDialog>

namespace vedette::ui {

/// Shows a host key never seen before and asks whether to trust it; for a changed key it shows both
/// fingerprints and what to do, and offers no way to go on. Accepted means: trust it.
class HostKeyDialog final : public QDialog
{
    Q_OBJECT

public:
    HostKeyDialog(const Server& server, const HostKeyIssue& issue, QWidget* parent = nullptr);

private:
    void addExplanation(const HostKeyIssue& issue);
    void addFacts(const Server& server, const HostKeyIssue& issue);
    void addWayOut(const HostKeyIssue& issue);
    void addButtons(bool mayTrust);
};

} // namespace vedette::ui
