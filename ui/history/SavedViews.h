// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "ui/history/HistoryView.h"

#include <QByteArray>
#include <QJsonObject>

#include <optional>
#include <vector>

namespace vedette::ui {

/// The views that the user has saved, by name, as one JSON document with a version. What a newer
/// version wrote beside what is known here stays in it. Value.
class SavedViews
{
public:
    /// As it was kept, so that removing one can be undone.
    struct Entry
    {
        HistoryView view;
        QJsonObject unknown; ///< members of a newer version

        bool operator==(const Entry&) const = default;
    };

    /// No views for anything that is no such document: garbage is passed over.
    [[nodiscard]] static SavedViews read(const QByteArray& json);
    [[nodiscard]] QByteArray write() const;

    [[nodiscard]] const std::vector<Entry>& entries() const { return m_entries; }
    [[nodiscard]] const HistoryView* find(const QString& name) const;
    [[nodiscard]] bool isFull() const { return m_entries.size() >= maxSavedViews; }

    /// Takes the place of the one of that name; false for a view without a name, or one too many.
    bool save(const HistoryView& view);
    /// False when there is no such view, no new name, or another one has it.
    bool rename(const QString& name, const QString& newName);
    /// What was removed, and its place; nothing when there is no such view.
    std::optional<std::pair<Entry, std::size_t>> remove(const QString& name);
    /// Undo of remove(); under another name where that one is taken by now.
    void restore(Entry entry, std::size_t place);

    static constexpr std::size_t maxSavedViews = 50;

private:
    [[nodiscard]] std::vector<Entry>::iterator placeOf(const QString& name);

    std::vector<Entry> m_entries; ///< in the order in which they were saved
    QJsonObject m_unknown; ///< of the document
    int m_version = 1; ///< of whoever wrote it, if that was a newer one
};

/// What is saved as a name: plain, without spaces at both ends.
[[nodiscard]] QString viewName(const QString& text);

} // namespace vedette::ui
