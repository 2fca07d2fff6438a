// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
// This machine, polled by a local shell and over SSH, is what its own tools tell at that time.
#include "core/collect/PollOnce.h"
#include "core/collect/login/SessionOpener.h"
#include "core/collect/slow/SlowOnce.h"
#include "core/parse/NetDev.h"
#include "tests/collect/OwnTools.h"
#include "tests/support/Catch.h"
#include "tests/support/SshdFixture.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>
#include <QSet>

#include <algorithm>

using namespace vedette;
using namespace Qt::StringLiterals;
using test::toldBy;

namespace {

/// A session with this machine.
class OwnMachine
{
public:
    explicit OwnMachine(bool isRemote)
    {
        ssh::LoginRequest request;
        request.server = thisComputer();
        if (isRemote) {
            m_sshd.emplace();
            request.server = m_sshd->server();
            request.pins = {m_sshd->pin()};
            request.knownHosts = {};
        }
        if (!isRemote || m_sshd->isRunning()) {
            auto outcome = collect::openSession(request, soon(), {});
            INFO(outcome.error.value_or(Error{}).detail);
            REQUIRE(outcome.context);
            m_context = std::move(outcome.context);
        } else {
            WARN("skipped: " << m_sshd->whyNot());
        }
    }

    /// False where no server could be started: leave the test.
    [[nodiscard]] bool isOpen() const { return m_context != nullptr; }
    [[nodiscard]] const Facts& facts() const { return m_context->facts; }

    [[nodiscard]] Snapshot poll() const
    {
        Snapshot snapshot = collect::pollOnce(*m_context, PollKind::Metrics, soon(), {});
        REQUIRE_FALSE(snapshot.error);
        return snapshot;
    }

    [[nodiscard]] Snapshot ask(const QString& slowProbe) const
    {
        return collect::askOnce(*m_context, slowProbe, {});
    }

private:
    static Deadline soon() { return Deadline::after(seconds{60}); }

    std::optional<test::SshdFixture> m_sshd;
    std::unique_ptr<collect::ServerContext> m_context;
};

double ownValue(const Snapshot& snapshot, const QString& metric)
{
    INFO(metric);
    const auto found = valueOf(snapshot, parseMetricId(metric).value());
    REQUIRE(found);
    return *found;
}

QSet<QString> instancesIn(const Snapshot& snapshot, const QString& type, const QString& field)
{
    QSet<QString> names;
    for (const Sample& sample : snapshot.samples) {
        if (sample.metric.type == type && sample.metric.field == field) {
            names.insert(sample.metric.instance);
        }
    }
    return names;
}

/// Seconds.
double ownUptime()
{
    QFile file(u"/proc/uptime"_s);
    REQUIRE(file.open(QIODevice::ReadOnly));
    return file.readAll().split(' ').front().toDouble();
}

/// The field of that name in what `lscpu -J` prints.
QString lscpuField(const QByteArray& json, const QString& name)
{
    const QJsonArray fields = QJsonDocument::fromJson(json).object().value(u"lscpu").toArray();
    for (const auto& field : fields) {
        if (field.toObject().value(u"field") == name) {
            return field.toObject().value(u"data").toString();
        }
    }
    return {};
}

/// How many numbers "0-3,5" has.
int countOfList(const QString& list)
{
    int count = 0;
    const QStringList ranges = list.split(u',');
    for (const QString& range : ranges) {
        count += range.section(u'-', -1).toInt() - range.section(u'-', 0, 0).toInt() + 1;
    }
    return count;
}

/// The numbers of the line of `free -b` that begins with this: total, used, free, …
QList<double> freeRow(const QByteArray& text, const QByteArray& start)
{
    QList<double> numbers;
    const auto lines = text.split('\n');
    for (const QByteArray& line : lines) {
        const auto fields = line.simplified().split(' ');
        if (fields.front() == start) {
            std::ranges::transform(fields.mid(1),
                                   std::back_inserter(numbers),
                                   [](const QByteArray& field) { return field.toDouble(); });
        }
    }
    return numbers;
}

/// What `df -kP` says of the sizes, in bytes, by mount point.
QHash<QString, double> dfSizes(const QByteArray& text)
{
    QHash<QString, double> sizes;
    const QRegularExpression row(uR"(^\S.*?\s+(\d+)\s+\d+\s+\d+\s+\d+%\s+(/.*)$)"_s,
                                 QRegularExpression::MultilineOption);
    auto rows = row.globalMatch(QString::fromUtf8(text));
    while (rows.hasNext()) {
        const auto match = rows.next();
        sizes.insert(match.captured(2), match.captured(1).toDouble() * 1024);
    }
    return sizes;
}

/// What `findmnt -J -l` says: the last mount on each point.
QHash<QString, QJsonObject> mountsByPoint(const QByteArray& json)
{
    QHash<QString, QJsonObject> mounts;
    const QJsonArray all = QJsonDocument::fromJson(json).object().value(u"filesystems").toArray();
    for (const auto& mount : all) {
        mounts.insert(mount.toObject().value(u"target").toString(), mount.toObject());
    }
    return mounts;
}

/// "/dev/sda1", also of a bind mount of it: "/dev/sda1[/srv]".
QString deviceOfMount(const QJsonObject& mount)
{
    return mount.value(u"source").toString().section(u'[', 0, 0);
}

/// What `ip -j -s link` says, by name; without those that are not told.
QHash<QString, QJsonObject> ipLinks(const QByteArray& json)
{
    QHash<QString, QJsonObject> links;
    const QJsonArray all = QJsonDocument::fromJson(json).array();
    for (const auto& link : all) {
        const QString name = link.toObject().value(u"ifname").toString();
        if (!parse::isLoopback(name.toUtf8()) && !parse::isVirtualInterface(name.toUtf8())) {
            links.insert(name, link.toObject());
        }
    }
    return links;
}

double receivedBytes(const QJsonObject& link)
{
    return link.value(u"stats64").toObject().value(u"rx").toObject().value(u"bytes").toDouble();
}

} // namespace

TEST_CASE("processors and their name are what lscpu tells, polled here and over SSH", "[live]")
{
    const auto told = toldBy(u"lscpu"_s, {u"-J"_s});
    const OwnMachine machine(GENERATE(false, true));
    if (!told || !machine.isOpen()) {
        return;
    }

    const Snapshot snapshot = machine.poll();

    const int count = countOfList(lscpuField(*told, u"On-line CPU(s) list:"_s));
    CHECK(machine.facts().cpuCount == count);
    CHECK(machine.facts().architecture == lscpuField(*told, u"Architecture:"_s));
    if (machine.facts().architecture == u"x86_64"_s) { // elsewhere lscpu has tables of its own
        CHECK(machine.facts().cpuModel.simplified()
              == lscpuField(*told, u"Model name:"_s).simplified());
    }
    CHECK(ownValue(snapshot, u"load.perCore1"_s)
          == Approx(ownValue(snapshot, u"load.load1"_s) / count));
}

TEST_CASE("memory is what free tells, polled here and over SSH", "[live]")
{
    const OwnMachine machine(GENERATE(false, true));
    const auto before = toldBy(u"free"_s, {u"-b"_s});
    if (!before || !machine.isOpen()) {
        return;
    }

    const Snapshot snapshot = machine.poll();
    const auto after = toldBy(u"free"_s, {u"-b"_s});

    REQUIRE(after);
    const QList<double> was = freeRow(*before, "Mem:");
    const QList<double> is = freeRow(*after, "Mem:");
    REQUIRE(is.size() == 6);
    const double total = is[0];
    CHECK(ownValue(snapshot, u"memory.total"_s) == total);
    const double available = ownValue(snapshot, u"memory.available"_s);
    CHECK(available >= std::min(was[5], is[5]) - 0.03 * total);
    CHECK(available <= std::max(was[5], is[5]) + 0.03 * total);
    CHECK(ownValue(snapshot, u"memory.used"_s) == total - available);
    CHECK(ownValue(snapshot, u"swap.total"_s) == freeRow(*after, "Swap:").front());
}

TEST_CASE("file systems are those of findmnt, as large as df tells, here and over SSH", "[live]")
{
    const auto df = toldBy(u"df"_s, {u"-kP"_s});
    const auto findmnt = toldBy(u"findmnt"_s, {u"-J"_s, u"-l"_s});
    const OwnMachine machine(GENERATE(false, true));
    if (!df || !findmnt || !machine.isOpen()) {
        return;
    }

    const Snapshot snapshot = machine.poll();

    const auto sizes = dfSizes(*df);
    const auto mounts = mountsByPoint(*findmnt);
    QSet<QString> shown; // devices
    const QSet<QString> points = instancesIn(snapshot, u"disk"_s, u"total"_s);
    for (const QString& point : points) {
        INFO(point);
        REQUIRE(mounts.contains(point));
        const MetricId total{u"disk"_s, u"total"_s, point};
        const MetricId readOnly{u"disk"_s, u"readOnly"_s, point};
        CHECK(valueOf(snapshot, total) == sizes.value(point));
        const QStringList options = mounts[point].value(u"options").toString().split(u',');
        CHECK(valueOf(snapshot, readOnly) == (options.contains(u"ro"_s) ? 1.0 : 0.0));
        shown.insert(deviceOfMount(mounts[point]));
    }
    for (auto mount = mounts.cbegin(); mount != mounts.cend(); ++mount) {
        const QString type = mount->value(u"fstype").toString();
        const QString device = deviceOfMount(*mount);
        INFO(mount.key() << ' ' << device);
        const bool isWanted = type == u"ext4"_s || type == u"xfs"_s || type == u"vfat"_s;
        CHECK((!isWanted || !sizes.contains(mount.key()) || shown.contains(device)));
    }
}

TEST_CASE("disks and interfaces are those of lsblk and ip, here and over SSH", "[live]")
{
    const auto lsblk = toldBy(u"lsblk"_s, {u"-J"_s, u"-b"_s, u"-d"_s});
    const OwnMachine machine(GENERATE(false, true));
    const auto before = toldBy(u"ip"_s, {u"-j"_s, u"-s"_s, u"link"_s});
    if (!lsblk || !before || !machine.isOpen()) {
        return;
    }

    const double beganAt = ownValue(machine.poll(), u"uptime.seconds"_s);
    Snapshot snapshot = machine.poll();
    while (ownValue(snapshot, u"uptime.seconds"_s) <= beganAt) { // it counts hundredths
        snapshot = machine.poll();
    }
    const auto after = toldBy(u"ip"_s, {u"-j"_s, u"-s"_s, u"link"_s});

    const QJsonArray disks
        = QJsonDocument::fromJson(*lsblk).object().value(u"blockdevices").toArray();
    const QSet<QString> read = instancesIn(snapshot, u"diskIo"_s, u"readRate"_s);
    for (const auto& disk : disks) {
        const QString name = disk.toObject().value(u"name").toString();
        INFO(name);
        const bool isWanted = disk.toObject().value(u"type") == u"disk"_s
            && disk.toObject().value(u"size").toVariant().toDouble() > 0
            && !name.startsWith(u"zram"_s);
        CHECK((!isWanted || read.contains(name)));
    }
    REQUIRE(after);
    const auto was = ipLinks(*before);
    const auto is = ipLinks(*after);
    const auto names = is.keys();
    CHECK(instancesIn(snapshot, u"network"_s, u"rxRate"_s)
          == QSet<QString>(names.begin(), names.end()));
    const double elapsed = ownValue(snapshot, u"uptime.seconds"_s) - beganAt;
    for (const QString& name : names) {
        const auto rate = valueOf(snapshot, {u"network"_s, u"rxRate"_s, name});
        INFO(name);
        REQUIRE(rate);
        // Of the last two polls, so no more than ip has seen in the time around them.
        CHECK(*rate * elapsed <= receivedBytes(is[name]) - receivedBytes(was[name]) + 1);
    }
}

TEST_CASE("links are up or down as ip tells, asked here and over SSH", "[live]")
{
    const OwnMachine machine(GENERATE(false, true));
    const auto told = toldBy(u"ip"_s, {u"-j"_s, u"-s"_s, u"link"_s});
    if (!told || !machine.isOpen()) {
        return;
    }
    const auto links = ipLinks(*told);

    const Snapshot snapshot = machine.ask(u"links"_s);

    CHECK(instancesIn(snapshot, u"network"_s, u"up"_s).size() == links.size());
    for (auto link = links.cbegin(); link != links.cend(); ++link) {
        INFO(link.key());
        const QString state = link->value(u"operstate").toString();
        const bool hasCarrier = link->value(u"flags").toArray().contains(u"LOWER_UP"_s);
        const bool isUp = state == u"UP"_s || (state == u"UNKNOWN"_s && hasCarrier);
        CHECK(valueOf(snapshot, {u"network"_s, u"up"_s, link.key()}) == (isUp ? 1.0 : 0.0));
    }
}

TEST_CASE("uptime is what the kernel tells, polled here and over SSH", "[live]")
{
    const OwnMachine machine(GENERATE(false, true));
    if (!machine.isOpen()) {
        return;
    }
    const double before = ownUptime();

    const double uptime = ownValue(machine.poll(), u"uptime.seconds"_s);

    CHECK(uptime >= before);
    CHECK(uptime <= ownUptime());
}

TEST_CASE("a server's handshake is told once, and a local shell has none", "[live]")
{
    const bool isRemote = GENERATE(false, true);
    const OwnMachine machine(isRemote);
    if (!machine.isOpen()) {
        return;
    }

    const Snapshot first = machine.poll();
    const Snapshot second = machine.poll();

    const MetricId handshake{u"ssh"_s, u"handshakeTime"_s, {}};
    CHECK(valueOf(first, handshake).has_value() == isRemote);
    CHECK_FALSE(valueOf(second, handshake));
    CHECK(machine.facts().sshAlgorithms.contains(u", "_s) == isRemote);
    CHECK(machine.facts().hostKeyType.isEmpty() != isRemote);
    if (isRemote) {
        CHECK(*valueOf(first, handshake) > 0);
        CHECK(*valueOf(first, handshake) <= ownValue(first, u"ssh.connectTime"_s) + 0.001);
    }
}
