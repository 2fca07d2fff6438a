// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/model/HardwareHistory.h"
#include "ui/detail/probes/ProbeTab.h"

#include <optional>

class QLabel;
class QScrollArea;
class QToolButton;
class QVBoxLayout;

namespace vedette::text {
struct HardwareRow;
}

namespace vedette::ui {

class ConnectionCard;
class HardwareChanges;

/// What the server is made of, a card for each group of facts, and below how it is reached and what
/// has changed. While the server tells nothing, what is stored of it. Lives on: GUI thread.
class HardwareTab final : public ProbeTab
{
    Q_OBJECT

public:
    explicit HardwareTab(QWidget* parent = nullptr);

    void applyRow(const ServerRow& row) override;
    /// What is stored of the same server.
    void applyHistory(const HardwareHistory& history);
    /// All of it, as text to send to somebody.
    [[nodiscard]] QString allText() const;

protected:
    void forget() override;
    void showAges(Timestamp now) override;

private:
    void createBar();
    void createArea();
    void refresh();
    [[nodiscard]] bool take(const Hardware* live);
    void showFacts(const std::vector<text::HardwareRow>& rows);
    void refreshArea();
    void copyAll() const;

    ProbeBar* m_bar;
    QToolButton* m_copy;
    QLabel* m_empty;
    QScrollArea* m_area;
    QVBoxLayout* m_column = nullptr; ///< of the area
    QWidget* m_facts = nullptr;
    ConnectionCard* m_connection;
    HardwareChanges* m_changes;
    QString m_factsText;
    HardwareHistory m_history;
    std::optional<SlowAnswer> m_answer; ///< the newest one
    ServerState m_state = ServerState::Unknown;
    bool m_isStale = false; ///< what is shown is old
};

} // namespace vedette::ui
