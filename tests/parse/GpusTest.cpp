// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/parse/Gpus.h"

#include "tests/parse/ParseSupport.h"

using namespace vedette;
using namespace vedette::parse;
using namespace Qt::StringLiterals;

namespace {

constexpr QByteArrayView lspciText(
    "00:02.0 \"VGA compatible controller [0300]\" \"Cirrus Logic [1013]\" \"GD 5446 [00b8]\" \"\"\n"
    "00:03.0 \"Ethernet controller [0200]\" \"Intel Corporation [8086]\" \"X [0300]\" \"\"\n"
    "3b:00.0 \"3D controller [0302]\" \"NVIDIA Corporation [10de]\" \"TU104GL [Tesla T4] [1eb8]\" "
    "-ra1 \"NVIDIA Corporation [10de]\" \"Device [12a2]\"\n");

} // namespace

TEST_CASE("Graphics processors are found among the PCI devices")
{
    const auto gpus = gpusOf({lspciText, {}, {}});

    CHECK(gpus
          == QList<Gpu>{{u"GD 5446"_s, u"Cirrus Logic"_s, std::nullopt},
                        {u"TU104GL [Tesla T4]"_s, u"NVIDIA Corporation"_s, std::nullopt}});
}

TEST_CASE("The maker's tool knows the name and the memory of the same card")
{
    const auto gpus = gpusOf({lspciText, {}, "00000000:3B:00.0, 15360, Tesla T4\n"});

    REQUIRE(gpus.size() == 2);
    CHECK(gpus[1] == Gpu{u"Tesla T4"_s, u"NVIDIA Corporation"_s, 16'106'127'360});
}

TEST_CASE("The kernel alone tells the maker and the memory")
{
    const auto gpus = gpusOf({{},
                              "name=card0\nslot=../../../0000:03:00.0\nvendor=0x1002\n"
                              "device=0x73bf\nmem_info_vram_total=17163091968\n"
                              "name=card1\nslot=../../../fe400000.gpu\n",
                              {}});

    CHECK(gpus == QList<Gpu>{{u"0x73bf"_s, u"AMD"_s, 17'163'091'968}});
}

TEST_CASE("A memory that the tool does not tell is absent")
{
    const auto gpus = gpusOf({{}, {}, "00000000:01:00.0, [N/A], NVIDIA GB10\nNo devices found\n"});

    CHECK(gpus == QList<Gpu>{{u"NVIDIA GB10"_s, u"NVIDIA Corporation"_s, std::nullopt}});
    CHECK(gpusOf({}).isEmpty());
}
