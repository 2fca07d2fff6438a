// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "ui/detail/HardwareNews.h"

#include "core/base/Clock.h"
#include "core/fleet/ProbeSource.h"
#include "core/text/Formatter.h"
#include "core/text/HardwareText.h"
#include "ui/NoticeBar.h"

#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace vedette::ui {

HardwareNews::HardwareNews(ProbeSource* source, QWidget* parent)
    : QWidget(parent)
    , m_now(systemClock().now())
    , m_bar(new NoticeBar(this))
{
    setObjectName(u"hardwareNews"_s);
    m_bar->setObjectName(u"hardwareNewsBar"_s);
    auto* const layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_bar);
    connect(m_bar, &NoticeBar::closed, this, &HardwareNews::markRead);
    connect(m_bar, &NoticeBar::actionRequested, this, [this] {
        markRead();
        Q_EMIT showRequested();
    });
    if (source != nullptr) {
        connect(source, &ProbeSource::hardwareChanged, this, &HardwareNews::take);
    }
    refresh();
}

void HardwareNews::setServer(ServerId server)
{
    m_server = server;
    refresh();
}

void HardwareNews::setNow(Timestamp now)
{
    m_now = now;
    refresh();
}

void HardwareNews::markRead()
{
    m_news.remove(m_server);
    refresh();
}

void HardwareNews::take(ServerId server, const std::vector<HardwareChange>& changes)
{
    if (changes.empty()) {
        return;
    }
    const auto before = m_news.constFind(server);
    const int unread = before == m_news.constEnd() ? 0 : before->more + 1;
    m_now = systemClock().now();
    m_news.insert(server,
                  {text::changeSentence(changes.front()),
                   unread + static_cast<int>(changes.size()) - 1,
                   m_now});
    refresh();
}

void HardwareNews::refresh()
{
    const auto found = m_news.constFind(m_server);
    setHidden(found == m_news.constEnd());
    if (found == m_news.constEnd()) {
        m_bar->tell(NoticeBar::Kind::Information, {});
        return;
    }
    const auto passed = std::chrono::duration_cast<seconds>(m_now - found->at);
    const QString age = text::formatAge(std::max(passed, seconds{0}));
    const QString words = found->more == 0
        ? tr("Hardware changed %1. %2", "how long ago, and what").arg(age, found->sentence)
        : tr("Hardware changed %1. %2; and %n more", "how long ago, and what", found->more)
              .arg(age, found->sentence);
    if (m_bar->text() != words) {
        m_bar->tell(NoticeBar::Kind::Information, words, tr("Show"));
    }
}

} // namespace vedette::ui
