// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "ui/history/SavedViews.h"

#include "core/base/PlainText.h"
#include "core/model/Server.h"
#include "ui/history/HistoryViewJson.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace vedette::ui {

namespace {

constexpr int savedVersion = 1;
constexpr auto savedFormat = "vedette-historyViews"_L1;
constexpr auto listKey = "historyViews"_L1;
constexpr qsizetype longestDocument = 1'048'576;
constexpr qsizetype longestViewName = 64;

} // namespace

QString viewName(const QString& text)
{
    return plainText(text.trimmed(), longestViewName).trimmed();
}

SavedViews SavedViews::read(const QByteArray& json)
{
    SavedViews saved;
    if (json.size() > longestDocument) {
        return saved;
    }
    QJsonObject document = QJsonDocument::fromJson(json).object();
    if (document.value("format"_L1).toString() != savedFormat) {
        return saved;
    }
    saved.m_version = std::max(document.value("version"_L1).toInt(savedVersion), savedVersion);
    const QJsonArray list = document.value(listKey).toArray();
    for (const auto& value : list) {
        HistoryView view = historyViewFromJson(value.toObject());
        view.name = viewName(view.name);
        if (!view.name.isEmpty() && !saved.find(view.name) && !saved.isFull()) {
            saved.m_entries.push_back({std::move(view), unknownMembers(value.toObject())});
        }
    }
    for (const QLatin1StringView key : {"format"_L1, "version"_L1, listKey}) {
        document.remove(key);
    }
    saved.m_unknown = document;
    return saved;
}

QByteArray SavedViews::write() const
{
    QJsonArray list;
    for (const Entry& entry : m_entries) {
        QJsonObject object = entry.unknown;
        const QJsonObject known = toJson(entry.view);
        for (auto it = known.begin(); it != known.end(); ++it) {
            object.insert(it.key(), it.value());
        }
        list.append(object);
    }
    QJsonObject document = m_unknown;
    document.insert("format"_L1, savedFormat);
    document.insert("version"_L1, m_version);
    document.insert(listKey, list);
    return QJsonDocument(document).toJson(QJsonDocument::Compact);
}

const HistoryView* SavedViews::find(const QString& name) const
{
    const QString key = nameKey(viewName(name));
    const auto found = std::ranges::find_if(
        m_entries, [&](const Entry& entry) { return nameKey(entry.view.name) == key; });
    return found == m_entries.end() ? nullptr : &found->view;
}

std::vector<SavedViews::Entry>::iterator SavedViews::placeOf(const QString& name)
{
    const HistoryView* const found = find(name);
    return std::ranges::find_if(m_entries,
                                [&](const Entry& entry) { return &entry.view == found; });
}

bool SavedViews::save(const HistoryView& view)
{
    HistoryView named = bounded(view);
    named.name = viewName(view.name);
    if (named.name.isEmpty()) {
        return false;
    }
    if (const auto place = placeOf(named.name); place != m_entries.end()) {
        place->view = std::move(named);
        return true;
    }
    if (isFull()) {
        return false;
    }
    m_entries.push_back({std::move(named), {}});
    return true;
}

bool SavedViews::rename(const QString& name, const QString& newName)
{
    const auto place = placeOf(name);
    const QString wanted = viewName(newName);
    const HistoryView* const other = find(wanted);
    const bool isFree = other == nullptr || (place != m_entries.end() && other == &place->view);
    if (place == m_entries.end() || wanted.isEmpty() || !isFree) {
        return false;
    }
    place->view.name = wanted;
    return true;
}

std::optional<std::pair<SavedViews::Entry, std::size_t>> SavedViews::remove(const QString& name)
{
    const auto place = placeOf(name);
    if (place == m_entries.end()) {
        return std::nullopt;
    }
    const auto index = static_cast<std::size_t>(place - m_entries.begin());
    Entry removed = std::move(*place);
    m_entries.erase(place);
    return std::pair(std::move(removed), index);
}

void SavedViews::restore(Entry entry, std::size_t place)
{
    const QString name = entry.view.name;
    for (int number = 2; find(entry.view.name) != nullptr; ++number) {
        entry.view.name
            = u"%1 (%2)"_s.arg(name.first(std::min<qsizetype>(name.size(), 56))).arg(number);
    }
    const auto index = static_cast<std::ptrdiff_t>(std::min(place, m_entries.size()));
    m_entries.insert(m_entries.begin() + index, std::move(entry));
}

} // namespace vedette::ui
