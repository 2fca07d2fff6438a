// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "ui/servers/ServerRow.h"

#include <QHash>
#include <QStringList>
#include <QWidget>

#include <optional>

QT_BEGIN_NAMESPACE
class QHBoxLayout;
class QToolButton;
QT_END_NAMESPACE

namespace vedette::ui {

class NoteLabel;
class PlainLabel;

/// Above what a probe told: a line that says what it is and how old, the button that asks at once,
/// and why it is not newer, or not all. Lives on: GUI thread.
class ProbeBar final : public QWidget
{
    Q_OBJECT

public:
    struct Words
    {
        QString name; ///< begins the object names: "processes"
        QString title; ///< stands there while nothing is known: "Processes"
        QStringList probes; ///< what "Ask now" asks; none: no button
        QString none; ///< a sentence for a server that has no such thing
    };

    explicit ProbeBar(Words words, QWidget* parent = nullptr);

    /// Further controls go here, before the button.
    [[nodiscard]] QHBoxLayout* controls() const { return m_controls; }
    /// What "Ask now" asks from now on.
    void setProbes(const QStringList& probes);
    /// All but the age: "Processes: 143, the busiest 100 listed".
    void setHeading(const QString& heading);
    void setNow(Timestamp now);
    void clear();
    /// What stands below is of `at`, or there is none: `why`. True when `at` is news.
    bool take(ServerState state, Timestamp at, const std::optional<Error>& why);
    /// The same of a slow probe; null while it was not asked.
    bool take(ServerState state, const SlowAnswer* answer);
    /// How the server is now; what is known stays as it is.
    void setState(ServerState state);
    /// Of a bar that is given times and reasons: when the probe answered last. Whoever asked it
    /// waits no longer.
    void hear(const QString& probe, Timestamp at);
    /// A question of askRequested was passed on, or could not be: then it has no answer.
    void endAsking(const QString& probe, const std::optional<Error>& error);

    /// What stands below without a row.
    [[nodiscard]] QString emptyText() const;
    /// What stands below is old.
    [[nodiscard]] bool isStale() const;
    [[nodiscard]] QString heading() const;

Q_SIGNALS:
    void askRequested(const QString& probe);

private:
    bool keep(ServerState state, Timestamp at, const std::optional<Error>& why);
    void ask();
    void refresh();
    [[nodiscard]] QString noteText() const;
    [[nodiscard]] QString gapText() const;
    /// There is something below that was told.
    [[nodiscard]] bool hasAnswer() const { return m_at.value_or(Timestamp()) != Timestamp(); }

    Words m_words;
    PlainLabel* m_title;
    NoteLabel* m_note;
    QToolButton* m_ask;
    QHBoxLayout* m_controls;
    QString m_heading;
    Timestamp m_now;
    std::optional<Timestamp> m_at; ///< nothing while nothing was taken; 1970: no answer yet
    std::optional<Error> m_why;
    std::optional<Error> m_gap; ///< why what stands below is not all
    std::optional<Error> m_askError;
    QStringList m_asking; ///< probes that have not answered yet
    QHash<QString, Timestamp> m_heard; ///< by probe
    ServerState m_state = ServerState::Unknown;
};

} // namespace vedette::ui
