// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include <QFont>
#include <QLabel>
#include <QPalette>

namespace vedette::ui {

/// The label for every text that may come from a server: never rich text; what does not fit ends in
/// "…" and shows whole in the tool tip, escaped. Lives on: GUI thread.
class PlainLabel final : public QLabel
{
    Q_OBJECT

public:
    /// Which colour of the table the text has; it follows a change of theme.
    enum class Tone
    {
        Normal,
        Muted,
        Faint
    };

    explicit PlainLabel(const QString& text = {}, QWidget* parent = nullptr);

    /// Hides QLabel's: bounds what would take long to lay out.
    void setText(const QString& text);
    void setTone(Tone tone);
    void setWeight(QFont::Weight weight);
    /// Relative to the application's font: 1.5 is half as large again.
    void setScale(qreal scale);
    /// Cut to the width it is given, instead of asking for the width of its text.
    void setElided(bool isElided);

    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;
    bool event(QEvent* event) override;

private:
    Tone m_tone = Tone::Normal;
    bool m_isElided = false;
};

/// A tool tip that shows `text` as it is, whatever is in it.
[[nodiscard]] QString plainToolTip(const QString& text);

} // namespace vedette::ui
