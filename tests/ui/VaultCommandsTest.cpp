// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "ui/secrets/VaultCommands.h"

#include "tests/support/Catch.h"
#include "tests/support/FakeSecrets.h"
#include "ui/secrets/VaultButton.h"

#include <QLabel>
#include <QLineEdit>
#include <QProgressBar>
#include <QPushButton>
#include <QSignalSpy>
#include <QWidget>

using namespace Qt::StringLiterals;
using namespace vedette;
using namespace vedette::ui;
using test::FakeSecrets;

namespace {

SecretsStatus vaultStatus(VaultState vault)
{
    return {.place = SecretPlace::VaultFile, .vault = vault};
}

/// A secret that was typed and can't be kept.
SecretsStatus waitingStatus(VaultState vault)
{
    SecretsStatus status = vaultStatus(vault);
    status.waiting = {ServerId{7}};
    status.error = Error{ErrorCode::VaultLocked, {}, 0};
    return status;
}

/// A window with its vault, and the dialog that is open in it.
struct VaultFixture
{
    explicit VaultFixture(const SecretsStatus& status = {})
    {
        secrets.status = status;
        window.show();
        commands = new VaultCommands(&secrets, window);
    }

    [[nodiscard]] MasterDialog* dialog() const
    {
        auto* const found = window.findChild<MasterDialog*>();
        return found != nullptr && found->isVisible() ? found : nullptr;
    }
    void type(const QString& field, const QString& text) const
    {
        auto* const edit = dialog()->findChild<QLineEdit*>(field);
        REQUIRE(edit != nullptr);
        edit->setText(text);
    }
    void accept() const { dialog()->findChild<QPushButton*>(u"accept"_s)->click(); }
    [[nodiscard]] QString label(const QString& name) const
    {
        auto* const found = dialog()->findChild<QLabel*>(name);
        REQUIRE(found != nullptr);
        return found->isHidden() ? QString() : found->text();
    }

    FakeSecrets secrets;
    QWidget window;
    VaultCommands* commands = nullptr;
};

} // namespace

TEST_CASE("A locked vault that keeps passwords is asked for at the start")
{
    SecretsStatus status = vaultStatus(VaultState::Locked);
    status.kept = {ServerId{1}};

    const VaultFixture fixture(status);

    REQUIRE(fixture.dialog() != nullptr);
    CHECK(fixture.dialog()->windowTitle() == u"Unlock the vault"_s);
}

TEST_CASE("Nothing is asked where nothing is kept")
{
    const VaultState vault = GENERATE(VaultState::Missing, VaultState::Locked);

    const VaultFixture fixture(vaultStatus(vault));

    CHECK(fixture.dialog() == nullptr);
}

TEST_CASE("A password that waits makes the dialog open that lets it be kept")
{
    const auto [vault, title] = GENERATE(values<std::pair<VaultState, QString>>(
        {{VaultState::Missing, u"Make a vault for passwords"_s},
         {VaultState::Locked, u"Unlock the vault"_s}}));
    VaultFixture fixture;

    fixture.secrets.push(waitingStatus(vault));

    REQUIRE(fixture.dialog() != nullptr);
    CHECK(fixture.dialog()->windowTitle() == title);
    fixture.dialog()->reject();
    fixture.secrets.push(waitingStatus(vault));
    CHECK(fixture.dialog() == nullptr); // declined once is enough
}

TEST_CASE("A keychain that fails is told, not asked about")
{
    VaultFixture fixture;
    const QSignalSpy failed(fixture.commands, &VaultCommands::failed);
    SecretsStatus status{.place = SecretPlace::Keychain};
    status.waiting = {ServerId{7}};
    status.error = Error{ErrorCode::KeychainFailed, {}, 0};

    fixture.secrets.push(status);

    CHECK(fixture.dialog() == nullptr);
    REQUIRE(failed.size() == 1);
    CHECK(failed.front().front().toString().contains(u"keychain"_s));
}

TEST_CASE("A second password that can't be kept is asked about, too, with the same error")
{
    VaultFixture fixture;
    fixture.secrets.push(waitingStatus(VaultState::Locked));
    REQUIRE(fixture.dialog() != nullptr);
    delete fixture.dialog(); // as the event loop does after it was closed
    SecretsStatus status = waitingStatus(VaultState::Locked);
    status.waiting.push_back(ServerId{8});

    fixture.secrets.push(status);

    REQUIRE(fixture.dialog() != nullptr);
    delete fixture.dialog();
    fixture.secrets.push(status);
    CHECK(fixture.dialog() == nullptr);
}

TEST_CASE("What a keychain did not take is tried again, and moves nothing")
{
    VaultFixture fixture;
    SecretsStatus status{.place = SecretPlace::Keychain};
    status.waiting = {ServerId{7}};
    fixture.secrets.push(status);

    fixture.commands->toggle();

    CHECK(fixture.secrets.calls == QStringList{u"keepWaiting"_s});
}

TEST_CASE("A vault is made with a master password typed twice")
{
    VaultFixture fixture(vaultStatus(VaultState::Missing));
    fixture.commands->toggle();
    REQUIRE(fixture.dialog() != nullptr);

    fixture.type(u"newMaster"_s, u"short"_s);
    CHECK(fixture.label(u"newMasterNote"_s).startsWith(u"Short"_s));
    fixture.type(u"newMaster"_s, u"correct horse battery"_s);
    CHECK(fixture.label(u"newMasterNote"_s) == u"Long enough."_s);
    fixture.type(u"repeatedMaster"_s, u"another"_s);
    fixture.accept();
    CHECK(fixture.secrets.calls.isEmpty());
    CHECK(fixture.label(u"repeatedMasterNote"_s) == u"This is not the same as above."_s);

    fixture.type(u"repeatedMaster"_s, u"correct horse battery"_s);
    fixture.accept();

    CHECK(fixture.secrets.calls == QStringList{u"create correct horse battery"_s});
    CHECK(fixture.dialog()->findChild<QProgressBar*>()->isVisible());
    for (const QLineEdit* edit : fixture.dialog()->findChildren<QLineEdit*>()) {
        CHECK(edit->text().isEmpty());
    }
    fixture.secrets.answer();
    CHECK(fixture.dialog() == nullptr);
}

TEST_CASE("A wrong master password is told, and may be typed again")
{
    VaultFixture fixture(vaultStatus(VaultState::Locked));
    fixture.commands->toggle();
    fixture.type(u"currentMaster"_s, u"guess"_s);
    fixture.accept();
    fixture.accept(); // impatience changes nothing
    CHECK(fixture.secrets.calls == QStringList{u"unlock guess"_s});

    fixture.secrets.answer(Error{ErrorCode::MasterPasswordWrong, {}, 0});

    REQUIRE(fixture.dialog() != nullptr);
    CHECK(fixture.label(u"problem"_s).contains(u"master password is not right"_s));
    fixture.type(u"currentMaster"_s, u"master"_s);
    fixture.accept();
    CHECK(fixture.secrets.calls.back() == u"unlock master"_s);
}

TEST_CASE("Closing the dialog while the vault works cancels that")
{
    VaultFixture fixture(vaultStatus(VaultState::Locked));
    fixture.commands->toggle();
    fixture.type(u"currentMaster"_s, u"master"_s);
    fixture.accept();

    delete fixture.dialog();

    CHECK(fixture.secrets.calls.back() == u"cancel"_s);
}

TEST_CASE("The button of the status bar says how the vault is, and locks it")
{
    VaultFixture fixture(vaultStatus(VaultState::Unlocked));
    VaultButton button(&fixture.window);

    button.setStatus({});
    CHECK(button.isHidden());
    button.setStatus(vaultStatus(VaultState::Locked));
    CHECK_FALSE(button.isHidden());
    CHECK(button.text() == u"Vault locked"_s);
    button.setStatus(vaultStatus(VaultState::Unlocked));
    CHECK(button.text() == u"Vault open"_s);
    button.setStatus(waitingStatus(VaultState::Missing));
    CHECK(button.text() == u"1 password not kept"_s);

    fixture.commands->toggle();
    CHECK(fixture.secrets.calls == QStringList{u"lock"_s});
}
