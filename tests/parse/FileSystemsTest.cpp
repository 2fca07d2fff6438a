// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/parse/FileSystems.h"

#include "tests/parse/ParseSupport.h"

#include <QStringList>

using namespace vedette;
using namespace vedette::parse;

using namespace Qt::StringLiterals;

namespace {

std::vector<Sample>
samplesOf(const QByteArray& mounts, const QByteArray& space, const QByteArray& inodes = {})
{
    const auto mountRows = parseMounts(mounts);
    const auto spaceRows = parseDiskFree(space);
    const auto inodeRows = parseDiskFree(inodes);
    REQUIRE(mountRows);
    REQUIRE(spaceRows);
    return fileSystemSamples(
        *mountRows, *spaceRows, inodeRows ? *inodeRows : std::vector<DiskFreeRow>{});
}

QStringList instancesOf(const std::vector<Sample>& samples)
{
    QStringList names;
    for (const Sample& sample : samples) {
        if (!names.contains(sample.metric.instance)) {
            names.append(sample.metric.instance);
        }
    }
    return names;
}

} // namespace

TEST_CASE("File systems of disks, of the network, of zfs and btrfs are shown, each once")
{
    const auto samples = samplesOf(fixture(u"linux-handmade/mounts"_s),
                                   fixture(u"linux-handmade/df_kP"_s),
                                   fixture(u"linux-handmade/df_iP"_s));

    CHECK(instancesOf(samples)
          == QStringList{u"/"_s,
                         u"/var"_s,
                         u"/mnt/my disk 1"_s,
                         u"/mnt/share"_s,
                         u"/tank"_s,
                         u"/data"_s,
                         u"/nfs"_s});
}

TEST_CASE("Sizes are in bytes and the share is of what users may take")
{
    const auto samples = samplesOf("/dev/sda2 / ext4 rw 0 0\n",
                                   "/dev/sda2 10000 4000 5000 45% /\n",
                                   "/dev/sda2 1000 250 750 25% /\n");

    CHECK(value(samples, u"disk[/].total") == 10'000.0 * 1024);
    CHECK(value(samples, u"disk[/].used") == 4'000.0 * 1024);
    CHECK(value(samples, u"disk[/].available") == 5'000.0 * 1024);
    CHECK(value(samples, u"disk[/].usedPercent").value() == 44.44);
    CHECK(value(samples, u"disk[/].inodesTotal") == 1000.0);
    CHECK(value(samples, u"disk[/].inodesUsed") == 250.0);
    CHECK(value(samples, u"disk[/].inodesUsedPercent") == 25.0);
    CHECK(value(samples, u"disk[/].readOnly") == 0.0);
}

TEST_CASE("A full and read-only file system is told so")
{
    const auto samples = samplesOf("/dev/sda3 /var ext4 ro 0 0\n", "/dev/sda3 20 20 0 100% /var\n");

    CHECK(value(samples, u"disk[/var].usedPercent") == 100.0);
    CHECK(value(samples, u"disk[/var].readOnly") == 1.0);
}

TEST_CASE("A file system without fixed inodes has none, and one that df can't ask has no sizes")
{
    const auto samples = samplesOf(fixture(u"linux-handmade/mounts"_s),
                                   fixture(u"linux-handmade/df_kP"_s),
                                   fixture(u"linux-handmade/df_iP"_s));

    CHECK(value(samples, u"disk[/data].used"));
    CHECK_FALSE(value(samples, u"disk[/data].inodesTotal"));
    CHECK_FALSE(value(samples, u"disk[/data].inodesUsedPercent"));
    CHECK_FALSE(value(samples, u"disk[/nfs].total"));
    CHECK_FALSE(value(samples, u"disk[/nfs].usedPercent"));
    CHECK(value(samples, u"disk[/nfs].readOnly") == 0.0);
}

TEST_CASE("The overlay that is the root of a container is shown")
{
    const auto samples
        = samplesOf("overlay / overlay rw,lowerdir=/a:/b 0 0\ntmpfs /dev tmpfs rw 0 0\n",
                    "overlay 100 40 60 40% /\ntmpfs 10 0 10 0% /dev\n");

    CHECK(instancesOf(samples) == QStringList{u"/"_s});
}

TEST_CASE("Of two mounts in one place the later one is seen")
{
    const auto hidden = samplesOf("/dev/sda1 /mnt ext4 rw 0 0\ntmpfs /mnt tmpfs rw 0 0\n",
                                  "tmpfs 9 0 9 0% /mnt\n");

    CHECK(hidden.empty());
}

TEST_CASE("A bind mount gives way to the shorter path even when it comes first")
{
    const auto samples
        = samplesOf("/dev/sda1 /var/lib/bind ext4 rw 0 0\n/dev/sda1 /data ext4 rw 0 0\n",
                    "/dev/sda1 9 0 9 0% /var/lib/bind\n/dev/sda1 9 0 9 0% /data\n");

    CHECK(instancesOf(samples) == QStringList{u"/data"_s});
}

TEST_CASE("A bind mount stands in when df tells of it alone")
{
    const auto samples = samplesOf("/dev/sda1 /a ext4 rw 0 0\n/dev/sda1 /longer ext4 rw 0 0\n",
                                   "/dev/sda1 9 0 9 0% /longer\n");

    CHECK(instancesOf(samples) == QStringList{u"/longer"_s});
}

TEST_CASE("Figures that contradict each other are left out")
{
    const auto samples
        = samplesOf("/dev/sda1 / ext4 rw 0 0\n", "/dev/sda1 100 18446744073709551615 60 40% /\n");

    CHECK(value(samples, u"disk[/].total") == 100.0 * 1024);
    CHECK_FALSE(value(samples, u"disk[/].used"));
    CHECK_FALSE(value(samples, u"disk[/].usedPercent"));
}

TEST_CASE("No more than 256 file systems are shown, and their names are fit to show")
{
    QByteArray mounts("/dev/evil /mnt/\x1b[31m\xff ext4 rw 0 0\n");
    QByteArray space("/dev/evil 9 0 9 0% /mnt/\x1b[31m\xff\n");
    for (int i = 0; i < 1000; ++i) {
        const QByteArray n = QByteArray::number(i);
        mounts += "/dev/d" + n + " /m" + n + " ext4 rw 0 0\n";
        space += "/dev/d" + n + " 9 0 9 0% /m" + n + "\n";
    }

    const QStringList names = instancesOf(samplesOf(mounts, space));

    CHECK(names.size() == 256);
    CHECK(names.front() == u"/mnt/[31m\uFFFD"_s);
}

TEST_CASE("A captured machine shows its root and nothing else")
{
    const QString tool = GENERATE(u"df"_s, u"busybox_df"_s);
    const QString folder = u"linux-debian12/"_s;

    const auto samples = samplesOf(fixture(folder + u"mounts"_s),
                                   fixture(folder + tool + u"_kP"_s),
                                   fixture(folder + tool + u"_iP"_s));

    CHECK(instancesOf(samples) == QStringList{u"/"_s});
    CHECK(samples.size() == 8);
}

TEST_CASE("The mounts that are shown are known without df")
{
    const auto mounts = parseMounts("/dev/sda1 / ext4 rw 0 0\n"
                                    "/dev/sda1 /bind ext4 rw 0 0\n"
                                    "nas:/x /nas nfs4 rw 0 0\n"
                                    "systemd-1 /auto autofs rw 0 0\n"
                                    "tank/home /home zfs rw 0 0\n"
                                    "/dev/loop1 /snap/x squashfs ro 0 0\n"
                                    "tmpfs /run tmpfs rw 0 0\n"
                                    "/dev/fuse /mnt/f fuse.x rw 0 0\n");
    REQUIRE(mounts);
    const auto told = [&mounts](const std::vector<QByteArray>& refused) {
        QByteArray text;
        for (const Mount& mount : shownMounts(*mounts, refused)) {
            text += mount.mountPoint + (mayHang(mount) ? "? " : " ");
        }
        return text;
    };

    CHECK(told({}) == "/ /nas? /home /mnt/f? ");
    CHECK(told({"/", "/home"}) == "/bind /nas? /mnt/f? ");
}

TEST_CASE("Only what is known to be of this machine is local")
{
    const auto [line, local] = GENERATE(
        table<const char*, bool>({{"/dev/sda1 / ext4 rw 0 0", true},
                                  {"tank/home /home zfs rw 0 0", true},
                                  {"overlay /var/lib/docker/x overlay rw 0 0", true},
                                  {"proc /proc proc rw 0 0", true},
                                  {"systemd-1 /proc/sys/fs/binfmt_misc autofs rw 0 0", true},
                                  {"systemd-1 /auto autofs rw 0 0", false},
                                  {"nas:/x /nas nfs4 rw 0 0", false},
                                  {"/dev/fuse /mnt/f fuse.x rw 0 0", false},
                                  {"/dev/sdb1 /mnt/n fuseblk rw 0 0", false},
                                  {"/dev/sdc1 /mnt/c gfs2 rw 0 0", false},
                                  {"//nas/x /mnt/y davfs rw 0 0", false}}));
    CAPTURE(line);
    const auto mounts = parseMounts(line);

    REQUIRE(mounts);
    CHECK(isLocal(mounts->front()) == local);
}
