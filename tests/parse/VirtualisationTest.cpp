// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/parse/Virtualisation.h"

#include "tests/parse/ParseSupport.h"

using namespace vedette;
using namespace vedette::parse;
using namespace Qt::StringLiterals;

namespace {

Board boardOf(const QString& vendor, const QString& product)
{
    Board board;
    board.vendor = vendor;
    board.product = product;
    return board;
}

} // namespace

TEST_CASE("systemd's own word stands, and it alone may say that there is none")
{
    CHECK(virtualisationOf({"none\n", {}, {}, {}, false}, {}) == u"none"_s);
    CHECK(virtualisationOf({"lxc\n", {}, u"KVM"_s, {}, true}, {}) == u"lxc"_s);
    CHECK(virtualisationOf({{}, {}, {}, u"Linux 6.1"_s, false}, boardOf(u"Dell Inc."_s, {}))
              .isEmpty());
    CHECK(virtualisationOf({"Failed to detect!\n", {}, {}, {}, false}, {}).isEmpty());
}

TEST_CASE("Containers leave their signs")
{
    CHECK(virtualisationOf({{}, "container=podman\n", u"KVM"_s, {}, true}, {}) == u"podman"_s);
    CHECK(virtualisationOf({{}, {}, {}, u"Linux 5.15.90-microsoft-standard-WSL2"_s, true}, {})
          == u"wsl"_s);
}

TEST_CASE("A guest is named by its maker, its processor, or not at all")
{
    const auto [vendor, product, hypervisor, word]
        = GENERATE(table<QString, QString, QString, QString>({
            {u"innotek GmbH"_s, u"VirtualBox"_s, u"KVM"_s, u"oracle"_s},
            {u"VMware, Inc."_s, u"VMware7,1"_s, u"VMware"_s, u"vmware"_s},
            {u"QEMU"_s, u"Standard PC (Q35 + ICH9, 2009)"_s, u"KVM"_s, u"kvm"_s},
            {u"QEMU"_s, u"Standard PC"_s, {}, u"qemu"_s},
            {u"Microsoft Corporation"_s, u"Virtual Machine"_s, u"Microsoft"_s, u"microsoft"_s},
            {u"Amazon EC2"_s, u"t3.micro"_s, u"KVM"_s, u"amazon"_s},
            {{}, {}, {}, u"vm-other"_s},
        }));

    CHECK(virtualisationOf({{}, {}, hypervisor, {}, true}, boardOf(vendor, product)) == word);
}

TEST_CASE("A real machine of a cloud, and a part of IBM Z, are no guests")
{
    CHECK(virtualisationOf({}, boardOf(u"Amazon EC2"_s, u"m5.metal"_s)).isEmpty());
    CHECK(virtualisationOf({{}, {}, u"PR/SM"_s, {}, false}, boardOf(u"IBM"_s, {})).isEmpty());
    CHECK(virtualisationOf({{}, {}, u"z/VM 7.2.0"_s, {}, false}, {}) == u"zvm"_s);
}

TEST_CASE("The domain that owns a Xen machine is no guest of it")
{
    CHECK(virtualisationOf({{}, "capabilities=control_d\ntype=xen\n", u"Xen"_s, {}, true}, {})
          == u"none"_s);
    CHECK(virtualisationOf({{}, "type=xen\n", {}, {}, false}, {}) == u"xen"_s);
}
