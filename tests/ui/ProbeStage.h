// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "tests/support/SlowSamples.h"
#include "tests/ui/DetailStage.h"
#include "ui/tables/RowsTable.h"

#include <QLabel>
#include <QTabWidget>

namespace vedette::test {

/// A page of a server whose slow probes have all answered.
struct ProbeStage : DetailStage
{
    ProbeStage()
    {
        for (const Snapshot& snapshot : makeSlowAnswers(web, now - seconds{12})) {
            model.applySnapshots({snapshot});
        }
        page.showServer(web);
    }

    [[nodiscard]] ui::RowsTable& table(const QString& name) const
    {
        return *page.findChild<ui::RowsTable*>(name + QStringLiteral("Table"));
    }

    [[nodiscard]] int rowCount(const QString& name) const
    {
        return table(name).model()->rowCount();
    }

    [[nodiscard]] QString heading(const QString& name) const
    {
        return page.findChild<QLabel*>(name + QStringLiteral("Heading"))->text();
    }

    [[nodiscard]] QString tabName(const QString& name) const
    {
        const auto* tabs = page.findChild<QTabWidget*>(QStringLiteral("detailTabs"));
        return tabs->tabText(tabs->indexOf(page.findChild<QWidget*>(name)));
    }
};

} // namespace vedette::test
