// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
// A Secret Service (specifications.freedesktop.org/secret-service) for tests: "work" keeps items in
// memory, "hang" takes the name and answers nothing. Says "ready" when it owns the name.
#include <QCoreApplication>
#include <QDBusArgument>
#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusMetaType>
#include <QDBusVirtualObject>
#include <QMap>

#include <cstdio>

using namespace Qt::StringLiterals;

namespace {

constexpr auto collectionPath = "/org/freedesktop/secrets/collection/login"_L1;
const auto itemAttributes = u"org.freedesktop.Secret.Item.Attributes"_s;

using Attributes = QMap<QString, QString>;

/// The specification's struct of a secret.
struct Transfer
{
    QDBusObjectPath session;
    QByteArray parameters;
    QByteArray value;
    QString contentType;
};

using Transfers = QMap<QDBusObjectPath, Transfer>;

QDBusArgument& operator<<(QDBusArgument& out, const Transfer& transfer)
{
    out.beginStructure();
    out << transfer.session << transfer.parameters << transfer.value << transfer.contentType;
    out.endStructure();
    return out;
}

const QDBusArgument& operator>>(const QDBusArgument& in, Transfer& transfer)
{
    in.beginStructure();
    in >> transfer.session >> transfer.parameters >> transfer.value >> transfer.contentType;
    in.endStructure();
    return in;
}

struct Item
{
    Attributes attributes;
    Transfer secret;
};

class Service final : public QDBusVirtualObject
{
public:
    explicit Service(bool isWorking)
        : m_isWorking(isWorking)
    { }

    [[nodiscard]] QString introspect(const QString&) const override { return {}; }

    bool handleMessage(const QDBusMessage& message, const QDBusConnection& bus) override
    {
        if (m_isWorking) {
            bus.send(answer(message));
        }
        return true;
    }

private:
    QDBusMessage answer(const QDBusMessage& message)
    {
        const QString member = message.member();
        if (member == "GetAll"_L1) {
            return message.createReply(QVariant(properties(message)));
        }
        if (member == "OpenSession"_L1) {
            return openSession(message);
        }
        if (member == "CreateItem"_L1) {
            return createItem(message);
        }
        if (member == "SearchItems"_L1) {
            const auto wanted = qdbus_cast<Attributes>(message.arguments().value(0));
            return message.createReply({QVariant::fromValue(found(wanted)), noPaths()});
        }
        if (member == "GetSecrets"_L1) {
            return getSecrets(message);
        }
        if (member == "Delete"_L1) {
            m_items.remove(message.path());
            return message.createReply(noPrompt());
        }
        return message.createErrorReply(QDBusError::UnknownMethod, member);
    }

    [[nodiscard]] QVariantMap properties(const QDBusMessage& message) const
    {
        const auto item = m_items.constFind(message.path());
        if (item == m_items.cend()) {
            return {{u"Locked"_s, false}};
        }
        return {{u"Locked"_s, false}, {u"Attributes"_s, QVariant::fromValue(item->attributes)}};
    }

    static QDBusMessage openSession(const QDBusMessage& message)
    {
        if (message.arguments().value(0).toString() != "plain"_L1) {
            return message.createErrorReply(QDBusError::NotSupported, u"plain only"_s);
        }
        const QDBusObjectPath session(u"/org/freedesktop/secrets/session/1"_s);
        return message.createReply(
            {QVariant::fromValue(QDBusVariant(QString())), QVariant::fromValue(session)});
    }

    QDBusMessage createItem(const QDBusMessage& message)
    {
        const auto properties = qdbus_cast<QVariantMap>(message.arguments().value(0));
        const auto attributes = qdbus_cast<Attributes>(properties.value(itemAttributes));
        const auto same = found(attributes);
        const QString path
            = same.isEmpty() ? collectionPath + u"/%1"_s.arg(++m_lastItem) : same.first().path();
        m_items[path] = {attributes, qdbus_cast<Transfer>(message.arguments().value(1))};
        return message.createReply({QVariant::fromValue(QDBusObjectPath(path)), noPrompt()});
    }

    [[nodiscard]] QDBusMessage getSecrets(const QDBusMessage& message) const
    {
        Transfers secrets;
        const auto paths = qdbus_cast<QList<QDBusObjectPath>>(message.arguments().value(0));
        for (const QDBusObjectPath& path : paths) {
            Transfer secret = m_items.value(path.path()).secret;
            secret.session = message.arguments().value(1).value<QDBusObjectPath>();
            secrets.insert(path, secret);
        }
        return message.createReply(QVariant::fromValue(secrets));
    }

    [[nodiscard]] QList<QDBusObjectPath> found(const Attributes& wanted) const
    {
        QList<QDBusObjectPath> paths;
        for (auto item = m_items.cbegin(); item != m_items.cend(); ++item) {
            bool isMatch = true;
            for (auto want = wanted.cbegin(); want != wanted.cend(); ++want) {
                isMatch = isMatch && item->attributes.value(want.key()) == want.value();
            }
            if (isMatch) {
                paths.append(QDBusObjectPath(item.key()));
            }
        }
        return paths;
    }

    static QVariant noPaths() { return QVariant::fromValue(QList<QDBusObjectPath>()); }
    static QVariant noPrompt() { return QVariant::fromValue(QDBusObjectPath(u"/"_s)); }

    bool m_isWorking;
    QMap<QString, Item> m_items;
    int m_lastItem = 0;
};

} // namespace

Q_DECLARE_METATYPE(Attributes)
Q_DECLARE_METATYPE(Transfer)
Q_DECLARE_METATYPE(Transfers)

int main(int argc, char** argv)
{
    const QCoreApplication application(argc, argv);
    qDBusRegisterMetaType<Attributes>();
    qDBusRegisterMetaType<Transfer>();
    qDBusRegisterMetaType<Transfers>();
    Service service(QCoreApplication::arguments().value(1) == "work"_L1);
    QDBusConnection bus = QDBusConnection::sessionBus();
    if (!bus.registerVirtualObject(u"/"_s, &service, QDBusConnection::SubPath)
        || !bus.registerService(u"org.freedesktop.secrets"_s)) {
        return 1;
    }
    std::puts("ready");
    std::fflush(stdout);
    return QCoreApplication::exec();
}
