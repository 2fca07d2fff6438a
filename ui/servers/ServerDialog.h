// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/fleet/FleetSource.h"

#include <QDialog>

#include <memory>
#include <optional>

namespace vedette::ui {

/// Adds or edits a server: asks for what ssh would need, tests it at once, says what failed in
/// plain words. Open with open(); the command goes to the source on acceptance, an error stays in
/// the dialog.
class ServerDialog final : public QDialog
{
    Q_OBJECT

public:
    /// `initial` with a null id adds a server, else edits that one.
    ServerDialog(FleetSource& source,
                 const Server& initial,
                 const QStringList& groups,
                 QWidget* parent = nullptr);
    ~ServerDialog() override;

    /// How long a history is kept unless the server says otherwise.
    void setDefaults(const HistoryLimits& limits);
    /// Puts the cursor where the user is needed: the password field of a server that waits for one.
    void focusCredential();
    /// Once it is accepted; null where the source hasn't told it yet.
    [[nodiscard]] ServerId savedServer() const;

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace vedette::ui
