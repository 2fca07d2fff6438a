// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include <QWidget>

#include <vector>

namespace vedette::ui {

/// The curves' names and values in one line, to the right of a panel's title. Where room is short
/// the names go first. Lives on: GUI thread.
class Legend final : public QWidget
{
    Q_OBJECT

public:
    struct Entry
    {
        int color = 0; ///< index into Colors::series
        QString label;
        QString value;

        bool operator==(const Entry&) const = default;
    };

    explicit Legend(QWidget* parent = nullptr);

    [[nodiscard]] const std::vector<Entry>& entries() const { return m_entries; }
    void setEntries(std::vector<Entry> entries);
    void setStale(bool isStale);

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    [[nodiscard]] QFont boldFont() const;
    [[nodiscard]] int widthOf(const Entry& entry, bool hasLabel) const;
    [[nodiscard]] int totalWidth(bool hasLabels) const;

    std::vector<Entry> m_entries;
    bool m_isStale = false;
};

} // namespace vedette::ui
