// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/parse/FileSystems.h"

#include "core/base/PlainText.h"
#include "core/parse/SampleList.h"
#include "core/parse/Scanner.h"

#include <QHash>
#include <QSet>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace vedette::parse {

namespace {

constexpr double kib = 1024;
constexpr quint64 maxFigure = quint64{1} << 53U;

using RowsByMount = QHash<QByteArrayView, const DiskFreeRow*>;

/// File systems whose device is no path under /dev.
constexpr std::array<QByteArrayView, 6> localTypes{
    "zfs", "btrfs", "bcachefs", "ubifs", "jffs2", "yaffs2"};
constexpr std::array<QByteArrayView, 20> remoteTypes{
    "nfs",       "nfs3",   "nfs4",     "cifs",      "smb3",           "smbfs",      "ceph",
    "fuse.ceph", "9p",     "afs",      "glusterfs", "fuse.glusterfs", "fuse.sshfs", "lustre",
    "gpfs",      "beegfs", "orangefs", "virtiofs",  "vboxsf",         "fuse.s3fs"};

/// Read-only images are full by nature; "fuse" with a device of its own serves files of a program;
/// "rootfs" lies under the real root.
constexpr std::array<QByteArrayView, 9> hiddenTypes{
    "squashfs", "iso9660", "udf", "erofs", "cramfs", "romfs", "rootfs", "fuse", "devtmpfs"};

/// What the kernel makes up itself, or lays over what is mounted as well.
constexpr std::array<QByteArrayView, 24> kernelTypes{
    "proc",      "sysfs",    "devtmpfs", "devpts",     "tmpfs",       "ramfs",
    "rootfs",    "cgroup",   "cgroup2",  "pstore",     "bpf",         "securityfs",
    "debugfs",   "tracefs",  "configfs", "fusectl",    "hugetlbfs",   "mqueue",
    "selinuxfs", "efivarfs", "nsfs",     "rpc_pipefs", "binfmt_misc", "overlay"};
/// Of a disk that other machines write, too, and may keep locked.
constexpr std::array<QByteArrayView, 3> clusterTypes{"gfs2", "ocfs2", "gfs"};
/// Of systemd, for a file system of the kernel's own.
constexpr QByteArrayView harmlessAutomount("/proc/sys/fs/binfmt_misc");

template <std::size_t Size>
bool isAmong(const std::array<QByteArrayView, Size>& types, const Mount& mount)
{
    return std::ranges::find(types, QByteArrayView(mount.type)) != types.end();
}

bool isShown(const Mount& mount)
{
    if (isAmong(hiddenTypes, mount)) {
        return false;
    }
    if (mount.type == QByteArrayView("overlay")) {
        return mount.mountPoint == QByteArrayView("/"); // the root of a container
    }
    return mount.device.startsWith("/dev/") || isAmong(localTypes, mount)
        || isAmong(remoteTypes, mount);
}

RowsByMount byMount(const std::vector<DiskFreeRow>& rows)
{
    RowsByMount index;
    for (const DiskFreeRow& row : rows) {
        index.insert(row.mountPoint, &row);
    }
    return index;
}

/// One mount per mount point (the last covers the others), then one per device (the shortest path),
/// in the order of the file.
template <class HasRow>
std::vector<const Mount*> chosenMounts(const std::vector<Mount>& mounts, HasRow hasRow)
{
    QHash<QByteArrayView, const Mount*> visible;
    for (const Mount& mount : mounts) {
        visible.insert(mount.mountPoint, &mount);
    }
    QHash<QByteArrayView, const Mount*> shortest;
    for (const Mount& mount : mounts) {
        const bool counts = visible.value(mount.mountPoint) == &mount && isShown(mount)
            && hasRow(mount.mountPoint);
        if (!counts) {
            continue;
        }
        const Mount*& best = shortest[mount.device];
        if (best == nullptr || mount.mountPoint.size() < best->mountPoint.size()) {
            best = &mount;
        }
    }
    std::vector<const Mount*> chosen;
    for (const Mount& mount : mounts) {
        if (shortest.value(mount.device) == &mount && chosen.size() < maxEntities) {
            chosen.push_back(&mount);
        }
    }
    return chosen;
}

/// A figure that fits into the whole, as a double.
std::optional<double> figure(std::optional<quint64> value, std::optional<quint64> whole)
{
    if (!value || !whole || *whole > maxFigure || *value > *whole) {
        return std::nullopt;
    }
    return static_cast<double>(*value);
}

void addSpace(SampleList& disk, const DiskFreeRow& row)
{
    const auto used = figure(row.used, row.total);
    const auto available = figure(row.available, row.total);
    disk.add(u"total"_s, scaled(figure(row.total, row.total), kib));
    disk.add(u"used"_s, scaled(used, kib));
    disk.add(u"available"_s, scaled(available, kib));
    if (used && available) {
        disk.add(u"usedPercent"_s, percentOf(*used, *used + *available));
    }
}

void addInodes(SampleList& disk, const DiskFreeRow* row)
{
    if (row == nullptr || row->total.value_or(0) == 0) {
        return; // no fixed inodes, as on btrfs
    }
    const auto total = figure(row->total, row->total);
    const auto used = figure(row->used, row->total);
    disk.add(u"inodesTotal"_s, total);
    disk.add(u"inodesUsed"_s, used);
    if (total && used) {
        disk.add(u"inodesUsedPercent"_s, percentOf(*used, *total));
    }
}

} // namespace

std::vector<Sample> fileSystemSamples(const std::vector<Mount>& mounts,
                                      const std::vector<DiskFreeRow>& space,
                                      const std::vector<DiskFreeRow>& inodes)
{
    const RowsByMount spaceByMount = byMount(space);
    const RowsByMount inodesByMount = byMount(inodes);
    std::vector<Sample> samples;
    QSet<QString> names; // two long paths may be the same once they are clipped
    const auto hasRow
        = [&spaceByMount](QByteArrayView mountPoint) { return spaceByMount.contains(mountPoint); };
    for (const Mount* mount : chosenMounts(mounts, hasRow)) {
        const QString name = plainText(mount->mountPoint);
        if (names.contains(name)) {
            continue;
        }
        names.insert(name);
        SampleList disk(u"disk"_s, name);
        addSpace(disk, *spaceByMount.value(mount->mountPoint));
        addInodes(disk, inodesByMount.value(mount->mountPoint));
        disk.add(u"readOnly"_s, std::optional(mount->isReadOnly ? 1.0 : 0.0));
        append(samples, disk.take());
    }
    return samples;
}

std::vector<Mount> shownMounts(const std::vector<Mount>& mounts,
                               const std::vector<QByteArray>& refused)
{
    const auto isAsked = [&refused](QByteArrayView mountPoint) {
        return std::ranges::find(refused, mountPoint) == refused.end();
    };
    std::vector<Mount> shown;
    for (const Mount* mount : chosenMounts(mounts, isAsked)) {
        shown.push_back(*mount);
    }
    return shown;
}

bool mayHang(const Mount& mount)
{
    return isAmong(remoteTypes, mount) || mount.type.startsWith("fuse");
}

bool isLocal(const Mount& mount)
{
    const bool isHarmless
        = mount.type == QByteArrayView("autofs") && mount.mountPoint == harmlessAutomount;
    return isHarmless || isAmong(kernelTypes, mount) || isAmong(localTypes, mount)
        || (mount.device.startsWith("/dev/") && !mayHang(mount) && !isAmong(clusterTypes, mount));
}

} // namespace vedette::parse
