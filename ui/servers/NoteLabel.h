// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include <QLabel>

namespace vedette::ui {

/// A wrapped paragraph of plain text in the colour of what it means; it follows a change of theme.
/// Lives on: GUI thread.
class NoteLabel final : public QLabel
{
    Q_OBJECT

public:
    enum class Meaning
    {
        Hint,
        Success,
        Problem
    };

    explicit NoteLabel(const QString& text = {}, QWidget* parent = nullptr);

    [[nodiscard]] Meaning meaning() const { return m_meaning; }
    void setMeaning(Meaning meaning);
    /// Shows the text, or hides the label when there is none.
    void say(const QString& text, Meaning meaning);

protected:
    void changeEvent(QEvent* event) override;

private:
    void takeColor();

    Meaning m_meaning = Meaning::Hint;
};

} // namespace vedette::ui
