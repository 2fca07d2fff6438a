// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/collect/slow/SlowMemory.h"
#include "core/collect/slow/SlowProbe.h"

#include <QByteArray>
#include <QStringList>
#include <QTemporaryDir>

namespace vedette::test {

/// A server whose tools are scripts of the test: what runs there finds those, a few plain tools of
/// this machine (head, sed, date …), and nothing else.
// Lives on: the thread of the test.
class FakeTools
{
public:
    FakeTools();

    /// Makes a tool, also in place of a plain one; `script` is the body of an sh script.
    void add(const QString& name, const QByteArray& script);
    /// Makes an empty file, or a folder for a path that ends in a slash, below the server's root.
    void touch(const QString& path);
    /// What the fragment finds at `path` of the server lies here.
    [[nodiscard]] QString at(const QString& path) const;

    /// The answer of resources/probes/slow/NAME.sh under `shell` ("dash", "busybox" …); of the
    /// paths that begin with one of `moved` it sees those below the server's root. `before` stands
    /// before the request, on its line.
    [[nodiscard]] QByteArray run(const QString& shell,
                                 const QByteArray& name,
                                 const QList<QByteArray>& moved = {},
                                 const QByteArray& before = {}) const;

private:
    QTemporaryDir m_root;
};

/// As a shell of this machine; empty where it is not installed.
[[nodiscard]] QStringList shellCommand(const QString& name);

/// An answer and what a probe reads it with.
struct SlowAnswer
{
    explicit SlowAnswer(const QByteArray& answer);

    [[nodiscard]] collect::SlowInput input();

    collect::PollText text;
    Facts facts = {};
    collect::SlowMemory memory = {};
    Timestamp collectedAt = {};
    std::chrono::duration<double> roundTrip{0.01};
};

} // namespace vedette::test
