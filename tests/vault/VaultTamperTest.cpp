// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/vault/SecretStore.h"
#include "core/vault/VaultCipher.h"
#include "core/vault/VaultHeader.h"
#include "core/vault/VaultImage.h"
#include "tests/support/Catch.h"
#include "tests/vault/VaultStage.h"

#include <QtEndian>

#include <functional>
#include <random>
#include <utility>

using namespace Qt::StringLiterals;
using namespace vedette;
using test::VaultStage;

namespace {

/// As somebody would who knows how the file is made, but not the master password.
QByteArray withChecksum(QByteArray bytes)
{
    bytes.chop(vault::checksumBytes);
    return bytes + vault::checksum(bytes);
}

Result<vault::OpenVault> openBytes(const QByteArray& bytes)
{
    return vault::OpenVault::open(bytes, Secret("master"), test::fastBounds(), {});
}

ErrorCode codeOfOpen(const QByteArray& bytes)
{
    const auto opened = openBytes(bytes);
    REQUIRE_FALSE(opened);
    return opened.error().code;
}

/// The file after `change`, with a checksum that fits.
QByteArray rebuilt(const QByteArray& file, const std::function<void(vault::VaultImage&)>& change)
{
    auto image = vault::VaultImage::decode(file);
    REQUIRE(image);
    change(*image);
    return image->encode();
}

} // namespace

TEST_CASE("Every flipped bit of a vault is refused")
{
    const VaultStage stage;
    const QByteArray file = stage.fill();
    const bool isForged = GENERATE(false, true);
    REQUIRE(openBytes(file));
    const qsizetype end = isForged ? file.size() - vault::checksumBytes : file.size();
    for (qsizetype at = 0; at < end; ++at) {
        for (int bit = 0; bit < 8; ++bit) {
            QByteArray changed = file;
            changed[at] = static_cast<char>(changed[at] ^ (1 << bit));
            const auto opened = openBytes(isForged ? withChecksum(changed) : changed);
            if (opened) {
                CAPTURE(at, bit);
                FAIL("a changed vault was opened");
            }
        }
    }
}

TEST_CASE("A vault cut at any length is refused")
{
    const VaultStage stage;
    const QByteArray file = stage.fill();
    const bool isForged = GENERATE(false, true);

    for (qsizetype size = 0; size < file.size(); ++size) {
        const QByteArray cut = file.first(size);
        const bool isOpen = openBytes(isForged && size > 32 ? withChecksum(cut) : cut).has_value();
        if (isOpen) {
            CAPTURE(size);
            FAIL("a cut vault was opened");
        }
    }
    CHECK(codeOfOpen(file + '\0') == ErrorCode::VaultDamaged);
    CHECK(codeOfOpen(withChecksum(file + '\0')) == ErrorCode::VaultDamaged);
}

TEST_CASE("Records that were swapped, left out, doubled or put in are refused")
{
    const VaultStage stage;
    const QByteArray file = stage.fill();

    const auto swapped = rebuilt(file, [](vault::VaultImage& image) {
        std::swap(image.records[0].sealed, image.records[2].sealed);
    });
    const auto removed = rebuilt(file, [](vault::VaultImage& image) { image.records.pop_back(); });
    const auto doubled = rebuilt(
        file, [](vault::VaultImage& image) { image.records.push_back(image.records.back()); });
    const auto renamed
        = rebuilt(file, [](vault::VaultImage& image) { image.records[2].server = ServerId{9}; });

    CHECK(codeOfOpen(swapped) == ErrorCode::VaultDamaged);
    CHECK(codeOfOpen(removed) == ErrorCode::VaultDamaged);
    CHECK(codeOfOpen(doubled) == ErrorCode::VaultDamaged);
    CHECK(codeOfOpen(renamed) == ErrorCode::VaultDamaged);
}

TEST_CASE("A record opens in its own place only, whatever the file's seal says")
{
    const Secret key(QByteArray(32, 'k'));
    const QByteArray header(vault::headerBytes, 'h');
    const QByteArray sealed = vault::seal(key, "hunter2", "vault:v1:1:password" + header);

    CHECK(vault::unseal(key, sealed, "vault:v1:1:password" + header)->view()
          == QByteArrayView("hunter2"));
    CHECK_FALSE(vault::unseal(key, sealed, "vault:v1:2:password" + header));
    CHECK_FALSE(vault::unseal(key, sealed, "vault:v1:1:passphrase" + header));
    CHECK_FALSE(vault::unseal(key, sealed, "vault:v1:1:password" + QByteArray(36, 'i')));
    CHECK_FALSE(vault::unseal(Secret(QByteArray(32, 'K')), sealed, "vault:v1:1:password" + header));
    CHECK_FALSE(vault::unseal(key, "short", {}));
}

TEST_CASE("Records of an older file under the same key are refused in a newer one")
{
    const VaultStage stage;
    const auto older = vault::VaultImage::decode(stage.fill());
    vault::VaultFile vault = stage.vault();
    REQUIRE(vault.unlock(Secret("master"), {}));
    REQUIRE(vault.write(ServerId{1}, test::credentialOf("changed")));

    const auto mixed = rebuilt(
        stage.file(), [&older](vault::VaultImage& image) { image.records[0] = older->records[0]; });

    CHECK(codeOfOpen(mixed) == ErrorCode::VaultDamaged);
}

TEST_CASE("A vault that asks for too much or too little work is refused before any work")
{
    const auto [passes, memory] = GENERATE(table<quint32, quint32>({
        {3, 4 * 1024 * 1024}, // 4 GiB
        {3, 0xFFFFFFFF},
        {9, 64 * 1024},
        {0xFFFFFFFF, 64 * 1024},
        {2, 64 * 1024},
        {0, 0},
        {3, 64 * 1024 - 1},
    }));
    const QByteArray header = vault::encodeHeader(
        {.kdf = {.passes = passes, .memoryKib = memory}, .salt = QByteArray(16, 's')});

    const auto decoded = vault::decodeHeader(header, vault::KdfBounds{});

    REQUIRE_FALSE(decoded);
    CHECK(decoded.error().code == ErrorCode::VaultDamaged);
}

TEST_CASE("A header comes back as it was written")
{
    const vault::VaultHeader header{.kdf = {.passes = 4, .memoryKib = 128 * 1024},
                                    .salt = QByteArray("0123456789abcdef")};

    CHECK(vault::decodeHeader(vault::encodeHeader(header), vault::KdfBounds{}) == header);
    CHECK(vault::encodeHeader(header).size() == vault::headerBytes);
}

TEST_CASE("A vault of a later version is told as such")
{
    const VaultStage stage;
    QByteArray file = stage.fill();
    qToLittleEndian(quint16{2}, file.data() + 8);

    CHECK(codeOfOpen(file) == ErrorCode::SchemaTooNew);
}

TEST_CASE("A count of records that nobody wrote costs nothing")
{
    const VaultStage stage;
    QByteArray file = stage.fill();
    qToLittleEndian(quint32{0xFFFFFFFF}, file.data() + vault::headerBytes + vault::sealOverhead);

    CHECK(codeOfOpen(withChecksum(file)) == ErrorCode::VaultDamaged);
}

TEST_CASE("Random bytes are no vault")
{
    std::mt19937 random(4711); // NOLINT(cert-msc51-cpp): the same bytes in every run
    for (int i = 0; i < 2000; ++i) {
        QByteArray bytes(static_cast<qsizetype>(random() % 600), '\0');
        std::generate(
            bytes.begin(), bytes.end(), [&random] { return static_cast<char>(random()); });
        CHECK_FALSE(vault::VaultImage::decode(bytes));
        CHECK_FALSE(vault::VaultImage::decode(
            withChecksum(QByteArray("VEDVAULT\1\0\0\0", 12) + bytes + QByteArray(140, 'x')
                         + QByteArray(vault::checksumBytes, '\0'))));
    }
}
