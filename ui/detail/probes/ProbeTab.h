// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "ui/detail/probes/ProbeSection.h"

#include <QWidget>

#include <vector>

namespace vedette::ui {

/// A tab of the server page that is made of what probes told. Lives on: GUI thread.
class ProbeTab : public QWidget
{
    Q_OBJECT

public:
    using QWidget::QWidget;

    /// The probe that is asked more often while somebody looks at this tab; empty: none is.
    [[nodiscard]] virtual QString watchedProbe() const { return {}; }
    /// How many things there need a look: stands beside the tab's name.
    [[nodiscard]] virtual int alarmCount(const ServerRow& row) const;
    /// Another server comes.
    void clear();
    /// Brings the tab up to date, as long as somebody looks at it.
    virtual void applyRow(const ServerRow& row) = 0;
    /// Ages move on.
    virtual void setNow(Timestamp now);
    /// As ProbeBar::endAsking.
    virtual void endAsking(const QString& probe, const std::optional<Error>& error);

Q_SIGNALS:
    void askRequested(const QString& probe);

protected:
    ProbeSection* addSection(const ProbeBar::Words& words, ProbeSection::Look look);
    void addBar(ProbeBar* bar);
    /// One below the other, to scroll through.
    void stack(const std::vector<QWidget*>& widgets);
    /// What a tab keeps besides its sections.
    virtual void forget() { }
    /// Ages that a tab shows besides those of its bars.
    virtual void showAges(Timestamp /*now*/) { }

private:
    std::vector<ProbeSection*> m_sections;
    std::vector<ProbeBar*> m_bars;
};

/// Null where the answer has no rows of this kind.
template <class Table>
[[nodiscard]] const Table* rowsOf(const SlowAnswer* answer)
{
    return answer == nullptr ? nullptr : std::get_if<Table>(&answer->details);
}

} // namespace vedette::ui
