// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/Error.h"
#include "core/model/TimeRange.h"

#include <QWidget>

#include <optional>

class QToolButton;

namespace vedette::ui {

class PlainLabel;

/// Beside the tabs: that the charts do not follow the present, or that their history could not be
/// read, and the way back. Hidden while neither is so. Lives on: GUI thread.
class RangeNote final : public QWidget
{
    Q_OBJECT

public:
    explicit RangeNote(QWidget* parent = nullptr);

    /// The range zoomed to; nothing while the charts are live.
    void setZoom(const std::optional<TimeRange>& range);
    void setFailure(const std::optional<Error>& failure);

Q_SIGNALS:
    void liveRequested();
    void retryRequested();

private:
    void refresh();

    PlainLabel* m_text;
    QToolButton* m_live;
    QToolButton* m_retry;
    std::optional<TimeRange> m_zoom;
    std::optional<Error> m_failure;
};

} // namespace vedette::ui
