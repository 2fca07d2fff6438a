// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include <QTimer>
#include <QWidget>

class QPushButton;
class QToolButton;

namespace vedette::ui {

class PlainLabel;

/// A line above the page: what the user should know, with at most one thing to do about it.
/// Lives on: GUI thread.
class NoticeBar final : public QWidget
{
    Q_OBJECT

public:
    enum class Kind
    {
        Information,
        Problem
    };

    explicit NoticeBar(QWidget* parent = nullptr);

    /// Stays until it is closed or replaced; `actionText` empty: no button.
    void tell(Kind kind, const QString& text, const QString& actionText = {});
    /// The same, but goes by itself after ten seconds.
    void tellBriefly(Kind kind, const QString& text, const QString& actionText = {});
    [[nodiscard]] QString text() const;

Q_SIGNALS:
    void actionRequested();
    /// By the user.
    void closed();

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    Kind m_kind = Kind::Information;
    PlainLabel* m_text;
    QPushButton* m_action;
    QToolButton* m_close;
    QTimer m_timer;
};

} // namespace vedette::ui
