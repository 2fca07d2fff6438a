// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
// Does with the keychain what the lines of its standard input say, and tells how each ended and
// after how many milliseconds: QtKeychain serves one bus for the whole life of a process, so every
// test has a process of its own.
#include "core/base/Clock.h"
#include "core/vault/KeychainStore.h"

#include <QCoreApplication>

#include <cstdio>
#include <iostream>
#include <string>

using namespace Qt::StringLiterals;
using namespace vedette;

namespace {

QByteArray told(const Result<void>& result)
{
    if (result) {
        return "ok";
    }
    return errorName(result.error().code).latin1() + (": " + result.error().detail.toUtf8());
}

QByteArray toldRead(const Result<Credential>& result)
{
    if (!result) {
        return told(fail(result.error()));
    }
    return "ok " + result->password.view().toByteArray() + '/'
        + result->passphrase.view().toByteArray();
}

QByteArray act(const QByteArray& line)
{
    const QList<QByteArray> words = line.split(' ');
    vault::KeychainStore store(QString::fromLatin1(words.value(1)));
    const ServerId server{words.value(2).toLongLong()};
    if (words[0] == "probe") {
        return told(store.probe());
    }
    if (words[0] == "read") {
        return toldRead(store.read(server));
    }
    if (words[0] == "write") {
        return told(store.write(server, {Secret(words.value(3)), Secret(words.value(4))}));
    }
    return told(store.remove(server));
}

} // namespace

int main(int argc, char** argv)
{
    const QCoreApplication application(argc, argv);
    std::string line;
    while (std::getline(std::cin, line)) {
        const MonotonicTime begin = systemClock().monotonic();
        const QByteArray result = act(QByteArray::fromStdString(line));
        const auto took
            = std::chrono::duration_cast<milliseconds>(systemClock().monotonic() - begin);
        std::printf("%lld %s\n", static_cast<long long>(took.count()), result.constData());
        std::fflush(stdout);
    }
    return 0;
}
