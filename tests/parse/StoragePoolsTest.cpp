// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/parse/StoragePools.h"

#include "tests/parse/ParseSupport.h"

using namespace vedette;
using namespace vedette::parse;
using namespace Qt::StringLiterals;

TEST_CASE("A ZFS pool tells its health and how full it is; what it does not know is absent")
{
    const auto samples = zfsPoolSamples("rpool\t43\t12\tONLINE\n"
                                        "my tank\t97%\t-\tDEGRADED\n"
                                        "gone\t-\t-\tUNAVAIL\n"
                                        "odd\t250\t\tWONDERFUL\n");

    CHECK(value(samples, u"zfs[rpool].healthy") == 1.0);
    CHECK(value(samples, u"zfs[rpool].usedPercent") == 43.0);
    CHECK(value(samples, u"zfs[rpool].fragmentation") == 12.0);
    CHECK(value(samples, u"zfs[my tank].healthy") == 0.0);
    CHECK(value(samples, u"zfs[my tank].usedPercent") == 97.0);
    CHECK_FALSE(value(samples, u"zfs[my tank].fragmentation"));
    CHECK(value(samples, u"zfs[gone].healthy") == 0.0);
    CHECK_FALSE(value(samples, u"zfs[gone].usedPercent"));
    CHECK(samples.size() == 6);
}

TEST_CASE("What zpool says instead of pools is no pool")
{
    CHECK(zfsPoolSamples("no pools available\n").empty());
    CHECK(zfsPoolSamples("").empty());
    CHECK(zfsPoolSamples("rpool\t43\t12\n").empty());
}

TEST_CASE("ZFS tells what its cache takes of the memory")
{
    const auto samples = zfsArcSamples("size                            4    1603939792\n");

    CHECK(value(samples, u"memory.zfsArc") == 1603939792.0);
    CHECK(zfsArcSamples("c_max 4 99\nsize 4 x\n").empty());
}

TEST_CASE("btrfs tells the errors of all devices of a file system, by its label")
{
    const QByteArray one = "/sys/fs/btrfs/0abb23a9-579b-43e6-ad30-227ef47fcb9d/";
    const QByteArray two = "/sys/fs/btrfs/7f07c59f-6136-449c-ab87-e1cf2328731b/";
    const auto samples = btrfsSamples(
        one + "label:fixture\n" + one + "devinfo/1/error_stats:write_errs 1\n" + one
        + "devinfo/1/error_stats:read_errs 0\n" + one + "devinfo/2/error_stats:corruption_errs 4\n"
        + one + "devinfo/1/missing:0\n" + one + "devinfo/2/missing:1\n" + two
        + "devinfo/1/error_stats:write_errs 0\n" + two + "devinfo/1/error_stats:read_errs x\n");

    CHECK(value(samples, u"btrfs[fixture].errors") == 5.0);
    CHECK(value(samples, u"btrfs[fixture].missingDevices") == 1.0);
    CHECK(value(samples, u"btrfs[7f07c59f-6136-449c-ab87-e1cf2328731b].errors") == 0.0);
    CHECK(samples.size() == 3);
}

TEST_CASE("Two file systems of one label are told apart, and one without numbers has none")
{
    const QByteArray stats = "/devinfo/1/error_stats:write_errs 0\n";
    const auto samples = btrfsSamples("/sys/fs/btrfs/a/label:data\n/sys/fs/btrfs/a" + stats
                                      + "/sys/fs/btrfs/b/label:data\n/sys/fs/btrfs/b" + stats
                                      + "/sys/fs/btrfs/c/label:old kernel\n");

    CHECK(value(samples, u"btrfs[data].errors") == 0.0);
    CHECK(value(samples, u"btrfs[b].errors") == 0.0);
    CHECK(samples.size() == 2);
}

TEST_CASE("A thin pool of LVM bears the names of its group and its volume")
{
    const auto samples = thinPoolSamples(
        "vg--a-pool--1-tpool: 0 2097152 thin-pool 1 12/1024 4096/16384 - rw discard_passdown "
        "queue_if_no_space - 1024\n"
        "docker-253:0-99-pool: 0 2097152 thin-pool 7 1/4 1/2 - rw no_discard_passdown "
        "queue_if_no_space\n"
        "vg-root: 0 2097152 linear 8:1 0\n"
        "vg-dead-tpool: 0 2097152 thin-pool Fail\n"
        "vg-odd-tpool: 0 2097152 thin-pool 1 9/4 0/0 - rw\n");

    CHECK(value(samples, u"lvm[vg-a\\/pool-1].metadataPercent") == 1.17);
    CHECK(value(samples, u"lvm[vg-a\\/pool-1].dataPercent") == 25.0);
    CHECK(value(samples, u"lvm[docker-253:0-99-pool].dataPercent") == 50.0);
    CHECK(samples.size() == 4);
}
