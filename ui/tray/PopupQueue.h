// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/model/Alert.h"

#include <QString>

#include <optional>
#include <vector>

namespace vedette::ui {

/// One desktop notification. Its texts hold no markup and no control characters.
struct Popup
{
    QString title;
    QString body;
    Severity severity = Severity::Low; ///< the worst of several
    ServerId server; ///< whom a click opens; null for several

    bool operator==(const Popup&) const = default;
};

/// Gathers what is new until the next popup may be shown. Lives on: GUI thread.
class PopupQueue
{
public:
    /// A firing alert; once more: the newer one counts.
    void add(const Alert& alert);
    /// It resolved: when it was not told yet, it never is.
    void retract(AlertId alert);
    [[nodiscard]] bool isEmpty() const { return m_waiting.empty(); }
    /// Everything that waits, as one popup.
    [[nodiscard]] std::optional<Popup> take();
    void clear() { m_waiting.clear(); }

private:
    std::vector<Alert> m_waiting;
};

/// Text for a notification server, which may read markup: no `<`, `>`, `&`, no control characters,
/// at most 256 characters.
[[nodiscard]] QString notificationText(const QString& text);

} // namespace vedette::ui
