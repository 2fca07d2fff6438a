// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/parse/LsCpu.h"

#include "core/base/PlainText.h"
#include "core/parse/CpuNames.h"
#include "core/parse/HardwareValues.h"
#include "core/parse/Scanner.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QStringList>

#include <algorithm>
#include <utility>
#include <vector>

using namespace Qt::StringLiterals;

namespace vedette::parse {

namespace {

constexpr std::size_t maxLsCpuFields = 2000; // machines with a thousand NUMA nodes have a line each
constexpr int maxJsonDepth = 4; // lscpu nests two deep
constexpr qsizetype maxCaches = 16;
constexpr qsizetype maxKinds = 16;

struct LsCpuField
{
    QByteArray label; ///< without its colon
    QByteArray value;
};

using LsCpuFields = std::vector<LsCpuField>;

/// Of machines with unlike cores lscpu repeats these lines for each kind of them.
struct CpuKind
{
    QString model;
    std::optional<int> coresPer; ///< per socket or per cluster
    std::optional<int> sockets; ///< of IBM Z: per book
    std::optional<int> clusters; ///< of ARM, in the place of sockets
    std::optional<int> books; ///< per drawer
    std::optional<int> drawers;
};

void addField(LsCpuFields& fields, QByteArray label, QByteArray value)
{
    if (label.endsWith(':')) {
        label.chop(1);
    }
    if (fields.size() < maxLsCpuFields) {
        fields.push_back({std::move(label), std::move(value)});
    }
}

void addJsonFields(LsCpuFields& fields, const QJsonArray& entries, int depth)
{
    for (const auto& entry : entries) {
        const QJsonObject object = entry.toObject();
        addField(fields,
                 object.value("field"_L1).toString().toUtf8(),
                 object.value("data"_L1).toVariant().toString().toUtf8());
        if (depth < maxJsonDepth) {
            addJsonFields(fields, object.value("children"_L1).toArray(), depth + 1);
        }
    }
}

LsCpuFields lsCpuFields(QByteArrayView text)
{
    LsCpuFields fields;
    if (text.trimmed().startsWith('{')) {
        const auto document = QJsonDocument::fromJson(text.toByteArray());
        addJsonFields(fields, document.object().value("lscpu"_L1).toArray(), 1);
        return fields;
    }
    Scanner lines(text);
    while (const auto line = lines.nextLine()) {
        const qsizetype colon = line->indexOf(':');
        if (colon > 0) {
            addField(fields,
                     line->first(colon).trimmed().toByteArray(),
                     line->sliced(colon + 1).trimmed().toByteArray());
        }
    }
    return fields;
}

/// The first value that counts stays: lscpu tells each once, or once for each kind.
template <class T>
void setOnce(std::optional<T>& known, std::optional<T> value)
{
    known = known ? known : value;
}

void setOnce(QString& known, const QString& value)
{
    known = known.isEmpty() ? value : known;
}

bool takeKindLine(CpuKind& kind, QByteArrayView label, QByteArrayView value)
{
    const auto count = pieces(value);
    if (label == "Core(s) per socket"_L1 || label == "Core(s) per cluster"_L1) {
        setOnce(kind.coresPer, count);
    } else if (label == "Socket(s)"_L1 || label == "Socket(s) per book"_L1) {
        setOnce(kind.sockets, count);
    } else if (label == "Cluster(s)"_L1) {
        setOnce(kind.clusters, count);
    } else if (label == "Book(s) per drawer"_L1 || label == "Book(s)"_L1) {
        setOnce(kind.books, count);
    } else if (label == "Drawer(s)"_L1) {
        setOnce(kind.drawers, count);
    } else {
        return false;
    }
    return true;
}

/// "L1d cache" with "384 KiB (12 instances)", or with "-B" "393216 (12 instances)".
void takeCache(Processor& processor, QByteArrayView label, QByteArrayView value)
{
    constexpr QByteArrayView word(" cache");
    const QByteArrayView name = label.endsWith(word) ? label.chopped(word.size()) : label;
    const qsizetype bracket = value.indexOf('(');
    const bool isCache = name.size() >= 2 && name.size() <= 4 && name.front() == 'L'
        && name[1] >= '1' && name[1] <= '9';
    if (!isCache || bracket < 0 || processor.caches.size() >= maxCaches) {
        return;
    }
    if (const auto size = sizeOf(value.first(bracket))) {
        processor.caches += CpuCache{plainText(name), *size};
    }
}

void takeLine(LsCpu& cpu, QByteArrayView label, QByteArrayView value)
{
    Processor& processor = cpu.processor;
    if (label == "Architecture"_L1) {
        processor.architecture = makersText(value);
    } else if (label == "Vendor ID"_L1) {
        setOnce(processor.vendor, makersText(value));
    } else if (label == "On-line CPU(s) list"_L1) {
        const auto online = listedCount(value);
        processor.threads = online ? online : processor.threads;
    } else if (label == "CPU(s)"_L1) {
        setOnce(processor.threads, pieces(value));
    } else if (label == "NUMA node(s)"_L1) {
        processor.numaNodes = pieces(value);
    } else if (label == "CPU max MHz"_L1 || label == "CPU static MHz"_L1) {
        const auto hertz = hertzOfMega(value);
        processor.frequencyMax = std::max(processor.frequencyMax, hertz);
    } else if (label == "Flags"_L1) {
        setOnce(processor.flags, plainText(value, maxCpuFlags));
    } else if (label == "Hypervisor vendor"_L1 || label == "Hypervisor"_L1) {
        setOnce(cpu.hypervisor, makersText(value));
    } else if (label == "Machine type"_L1) {
        setOnce(cpu.machineType, makersText(value));
    } else {
        takeCache(processor, label, value);
    }
}

std::optional<int> timesPieces(std::optional<int> left, std::optional<int> right)
{
    if (!left || !right || *left > maxPieces / *right) {
        return std::nullopt;
    }
    return *left * *right;
}

/// Sockets hold all kinds of cores, so that their number is the same for each kind.
void addKinds(Processor& processor, const QList<CpuKind>& kinds)
{
    QStringList models;
    int cores = 0;
    bool areKnown = !kinds.isEmpty();
    for (const CpuKind& kind : kinds) {
        const auto racks = timesPieces(kind.books.value_or(1), kind.drawers.value_or(1));
        const auto sockets = timesPieces(kind.sockets, racks);
        const auto here = timesPieces(kind.coresPer, sockets ? sockets : kind.clusters);
        processor.sockets = std::max(processor.sockets, sockets);
        areKnown = areKnown && here;
        cores += here.value_or(0);
        if (!kind.model.isEmpty() && !models.contains(kind.model)) {
            models += kind.model;
        }
    }
    models.sort(); // so that the answer doesn't depend on which CPU comes first
    processor.model = models.join(u" + "_s);
    if (areKnown && cores <= maxPieces) {
        processor.cores = cores;
    }
}

} // namespace

Result<LsCpu> parseLsCpu(QByteArrayView text)
{
    LsCpu cpu;
    QList<CpuKind> kinds(1);
    bool hasModel = false;
    const LsCpuFields fields = lsCpuFields(text);
    for (const LsCpuField& field : fields) {
        if (field.label == "Model name") {
            if (hasModel && kinds.size() < maxKinds) {
                kinds.emplaceBack();
            }
            hasModel = true;
            setOnce(kinds.back().model, cpuModelName(field.value));
        } else if (!takeKindLine(kinds.back(), field.label, field.value)) {
            takeLine(cpu, field.label, field.value);
        }
    }
    addKinds(cpu.processor, kinds);
    setOnce(cpu.processor.model, ibmZName(cpu.machineType));
    if (!cpu.processor.threads && cpu.processor.model.isEmpty()) {
        return fail(ErrorCode::Malformed, u"lscpu names no processor"_s);
    }
    return cpu;
}

} // namespace vedette::parse
