// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include <QScrollArea>

namespace vedette::ui {

/// Holds a form and scrolls it, never sideways, where there is less room than it wants; the field
/// that gets the focus comes into sight. Lives on: GUI thread.
class FormScroll final : public QScrollArea
{
    Q_OBJECT

public:
    explicit FormScroll(QWidget& form, QWidget* parent = nullptr);

    /// Where all of the form is seen, in pixels, when this is `width` wide.
    [[nodiscard]] int heightOfAll(int width) const;
    /// A few fields: heightOfAll() tells more.
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    bool event(QEvent* event) override;

private:
    void follow(const QWidget* focus);
    void reveal();
};

} // namespace vedette::ui
