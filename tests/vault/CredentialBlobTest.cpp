// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/vault/CredentialBlob.h"

#include "tests/support/Catch.h"
#include "tests/vault/VaultStage.h"

#include <random>

using namespace vedette;
using test::credentialOf;

TEST_CASE("A credential comes back from one value")
{
    const Credential credential = GENERATE(credentialOf("hunter2", "sesame"),
                                           credentialOf({}, "sesame"),
                                           credentialOf("hunter2"),
                                           Credential());

    const auto decoded = vault::decodeCredential(vault::encodeCredential(credential).view());

    REQUIRE(decoded);
    CHECK(decoded->password.view() == credential.password.view());
    CHECK(decoded->passphrase.view() == credential.passphrase.view());
}

TEST_CASE("What is not whole is no credential")
{
    const QByteArray whole
        = vault::encodeCredential(credentialOf("hunter2", "sesame")).view().toByteArray();

    for (qsizetype size = 0; size < whole.size(); ++size) {
        CHECK_FALSE(vault::decodeCredential(QByteArrayView(whole).first(size)));
    }
    CHECK_FALSE(vault::decodeCredential(whole + 'x'));
    CHECK_FALSE(vault::decodeCredential(QByteArray("VC1\xFF\xFF\xFF\xFF", 7)));
    CHECK_FALSE(vault::decodeCredential("plain text"));
}

TEST_CASE("Random bytes are no credential, or a small one")
{
    std::mt19937 random(4711); // NOLINT(cert-msc51-cpp): the same bytes in every run
    for (int i = 0; i < 2000; ++i) {
        QByteArray bytes("VC1");
        for (auto left = random() % 40; left > 0; --left) {
            bytes += static_cast<char>(random() % 8);
        }
        const auto decoded = vault::decodeCredential(bytes);
        CHECK((!decoded || decoded->password.size() < 40));
    }
}
