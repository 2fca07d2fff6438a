// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "tests/support/Catch.h"
#include "tests/support/FakeFleet.h"
#include "tests/support/FleetSamples.h"
#include "tests/ui/CommandStage.h"
#include "ui/custom/CommandDialog.h"
#include "ui/custom/OutputFieldTable.h"
#include "ui/servers/NoteLabel.h"

#include <QComboBox>
#include <QPushButton>

#include <vector>

namespace vedette::test {

inline std::vector<Server> editorServers()
{
    Server web = makeServer(1, QStringLiteral("web-1"));
    web.tags = {QStringLiteral("web")};
    return {web, makeServer(2, QStringLiteral("db-1"))};
}

/// An open editor on fakes.
struct EditorStage
{
    explicit EditorStage(const CustomCommand& initial = queueCommand())
        : dialog(fleet.fakeCommands, initial, editorServers())
    {
        dialog.open();
    }

    template <class T>
    [[nodiscard]] T& find(const QString& name) const
    {
        T* child = dialog.findChild<T*>(name);
        REQUIRE(child != nullptr);
        return *child;
    }
    void click(const QString& button) const { find<QPushButton>(button).click(); }
    [[nodiscard]] const ui::NoteLabel& note(const QString& field) const
    {
        return find<ui::NoteLabel>(field + QStringLiteral("Note"));
    }
    [[nodiscard]] bool complainsAt(const QString& field) const
    {
        return note(field).isVisible() && note(field).meaning() == ui::NoteLabel::Meaning::Problem;
    }
    void choose(OutputFormat format) const
    {
        auto& box = find<QComboBox>(QStringLiteral("commandFormat"));
        box.setCurrentIndex(box.findData(static_cast<int>(format)));
        Q_EMIT box.activated(box.currentIndex());
    }

    FakeFleet fleet;
    FakeCommands& source = fleet.fakeCommands;
    ui::CommandDialog dialog;
};

} // namespace vedette::test
