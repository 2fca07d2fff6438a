// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/model/Server.h"

#include <QList>
#include <QObject>

class QCheckBox;
class QToolButton;

namespace vedette::ui {

class CodeField;
class FieldRows;

/// The fields of one server that say how far its probes may go, as rows of a form. Lives on: GUI
/// thread.
class ProbeFields final : public QObject
{
    Q_OBJECT

public:
    /// `rows` is the parent of all fields, and outlives this.
    explicit ProbeFields(FieldRows& rows);

    void addRows();
    void show(const Server& server);
    /// Into the server that the other fields have made.
    void collect(Server& server) const;
    /// False when the field is none of these.
    [[nodiscard]] bool complain(const QString& field);
    /// As they stand on the screen.
    [[nodiscard]] QList<QWidget*> inTabOrder() const;

public Q_SLOTS:
    /// Whom the lines for sudoers are about.
    void setUser(const QString& user);

private:
    void createSudo();
    void createOthers();

    FieldRows& m_rows;
    QString m_user;
    QStringList m_certificatesBefore;
    QCheckBox* m_sudo;
    QToolButton* m_copy;
    QWidget* m_sudoRow;
    QCheckBox* m_shellOnly;
    CodeField* m_certificates;
};

} // namespace vedette::ui
