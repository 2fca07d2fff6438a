// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "ui/detail/ProbeTab.h"

class QLabel;
class QScrollArea;
class QToolButton;

namespace vedette::text {
struct HardwareRow;
}

namespace vedette::ui {

/// What the server is made of, a card for each group of facts. Lives on: GUI thread.
class HardwareTab final : public ProbeTab
{
    Q_OBJECT

public:
    explicit HardwareTab(QWidget* parent = nullptr);

    void applyRow(const ServerRow& row) override;
    /// All of it, as text to send to somebody.
    [[nodiscard]] const QString& allText() const { return m_allText; }

protected:
    void forget() override;

private:
    void createBar();
    void showFacts(const std::vector<text::HardwareRow>& rows);
    void copyAll() const;

    ProbeBar* m_bar;
    QToolButton* m_copy;
    QLabel* m_empty;
    QScrollArea* m_area;
    QString m_allText;
};

} // namespace vedette::ui
