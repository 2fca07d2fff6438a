// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include <QPlainTextEdit>

namespace vedette::ui {

/// Text of many lines in a fixed-width font: a script to type, or output to read and copy. Lives
/// on: GUI thread.
class CodeField final : public QPlainTextEdit
{
    Q_OBJECT

public:
    enum class Kind
    {
        Input,
        Output ///< read-only, plain text as it was given
    };

    CodeField(Kind kind, const QString& name, QWidget* parent = nullptr);

    /// As high as that many lines at least.
    void setLeastLines(int lines);

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

private:
    [[nodiscard]] int leastHeight() const;

    int m_leastLines = 4;
};

} // namespace vedette::ui
