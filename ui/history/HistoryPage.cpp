// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "ui/history/HistoryPage.h"

#include "ui/history/HistoryPagePrivate.h"
#include "ui/history/HistoryViewJson.h"

#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace vedette::ui {

HistoryPage::HistoryPage(FleetSource& source, const ServerModel& servers, QWidget* parent)
    : QWidget(parent)
    , d(std::make_unique<Private>(*this, source, servers))
{
    setObjectName(u"historyPage"_s);
    setAccessibleName(tr("History"));
}

HistoryPage::~HistoryPage() = default;

HistoryView HistoryPage::view() const
{
    return d->view();
}

void HistoryPage::setView(const HistoryView& view)
{
    d->setView(view);
}

void HistoryPage::focusFilter()
{
    d->m_serverList->focusFilter();
}

QByteArray HistoryPage::state() const
{
    return QJsonDocument(toJson(d->view())).toJson(QJsonDocument::Compact);
}

void HistoryPage::restoreState(const QByteArray& json)
{
    const QJsonDocument document = QJsonDocument::fromJson(json);
    if (document.isObject()) {
        d->setView(historyViewFromJson(document.object()));
    }
}

QByteArray HistoryPage::savedViews() const
{
    return d->m_views->saved().write();
}

void HistoryPage::restoreSavedViews(const QByteArray& json)
{
    d->m_views->setSaved(SavedViews::read(json));
}

void HistoryPage::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    d->setLooking(true);
}

void HistoryPage::hideEvent(QHideEvent* event)
{
    QWidget::hideEvent(event);
    d->setLooking(false);
}

} // namespace vedette::ui
