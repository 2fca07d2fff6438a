// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/vault/VaultFile.h"

#include "core/vault/StagedFile.h"
#include "tests/support/Catch.h"
#include "tests/support/TempStore.h"
#include "tests/vault/VaultStage.h"

#include <QDir>
#include <QFile>
#include <QLockFile>

using namespace Qt::StringLiterals;
using namespace vedette;
using test::credentialOf;
using test::VaultStage;

namespace {

ErrorCode codeOfRead(vault::VaultFile& vault, ServerId server = ServerId{1})
{
    const auto result = vault.read(server);
    REQUIRE_FALSE(result);
    return result.error().code;
}

} // namespace

TEST_CASE("What was written into a vault is read by whoever has its master password")
{
    const VaultStage stage;
    stage.fill();
    vault::VaultFile vault = stage.vault();
    CHECK(vault.exists());

    REQUIRE(vault.unlock(Secret("master"), {}));

    const auto first = vault.read(ServerId{1});
    REQUIRE(first);
    CHECK(first->password.view() == QByteArrayView("hunter2"));
    CHECK(first->passphrase.view() == QByteArrayView("sesame"));
    const auto second = vault.read(ServerId{2});
    REQUIRE(second);
    CHECK(second->password.view() == QByteArrayView("swordfish"));
    CHECK(second->passphrase.isEmpty());
    CHECK(vault.read(ServerId{3}).value().isEmpty());
}

TEST_CASE("A credential is replaced whole, and removed")
{
    const VaultStage stage;
    stage.fill();
    vault::VaultFile vault = stage.vault();
    REQUIRE(vault.unlock(Secret("master"), {}));

    REQUIRE(vault.write(ServerId{1}, credentialOf({}, "new passphrase")));
    REQUIRE(vault.remove(ServerId{2}));
    REQUIRE(vault.remove(ServerId{77}));

    vault::VaultFile other = stage.vault();
    REQUIRE(other.unlock(Secret("master"), {}));
    CHECK(other.read(ServerId{1})->password.isEmpty());
    CHECK(other.read(ServerId{1})->passphrase.view() == QByteArrayView("new passphrase"));
    CHECK(other.read(ServerId{2})->isEmpty());
}

TEST_CASE("A secret of any bytes and of every length up to the longest comes back")
{
    const VaultStage stage;
    stage.fill();
    vault::VaultFile vault = stage.vault();
    REQUIRE(vault.unlock(Secret("master"), {}));
    const auto length = GENERATE(1, 63, 64, 65, 127, 128, 4096);
    QByteArray bytes(length, '\0');
    bytes.back() = '\x80'; // what the padding begins with

    REQUIRE(vault.write(ServerId{-5}, credentialOf(bytes)));

    CHECK(vault.read(ServerId{-5})->password.view() == QByteArrayView(bytes));
    CHECK(vault.write(ServerId{1}, credentialOf(QByteArray(4097, 'x'))).error().code
          == ErrorCode::InvalidConfig);
}

TEST_CASE("A wrong master password is told apart from a damaged file")
{
    const VaultStage stage;
    const QByteArray file = stage.fill();
    CHECK(stage.unlock("Master").error().code == ErrorCode::MasterPasswordWrong);
    CHECK(stage.unlock("").error().code == ErrorCode::MasterPasswordWrong);

    for (const qsizetype at : {qsizetype{25}, qsizetype{50}, file.size() / 2, file.size() - 1}) {
        QByteArray damaged = file;
        damaged[at] = static_cast<char>(damaged[at] ^ 1);
        stage.replaceFile(damaged);
        CHECK(stage.unlock("master").error().code == ErrorCode::VaultDamaged);
    }
}

TEST_CASE("A vault without a file is not found, and what is no file is never waited for")
{
    const VaultStage stage;
    CHECK_FALSE(stage.vault().exists());
    CHECK(stage.unlock("master").error().code == ErrorCode::NotFound);

    REQUIRE(QDir().mkpath(stage.path()));
    CHECK(stage.unlock("master").error().code == ErrorCode::PermissionDenied);
}

TEST_CASE("A vault is made once, and never without a master password")
{
    const VaultStage stage;
    const QByteArray file = stage.fill();
    vault::VaultFile vault = stage.vault();

    CHECK(vault.create(Secret("other"), {}).error().code == ErrorCode::InvalidFile);
    CHECK(vault.create(Secret(), {}).error().code == ErrorCode::InvalidConfig);
    CHECK(vault.create(Secret(QByteArray(5000, 'x')), {}).error().code == ErrorCode::InvalidConfig);
    CHECK(vault.isLocked());
    CHECK(stage.file() == file);
}

TEST_CASE("A stop ends the making and the opening of a vault")
{
    const VaultStage stage;
    std::stop_source source;
    source.request_stop();
    CHECK(stage.vault().create(Secret("master"), source.get_token()).error().code
          == ErrorCode::Cancelled);
    CHECK_FALSE(stage.vault().exists());

    stage.fill();
    CHECK(stage.vault().unlock(Secret("master"), source.get_token()).error().code
          == ErrorCode::Cancelled);
}

TEST_CASE("The vault's file belongs to the user alone, and holds no secret in clear")
{
    const VaultStage stage;
    stage.fill();
    const auto owner = QFile::ReadOwner | QFile::WriteOwner | QFile::ReadUser | QFile::WriteUser;
    CHECK((QFile(stage.path()).permissions() & ~owner) == QFile::Permissions{});
    QFile::setPermissions(stage.path(), owner | QFile::ReadOther);
    vault::VaultFile vault = stage.vault();
    REQUIRE(vault.unlock(Secret("master"), {}));

    REQUIRE(vault.write(ServerId{3}, credentialOf("canary-4711")));

    CHECK((QFile(stage.path()).permissions() & ~owner) == QFile::Permissions{});
    for (const QFileInfo& info : QDir(stage.folder()).entryInfoList(QDir::Files | QDir::Hidden)) {
        const QByteArray bytes = test::readFile(info.filePath());
        CAPTURE(info.fileName());
        CHECK_FALSE(bytes.contains("canary"));
        CHECK_FALSE(bytes.contains("hunter2"));
        CHECK_FALSE(bytes.contains("master"));
        CHECK_FALSE(bytes.contains(QByteArray("canary-4711").toBase64().chopped(2)));
    }
}

TEST_CASE("The length of a password can't be read off the file")
{
    const VaultStage stage;
    stage.fill();
    vault::VaultFile vault = stage.vault();
    REQUIRE(vault.unlock(Secret("master"), {}));
    const qsizetype before = stage.file().size();

    REQUIRE(vault.write(ServerId{2}, credentialOf("a much longer one than before")));

    CHECK(stage.file().size() == before);
}

TEST_CASE("The same secret is never sealed twice in the same way")
{
    const VaultStage stage;
    stage.fill();
    vault::VaultFile vault = stage.vault();
    REQUIRE(vault.unlock(Secret("master"), {}));
    REQUIRE(vault.write(ServerId{1}, credentialOf("same")));
    const auto first = vault::VaultImage::decode(stage.file());

    REQUIRE(vault.write(ServerId{1}, credentialOf("same")));

    const auto second = vault::VaultImage::decode(stage.file());
    CHECK(first->records.front().sealed.first(24) != second->records.front().sealed.first(24));
    CHECK(first->records.back().sealed == second->records.back().sealed); // the other stays
}

TEST_CASE("A locked vault answers nothing and takes nothing")
{
    const VaultStage stage;
    const QByteArray file = stage.fill();
    vault::VaultFile vault = stage.vault();
    CHECK(vault.isLocked());
    CHECK(codeOfRead(vault) == ErrorCode::VaultLocked);
    REQUIRE(vault.unlock(Secret("master"), {}));
    CHECK_FALSE(vault.isLocked());

    vault.lock();

    CHECK(vault.isLocked());
    CHECK(codeOfRead(vault) == ErrorCode::VaultLocked);
    CHECK(vault.write(ServerId{1}, credentialOf("x")).error().code == ErrorCode::VaultLocked);
    CHECK(vault.remove(ServerId{1}).error().code == ErrorCode::VaultLocked);
    CHECK(stage.file() == file);
}

TEST_CASE("A vault that is not used locks itself, by either clock")
{
    const VaultStage stage;
    stage.fill();
    vault::VaultFile vault = stage.vault(std::chrono::minutes{10});
    REQUIRE(vault.unlock(Secret("master"), {}));
    stage.clock.advance(std::chrono::minutes{9});
    REQUIRE(vault.read(ServerId{1})); // a use: the time starts again
    stage.clock.advance(std::chrono::minutes{9});
    CHECK_FALSE(vault.lockIfIdle());

    SECTION("time passed")
    {
        stage.clock.advance(std::chrono::minutes{1});
    }
    SECTION("the computer slept: only the wall clock went on")
    {
        stage.clock.setNow(stage.clock.now() + std::chrono::minutes{1});
    }

    CHECK(vault.isLocked());
    const bool isTold = GENERATE(false, true);
    if (isTold) {
        CHECK(vault.lockIfIdle());
        CHECK_FALSE(vault.lockIfIdle());
    }
    CHECK(codeOfRead(vault) == ErrorCode::VaultLocked);
    stage.clock.setNow(stage.clock.now() - std::chrono::hours{1});
    CHECK(codeOfRead(vault) == ErrorCode::VaultLocked); // and stays so
}

TEST_CASE("A vault without a limit stays open")
{
    const VaultStage stage;
    stage.fill();
    vault::VaultFile vault = stage.vault();
    REQUIRE(vault.unlock(Secret("master"), {}));

    stage.clock.advance(std::chrono::hours{1000});

    CHECK_FALSE(vault.lockIfIdle());
    CHECK(vault.read(ServerId{1}));
}

TEST_CASE("A new master password takes the place of the old one, and nothing is lost")
{
    const VaultStage stage;
    const QByteArray file = stage.fill();
    vault::VaultFile vault = stage.vault();
    CHECK(vault.changeMaster(Secret("wrong"), Secret("next"), {}).error().code
          == ErrorCode::MasterPasswordWrong);
    CHECK(vault.changeMaster(Secret("master"), Secret(), {}).error().code
          == ErrorCode::InvalidConfig);
    CHECK(stage.file() == file);

    REQUIRE(vault.changeMaster(Secret("master"), Secret("next"), {}));

    CHECK(vault.read(ServerId{1})->passphrase.view() == QByteArrayView("sesame"));
    CHECK(stage.unlock("master").error().code == ErrorCode::MasterPasswordWrong);
    vault::VaultFile other = stage.vault();
    REQUIRE(other.unlock(Secret("next"), {}));
    CHECK(other.read(ServerId{1})->password.view() == QByteArrayView("hunter2"));
    CHECK(other.read(ServerId{2})->password.view() == QByteArrayView("swordfish"));
    CHECK(file.sliced(20, 16) != stage.file().sliced(20, 16)); // another salt
}

TEST_CASE("Two processes see what the other wrote")
{
    const VaultStage stage;
    stage.fill();
    vault::VaultFile first = stage.vault();
    vault::VaultFile second = stage.vault();
    REQUIRE(first.unlock(Secret("master"), {}));
    REQUIRE(second.unlock(Secret("master"), {}));

    REQUIRE(first.write(ServerId{3}, credentialOf("third")));
    REQUIRE(second.write(ServerId{4}, credentialOf("fourth")));

    CHECK(first.read(ServerId{4})->password.view() == QByteArrayView("fourth"));
    CHECK(second.read(ServerId{3})->password.view() == QByteArrayView("third"));
}

TEST_CASE("A vault whose master password another process changed is locked")
{
    const VaultStage stage;
    stage.fill();
    vault::VaultFile vault = stage.vault();
    REQUIRE(vault.unlock(Secret("master"), {}));
    REQUIRE(stage.vault().changeMaster(Secret("master"), Secret("next"), {}));

    CHECK(vault.write(ServerId{1}, credentialOf("x")).error().code == ErrorCode::VaultLocked);

    CHECK(vault.isLocked());
    REQUIRE(vault.unlock(Secret("next"), {}));
    CHECK(vault.read(ServerId{1})->password.view() == QByteArrayView("hunter2"));
}

TEST_CASE("A file that is damaged or gone while the vault is open is told, and not written over")
{
    const VaultStage stage;
    QByteArray file = stage.fill();
    vault::VaultFile vault = stage.vault();
    REQUIRE(vault.unlock(Secret("master"), {}));
    file[100] = static_cast<char>(file[100] ^ 4);
    stage.replaceFile(file);

    CHECK(codeOfRead(vault) == ErrorCode::VaultDamaged);
    CHECK(vault.write(ServerId{1}, credentialOf("x")).error().code == ErrorCode::VaultDamaged);
    CHECK(stage.file() == file);
    REQUIRE(QFile::remove(stage.path()));
    CHECK(vault.write(ServerId{1}, credentialOf("x")).error().code == ErrorCode::NotFound);
}

TEST_CASE("A writer waits for its turn, but not for ever")
{
    const VaultStage stage;
    stage.fill();
    vault::VaultFile vault = stage.vault();
    REQUIRE(vault.unlock(Secret("master"), {}));
    QLockFile other(stage.path() + u".lock"_s);
    REQUIRE(other.tryLock(0));

    CHECK(vault.write(ServerId{1}, credentialOf("x")).error().code == ErrorCode::StoreBusy);

    other.unlock();
    CHECK(vault.write(ServerId{1}, credentialOf("x")));
}

TEST_CASE("A vault that can't be written keeps what it had")
{
    const VaultStage stage;
    const QByteArray file = stage.fill();
    vault::VaultFile vault = stage.vault();
    REQUIRE(vault.unlock(Secret("master"), {}));
    REQUIRE(QDir().mkpath(vault::stagedPath(stage.path()) + u"/in the way"_s));

    CHECK_FALSE(vault.write(ServerId{1}, credentialOf("x")));
    CHECK_FALSE(vault.changeMaster(Secret("master"), Secret("next"), {}));

    CHECK(vault.read(ServerId{1})->password.view() == QByteArrayView("hunter2"));
    CHECK(stage.file() == file);
}

TEST_CASE("a vault is removed without its master password, and then made anew")
{
    const test::VaultStage stage;
    stage.fill();
    vault::VaultFile vault = stage.vault();

    REQUIRE(vault.discard());

    CHECK_FALSE(vault.exists());
    CHECK(vault.discard()); // once more does no harm
    CHECK(vault.create(Secret("other"), {}));
    CHECK(vault.read(ServerId{1})->isEmpty());
}

TEST_CASE("the idle time of an open vault can be changed")
{
    const test::VaultStage stage;
    stage.fill();
    vault::VaultFile vault = stage.vault();
    REQUIRE(vault.unlock(Secret("master"), {}));
    stage.clock.advance(seconds{100});
    CHECK_FALSE(vault.isLocked());

    vault.setIdleLimit(seconds{60});

    CHECK_FALSE(vault.isLocked()); // it counts from now on
    stage.clock.advance(seconds{60});
    CHECK(vault.lockIfIdle());
}
