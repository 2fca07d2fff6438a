// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/vault/StagedFile.h"

#include "tests/support/Catch.h"
#include "tests/support/TempStore.h"
#include "tests/vault/VaultStage.h"

#include <QFile>

#include <csignal>
#include <utility>

#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

using namespace Qt::StringLiterals;
using namespace vedette;
using test::VaultStage;

namespace {

/// While it lives, no file of this process may grow beyond `bytes`: as on a full disk.
class FileLimit final
{
public:
    explicit FileLimit(rlim_t bytes)
        : m_signal(std::signal(SIGXFSZ, SIG_IGN))
    {
        ::getrlimit(RLIMIT_FSIZE, &m_before);
        const rlimit limit{bytes, m_before.rlim_max};
        ::setrlimit(RLIMIT_FSIZE, &limit);
    }
    FileLimit(const FileLimit&) = delete;
    FileLimit& operator=(const FileLimit&) = delete;
    ~FileLimit()
    {
        ::setrlimit(RLIMIT_FSIZE, &m_before);
        std::signal(SIGXFSZ, m_signal);
    }

private:
    void (*m_signal)(int);
    rlimit m_before{};
};

/// Runs `work` in a process of its own that ends the moment it returns, without any clean-up.
template <class Work>
void crashAfter(Work work)
{
    const pid_t child = ::fork();
    REQUIRE(child >= 0);
    if (child == 0) {
        work();
        ::_exit(0);
    }
    int status = 0;
    REQUIRE(::waitpid(child, &status, 0) == child);
    REQUIRE(WIFEXITED(status));
}

} // namespace

TEST_CASE("A staged file takes the place of the old one only when it is committed")
{
    const VaultStage stage;
    stage.replaceFile("old");
    {
        auto staged = vault::StagedFile::stage(stage.path(), "new content");
        REQUIRE(staged);
        CHECK(stage.file() == "old");

        REQUIRE(staged->commit());
    }

    CHECK(stage.file() == "new content");
    CHECK_FALSE(QFile::exists(vault::stagedPath(stage.path())));
}

TEST_CASE("What was not committed goes")
{
    const VaultStage stage;
    stage.replaceFile("old");
    {
        auto staged = vault::StagedFile::stage(stage.path(), "new");
        REQUIRE(staged);
        const vault::StagedFile moved = *std::move(staged);
        CHECK(QFile::exists(vault::stagedPath(stage.path())));
    }

    CHECK_FALSE(QFile::exists(vault::stagedPath(stage.path())));
    CHECK(stage.file() == "old");
}

TEST_CASE("A crash before the commit leaves the old vault whole, and the next write succeeds")
{
    const VaultStage stage;
    const QByteArray file = stage.fill();
    const QString path = stage.path();

    crashAfter([&path] {
        auto staged = vault::StagedFile::stage(path, "half of a new va");
        new vault::StagedFile(*std::move(staged)); // its destructor never runs
    });

    CHECK(QFile::exists(vault::stagedPath(path)));
    CHECK(stage.file() == file);
    vault::VaultFile vault = stage.vault();
    REQUIRE(vault.unlock(Secret("master"), {}));
    REQUIRE(vault.changeMaster(Secret("master"), Secret("next"), {}));
    CHECK_FALSE(QFile::exists(vault::stagedPath(path)));
    CHECK(stage.unlock("next"));
}

TEST_CASE("On a full disk the old vault stays whole")
{
    const VaultStage stage;
    const QByteArray file = stage.fill();
    vault::VaultFile vault = stage.vault();
    REQUIRE(vault.unlock(Secret("master"), {}));
    {
        const FileLimit limit(static_cast<rlim_t>(file.size()) - 10);
        const auto written = vault.write(ServerId{2}, test::credentialOf("x"));
        REQUIRE_FALSE(written);
        CHECK(written.error().code == ErrorCode::StoreFull);
    }

    CHECK(stage.file() == file);
    CHECK_FALSE(QFile::exists(vault::stagedPath(stage.path())));
    CHECK(vault.write(ServerId{2}, test::credentialOf("x")));
}

TEST_CASE("A link that lies in the way is not followed")
{
    const VaultStage stage;
    const QString victim = stage.folder() + u"/victim"_s;
    test::writeFile(victim, "precious");
    REQUIRE(QFile::link(victim, vault::stagedPath(stage.path())));

    auto staged = vault::StagedFile::stage(stage.path(), "new");

    REQUIRE(staged);
    CHECK(test::readFile(victim) == "precious");
}

TEST_CASE("A folder that is not there is told")
{
    const auto staged = vault::StagedFile::stage(u"/nonexistent/folder/vault"_s, "x");

    REQUIRE_FALSE(staged);
    CHECK(staged.error().code == ErrorCode::StoreReadOnly);
    CHECK(staged.error().native == ENOENT);
}
