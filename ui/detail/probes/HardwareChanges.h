// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/model/HardwareHistory.h"
#include "ui/theme/Card.h"

#include <vector>

namespace vedette::ui {

/// What of a server's hardware has changed, a line for each, with its age. Hidden while there is
/// none. Lives on: GUI thread.
class HardwareChanges final : public Card
{
    Q_OBJECT

public:
    explicit HardwareChanges(QWidget* parent = nullptr);

    /// The newest first.
    void setEvents(const std::vector<HardwareEvent>& events);
    /// Ages move on.
    void setNow(Timestamp now);
    /// The same lines with their days, as text to send to somebody.
    [[nodiscard]] QString allText() const;

private:
    void addLine(const HardwareEvent& event);

    struct Line
    {
        PlainLabel* label;
        QString sentence;
        Timestamp at;
    };

    std::vector<Line> m_lines;
    PlainLabel* m_more; ///< how many are not shown
    Timestamp m_now;
};

} // namespace vedette::ui
