// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/Time.h"
#include "core/model/HardwareChange.h"
#include "core/model/Ids.h"

#include <QHash>
#include <QWidget>

#include <vector>

namespace vedette {
class ProbeSource;
}

namespace vedette::ui {

class NoticeBar;

/// A line that says what of the hardware of the server shown has changed while the program runs,
/// until somebody has read or closed it. Hidden while there is nothing new. Lives on: GUI thread.
class HardwareNews final : public QWidget
{
    Q_OBJECT

public:
    /// `source` may be null: there is never any news then.
    explicit HardwareNews(ProbeSource* source, QWidget* parent = nullptr);

    void setServer(ServerId server);
    /// Ages move on.
    void setNow(Timestamp now);
    /// What there is of this server has been seen.
    void markRead();

Q_SIGNALS:
    /// The user wants to see the hardware.
    void showRequested();

private:
    /// What is not read yet.
    struct News
    {
        QString sentence; ///< of the latest change
        int more = 0; ///< changes besides
        Timestamp at;
    };

    void take(ServerId server, const std::vector<HardwareChange>& changes);
    void refresh();

    QHash<ServerId, News> m_news;
    ServerId m_server;
    Timestamp m_now;
    NoticeBar* m_bar;
};

} // namespace vedette::ui
