// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include <QList>
#include <QString>

#include <optional>

namespace vedette {

// What a server is made of. Absent or empty = not known. Texts are plain and bounded.

struct Board
{
    QString vendor; ///< of the machine: "Dell Inc."
    QString product; ///< "PowerEdge R640"; of a small board the device tree's model
    QString serial; ///< only where the account may read it
    QString board; ///< of the main board, where it differs
    QString firmware; ///< "2.1.8, 04/30/2019"
    QString chassis; ///< SMBIOS's word: "Rack Mount Chassis"
    QString virtualisation; ///< systemd-detect-virt(1)'s word: "kvm", "lxc"; "none" on bare metal

    bool operator==(const Board&) const = default;
};

struct CpuCache
{
    QString name; ///< "L1d", "L2", "L3"
    double size = 0; ///< bytes, of all of them together

    bool operator==(const CpuCache&) const = default;
};

struct Processor
{
    QString vendor;
    QString model;
    QString architecture; ///< uname -m
    std::optional<int> sockets;
    std::optional<int> cores; ///< physical ones, of all sockets
    std::optional<int> threads; ///< logical CPUs on line
    std::optional<int> numaNodes;
    std::optional<double> frequencyMax; ///< Hz
    QList<CpuCache> caches;
    QString flags; ///< separated by spaces, as the kernel names them

    bool operator==(const Processor&) const = default;
};

struct MemoryModule
{
    QString slot; ///< "DIMM A1"
    double size = 0; ///< bytes
    QString type; ///< "DDR4"
    QString speed; ///< "2666 MT/s"
    QString vendor;
    QString part;

    bool operator==(const MemoryModule&) const = default;
};

struct Disk
{
    QString name; ///< "sda"
    QString model;
    QString serial;
    std::optional<double> size; ///< bytes
    std::optional<bool> isRotational;
    QString transport; ///< "sata", "nvme", "virtio" …

    bool operator==(const Disk&) const = default;
};

struct NetworkCard
{
    QString name; ///< "eth0"
    QString address; ///< MAC
    QString driver;
    QString state; ///< "up", "down" …: operstate
    std::optional<double> speed; ///< bytes/s

    bool operator==(const NetworkCard&) const = default;
};

struct Gpu
{
    QString model;
    QString vendor;
    std::optional<double> memory; ///< bytes

    bool operator==(const Gpu&) const = default;
};

/// All of it at one time. Immutable value.
struct Hardware
{
    Board board;
    Processor processor;
    std::optional<double> memoryTotal; ///< bytes that the kernel has
    QList<MemoryModule> memoryModules;
    QList<Disk> disks;
    QList<NetworkCard> networkCards;
    QList<Gpu> gpus;
    QString operatingSystem; ///< PRETTY_NAME of os-release(5)
    QString kernel; ///< "Linux 6.1.0-18-amd64"

    bool operator==(const Hardware&) const = default;
};

} // namespace vedette
