// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/model/HardwareJson.h"

#include "core/base/PlainText.h"

#include <QJsonArray>

#include <cmath>
#include <concepts>
#include <type_traits>

using namespace Qt::StringLiterals;

namespace vedette {

namespace {

constexpr qsizetype maxParts = 1024;
constexpr qsizetype maxPartText = 4096; // the flags of a processor
constexpr double mostOfAnything = 1e18;

/// A value to write, or one to be read: the fields of each are listed once, below.
template <class T, class Value>
concept Either = std::same_as<std::remove_const_t<T>, Value>;

template <class Io, Either<Board> T>
void visitFields(Io& io, T& board)
{
    io.text("vendor"_L1, board.vendor);
    io.text("product"_L1, board.product);
    io.text("serial"_L1, board.serial);
    io.text("board"_L1, board.board);
    io.text("firmware"_L1, board.firmware);
    io.text("chassis"_L1, board.chassis);
    io.text("virtualisation"_L1, board.virtualisation);
}

template <class Io, Either<CpuCache> T>
void visitFields(Io& io, T& cache)
{
    io.text("name"_L1, cache.name);
    io.amount("size"_L1, cache.size);
}

template <class Io, Either<Processor> T>
void visitFields(Io& io, T& processor)
{
    io.text("vendor"_L1, processor.vendor);
    io.text("model"_L1, processor.model);
    io.text("architecture"_L1, processor.architecture);
    io.maybe("sockets"_L1, processor.sockets);
    io.maybe("cores"_L1, processor.cores);
    io.maybe("threads"_L1, processor.threads);
    io.maybe("numaNodes"_L1, processor.numaNodes);
    io.maybe("frequencyMax"_L1, processor.frequencyMax);
    io.list("caches"_L1, processor.caches);
    io.text("flags"_L1, processor.flags);
}

template <class Io, Either<MemoryModule> T>
void visitFields(Io& io, T& module)
{
    io.text("slot"_L1, module.slot);
    io.amount("size"_L1, module.size);
    io.text("type"_L1, module.type);
    io.text("speed"_L1, module.speed);
    io.text("vendor"_L1, module.vendor);
    io.text("part"_L1, module.part);
}

template <class Io, Either<Disk> T>
void visitFields(Io& io, T& disk)
{
    io.text("name"_L1, disk.name);
    io.text("model"_L1, disk.model);
    io.text("serial"_L1, disk.serial);
    io.maybe("size"_L1, disk.size);
    io.maybe("isRotational"_L1, disk.isRotational);
    io.text("transport"_L1, disk.transport);
}

template <class Io, Either<NetworkCard> T>
void visitFields(Io& io, T& card)
{
    io.text("name"_L1, card.name);
    io.text("address"_L1, card.address);
    io.text("driver"_L1, card.driver);
    io.text("state"_L1, card.state);
    io.maybe("speed"_L1, card.speed);
}

template <class Io, Either<Gpu> T>
void visitFields(Io& io, T& gpu)
{
    io.text("model"_L1, gpu.model);
    io.text("vendor"_L1, gpu.vendor);
    io.maybe("memory"_L1, gpu.memory);
}

template <class Io, Either<Hardware> T>
void visitFields(Io& io, T& hardware)
{
    io.part("board"_L1, hardware.board);
    io.part("processor"_L1, hardware.processor);
    io.maybe("memoryTotal"_L1, hardware.memoryTotal);
    io.list("memoryModules"_L1, hardware.memoryModules);
    io.list("disks"_L1, hardware.disks);
    io.list("networkCards"_L1, hardware.networkCards);
    io.list("gpus"_L1, hardware.gpus);
    io.text("operatingSystem"_L1, hardware.operatingSystem);
    io.text("kernel"_L1, hardware.kernel);
}

class HardwareWriter
{
public:
    template <class T>
    [[nodiscard]] static QJsonObject write(const T& value)
    {
        HardwareWriter writer;
        visitFields(writer, value);
        return writer.m_object;
    }

    void text(QLatin1StringView key, const QString& value)
    {
        if (!value.isEmpty()) {
            m_object.insert(key, value);
        }
    }

    void amount(QLatin1StringView key, double value) { m_object.insert(key, value); }

    template <class T>
    void maybe(QLatin1StringView key, const std::optional<T>& value)
    {
        if (value) {
            m_object.insert(key, *value);
        }
    }

    template <class T>
    void part(QLatin1StringView key, const T& value)
    {
        if (const QJsonObject object = write(value); !object.isEmpty()) {
            m_object.insert(key, object);
        }
    }

    template <class T>
    void list(QLatin1StringView key, const QList<T>& values)
    {
        QJsonArray array;
        for (const T& value : values) {
            array += write(value);
        }
        if (!array.isEmpty()) {
            m_object.insert(key, array);
        }
    }

private:
    QJsonObject m_object;
};

class HardwareReader
{
public:
    explicit HardwareReader(QJsonObject object)
        : m_object(std::move(object))
    { }

    template <class T>
    [[nodiscard]] static T read(const QJsonValue& json)
    {
        HardwareReader reader(json.toObject());
        T value;
        visitFields(reader, value);
        return value;
    }

    void text(QLatin1StringView key, QString& value) const
    {
        value = plainText(QStringView(m_object.value(key).toString()), maxPartText);
    }

    void amount(QLatin1StringView key, double& value) const
    {
        value = number(key, mostOfAnything).value_or(0);
    }

    void maybe(QLatin1StringView key, std::optional<double>& value) const
    {
        value = number(key, mostOfAnything);
    }

    void maybe(QLatin1StringView key, std::optional<int>& value) const
    {
        const auto whole = number(key, 1e9);
        value = whole ? std::optional(static_cast<int>(*whole)) : std::nullopt;
    }

    void maybe(QLatin1StringView key, std::optional<bool>& value) const
    {
        const QJsonValue json = m_object.value(key);
        value = json.isBool() ? std::optional(json.toBool()) : std::nullopt;
    }

    template <class T>
    void part(QLatin1StringView key, T& value) const
    {
        value = read<T>(m_object.value(key));
    }

    template <class T>
    void list(QLatin1StringView key, QList<T>& values) const
    {
        const QJsonArray array = m_object.value(key).toArray();
        for (const auto& entry : array) {
            if (entry.isObject() && values.size() < maxParts) {
                values += read<T>(entry);
            }
        }
    }

private:
    [[nodiscard]] std::optional<double> number(QLatin1StringView key, double most) const
    {
        const QJsonValue json = m_object.value(key);
        const double value = json.toDouble(-1);
        const bool isPossible = std::isfinite(value) && value >= 0 && value <= most;
        return isPossible ? std::optional(value) : std::nullopt;
    }

    QJsonObject m_object;
};

} // namespace

QJsonObject toJson(const Hardware& hardware)
{
    return HardwareWriter::write(hardware);
}

Hardware hardwareFromJson(const QJsonObject& object)
{
    return HardwareReader::read<Hardware>(object);
}

} // namespace vedette
