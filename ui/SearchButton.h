// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include <QPushButton>

namespace vedette::ui {

/// Looks like a search field and opens the command palette: what to look for at the left, the
/// shortcut at the right. Gives way when the window is narrow. Lives on: GUI thread.
class SearchButton final : public QPushButton
{
    Q_OBJECT

public:
    SearchButton(QString hint, QString keys, QWidget* parent);

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QString m_hint;
    QString m_keys;
};

} // namespace vedette::ui
