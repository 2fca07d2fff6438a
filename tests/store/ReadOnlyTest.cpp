// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/store/config/ConfigStore.h"
#include "core/store/history/HistoryStore.h"
#include "tests/support/Catch.h"
#include "tests/support/OrdinaryUser.h"
#include "tests/support/TempStore.h"

#include <QFile>

using namespace Qt::StringLiterals;
using namespace vedette;

#ifdef Q_OS_LINUX
namespace {

ErrorCode codeOfOpening(const QString& folder, bool isHistory)
{
    if (isHistory) {
        const auto store = store::HistoryStore::open(folder, [](const store::HistoryProgress&) {});
        return store ? ErrorCode::Internal : store.error().code;
    }
    const auto store = store::ConfigStore::open(folder);
    return store ? ErrorCode::Internal : store.error().code;
}

} // namespace

TEST_CASE("files or a folder that can't be written are told as such and not touched", "[F32]")
{
    const test::OrdinaryUser user;
    const test::TempStore temp;
    REQUIRE(store::ConfigStore::open(temp.folder()));
    REQUIRE(store::HistoryStore::open(temp.folder(), [](const store::HistoryProgress&) {}));
    const bool isHistory = GENERATE(false, true);
    const QString path = isHistory ? temp.historyPath() : temp.configPath();
    const QByteArray before = test::readFile(path);

    const bool isFolder = GENERATE(false, true);
    const auto mode = isFolder ? QFile::ReadOwner | QFile::ExeOwner
                               : QFileDevice::Permissions(QFile::ReadOwner);
    REQUIRE(QFile::setPermissions(isFolder ? temp.folder() : path, mode));
    CHECK(codeOfOpening(temp.folder(), isHistory) == ErrorCode::StoreReadOnly);

    REQUIRE(QFile::setPermissions(isFolder ? temp.folder() : path,
                                  QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner));
    CHECK(test::readFile(path) == before);
}
#endif
