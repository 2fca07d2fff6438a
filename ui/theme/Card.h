// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include <QString>
#include <QWidget>

class QHBoxLayout;
class QVBoxLayout;

namespace vedette::ui {

class PlainLabel;

/// A rounded surface with a border, an optional title line, and room below it. Lives on: GUI
/// thread.
class Card : public QWidget
{
    Q_OBJECT

public:
    explicit Card(const QString& title = {}, QWidget* parent = nullptr);

    /// Where the content goes, below the title.
    [[nodiscard]] QVBoxLayout* body() const { return m_body; }
    /// The title's line: further widgets go to its right.
    [[nodiscard]] QHBoxLayout* header() const { return m_header; }
    [[nodiscard]] QString title() const;
    void setTitle(const QString& title);
    /// A long one gives way, instead of asking for its width.
    void setTitleElided();

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QVBoxLayout* m_body;
    QHBoxLayout* m_header;
    PlainLabel* m_title;
};

} // namespace vedette::ui
