// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "tests/collect/SessionShell.h"

#include <QByteArray>
#include <QProcessEnvironment>
#include <QStringList>
#include <QTemporaryDir>

#include <optional>
#include <vector>

namespace vedette::test {

/// The persistent shell on a server that lacks things, or has other ones: tools of the test's own
/// come first in its PATH. Lives on: the thread of the test.
class PoorServer final
{
public:
    PoorServer();

    /// That tool becomes a shell script with this body.
    void addTool(const QString& name, const QByteArray& body) const;
    void setVariable(const QString& name, const QString& value);
    [[nodiscard]] QString folder() const { return m_folder.path(); }

    /// "VEDETTE_TEST_MARK=…": the variable by which leftovers() knows them.
    [[nodiscard]] QByteArray mark() const { return m_mark; }

    /// The answers of one shell to these commands, one after the other; nothing for one that it did
    /// not live to give. `shell` is run with `-c` and the script of the persistent shell; it has
    /// defined `script`.
    [[nodiscard]] std::vector<std::optional<ssh::Frame>>
    ask(const QStringList& shell,
        const QByteArray& script,
        const QList<QByteArray>& commands) const;
    /// Processes with that variable.
    [[nodiscard]] int leftovers() const;

private:
    QTemporaryDir m_folder;
    QProcessEnvironment m_environment = QProcessEnvironment::systemEnvironment();
    QByteArray m_mark; ///< in the environment of all that is started
};

} // namespace vedette::test
