// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "tests/support/Catch.h"
#include "tests/support/FakeFleet.h"
#include "ui/servers/ServerDialog.h"

#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>

namespace vedette::test {

/// An open dialog and what a person would do with it.
struct ServerDialogStage
{
    explicit ServerDialogStage(const Server& initial = {})
        : dialog(fleet, initial, {QStringLiteral("Production"), QStringLiteral("Staging")})
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
    void type(const QString& field, const QString& text) const
    {
        auto& edit = find<QLineEdit>(field);
        edit.setText(text);
        Q_EMIT edit.textEdited(text);
        Q_EMIT edit.editingFinished();
    }
    void click(const QString& button) const { find<QPushButton>(button).click(); }
    [[nodiscard]] bool isShown(const QString& name) const
    {
        return find<QWidget>(name).isVisible();
    }
    [[nodiscard]] QString label(const QString& name) const { return find<QLabel>(name).text(); }
    void choosePassword(const QString& password) const
    {
        auto& auth = find<QComboBox>(QStringLiteral("auth"));
        auth.setCurrentIndex(auth.findData(static_cast<int>(AuthMethod::Password)));
        type(QStringLiteral("password"), password);
    }

    FakeFleet fleet;
    ui::ServerDialog dialog;
};

} // namespace vedette::test
