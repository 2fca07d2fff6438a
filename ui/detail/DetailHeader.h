// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "ui/servers/ServerModel.h"

#include <QWidget>

namespace vedette::ui {

class PlainLabel;
class StatePill;

/// Name, state and facts of one server, above its tabs. Lives on: GUI thread.
class DetailHeader final : public QWidget
{
    Q_OBJECT

public:
    explicit DetailHeader(QWidget* parent = nullptr);

    void show(const ServerRow& row, Timestamp now);

Q_SIGNALS:
    void editRequested();

private:
    PlainLabel* m_name;
    StatePill* m_state;
    PlainLabel* m_facts;
};

/// "unreachable · 4 min · retry in 18 s"
[[nodiscard]] QString stateLine(const ServerStatus& status, Timestamp now);
/// "deploy@10.0.4.11 · Debian 12 · Linux 6.1.0-18-amd64 · up 41 days · … · 126 GiB"
[[nodiscard]] QString factsLine(const ServerRow& row);

} // namespace vedette::ui
