// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "app/SingleInstance.h"

#include "tests/support/Catch.h"
#include "tests/support/Pump.h"

#include <QFile>
#include <QLocalSocket>
#include <QTemporaryDir>

#include <atomic>
#include <thread>

using namespace Qt::StringLiterals;
using namespace vedette;
using namespace vedette::test;
using vedette::app::SingleInstance;

namespace {

/// Sockets go into the test's own folder.
struct RuntimeFolder
{
    RuntimeFolder() { qputenv("XDG_RUNTIME_DIR", folder.path().toLocal8Bit()); }
    ~RuntimeFolder() { qunsetenv("XDG_RUNTIME_DIR"); }
    RuntimeFolder(const RuntimeFolder&) = delete;
    RuntimeFolder& operator=(const RuntimeFolder&) = delete;

    QTemporaryDir folder;
};

} // namespace

TEST_CASE("A second start on the same folder shows the first one's window", "[F48]")
{
    const RuntimeFolder runtime;
    const QTemporaryDir data;
    SingleInstance first(data.path());
    int shown = 0;
    QObject::connect(&first, &SingleInstance::showRequested, &first, [&] { ++shown; });
    REQUIRE(first.claim().value_or(false));
    std::atomic<int> answer = -1;
    bool wasClaimed = true;

    {
        // The second one blocks for the answer, as another process would.
        const std::jthread second([&] {
            SingleInstance other(data.path());
            wasClaimed = other.claim().value_or(true);
            answer = other.showOther() ? 1 : 0;
        });
        CHECK(pumpUntil([&] { return answer >= 0; }));
    }

    CHECK_FALSE(wasClaimed);
    CHECK(answer == 1);
    CHECK(shown == 1);
}

TEST_CASE("Two folders have a window each")
{
    const RuntimeFolder runtime;
    const QTemporaryDir one;
    const QTemporaryDir two;
    SingleInstance first(one.path());
    SingleInstance second(two.path());

    CHECK(first.claim().value_or(false));
    CHECK(second.claim().value_or(false));
}

TEST_CASE("The folder is free again when the first one has ended")
{
    const RuntimeFolder runtime;
    const QTemporaryDir data;
    {
        SingleInstance first(data.path());
        REQUIRE(first.claim().value_or(false));
    }

    SingleInstance second(data.path());

    CHECK(second.claim().value_or(false));
}

TEST_CASE("A lock that can't be made is no other window")
{
    const RuntimeFolder runtime;
    const QTemporaryDir data;
    SingleInstance lost(data.filePath(u"gone"_s));

    const auto claimed = lost.claim();

    REQUIRE_FALSE(claimed.has_value());
    CHECK(claimed.error().code == ErrorCode::StoreIo);
    CHECK(claimed.error().detail.contains(u"gone"_s));
}

TEST_CASE("Asking a window that does not answer fails in bounded time")
{
    const RuntimeFolder runtime;
    const QTemporaryDir data;
    const SingleInstance lonely(data.path());

    CHECK_FALSE(lonely.showOther());
}

TEST_CASE("The socket is for its owner alone")
{
    const RuntimeFolder runtime;
    const QTemporaryDir data;
    SingleInstance first(data.path());
    REQUIRE(first.claim().value_or(false));

    const QDir folder(runtime.folder.path());
    const QFileInfoList sockets = folder.entryInfoList(QDir::System | QDir::Files);

    REQUIRE(sockets.size() == 1);
    const auto others = QFile::ReadGroup | QFile::WriteGroup | QFile::ReadOther | QFile::WriteOther;
    CHECK((sockets.front().permissions() & others) == QFile::Permissions{});
}
