// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "ui/custom/TargetPicker.h"

#include "core/base/PlainText.h"
#include "ui/custom/CommandWords.h"
#include "ui/servers/NoteLabel.h"

#include <QComboBox>
#include <QLineEdit>
#include <QListWidget>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace vedette::ui {

namespace {

constexpr int targetListHeight = 110;

} // namespace

TargetPicker::TargetPicker(std::vector<Server> servers, QWidget* parent)
    : QWidget(parent)
    , m_servers(std::move(servers))
    , m_which(new QComboBox(this))
    , m_tags(new QLineEdit(this))
    , m_list(new QListWidget(this))
    , m_sum(new NoteLabel({}, this))
{
    m_which->setObjectName(u"commandTargets"_s);
    m_which->addItems({tr("All servers"), tr("Those with tags, and these servers")});
    m_tags->setObjectName(u"commandTags"_s);
    m_tags->setPlaceholderText(tr("Servers with one of these tags: web, db"));
    m_tags->setAccessibleName(tr("Tags"));
    m_sum->setObjectName(u"commandTargetSum"_s);
    createList();
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(6);
    layout->addWidget(m_which);
    layout->addWidget(m_tags);
    layout->addWidget(m_list);
    layout->addWidget(m_sum);
    connect(m_which, &QComboBox::currentIndexChanged, this, &TargetPicker::refresh);
    connect(m_which, &QComboBox::activated, this, &TargetPicker::edited);
    connect(m_tags, &QLineEdit::textChanged, this, &TargetPicker::refresh);
    connect(m_tags, &QLineEdit::textEdited, this, &TargetPicker::edited);
    connect(m_list, &QListWidget::itemChanged, this, [this] {
        refresh();
        Q_EMIT edited();
    });
    refresh();
}

void TargetPicker::createList()
{
    m_list->setObjectName(u"commandServers"_s);
    m_list->setAccessibleName(tr("Servers by choice"));
    m_list->setFixedHeight(targetListHeight);
    m_list->setUniformItemSizes(true);
    for (const Server& server : m_servers) {
        auto* const item = new QListWidgetItem(plainText(server.name), m_list);
        item->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsUserCheckable);
        item->setCheckState(Qt::Unchecked);
    }
}

bool TargetPicker::isAll() const
{
    return m_which->currentIndex() == 0;
}

CommandTargets TargetPicker::targets() const
{
    return isAll() ? CommandTargets::All : CommandTargets::Chosen;
}

void TargetPicker::setTargets(const CustomCommand& command)
{
    m_unknown = command.servers;
    for (std::size_t i = 0; i < m_servers.size(); ++i) {
        const bool isTicked = std::erase(m_unknown, m_servers[i].id) > 0;
        m_list->item(static_cast<int>(i))->setCheckState(isTicked ? Qt::Checked : Qt::Unchecked);
    }
    m_tags->setText(command.tags.join(u", "_s));
    m_which->setCurrentIndex(command.targets == CommandTargets::All ? 0 : 1);
    refresh();
}

QStringList TargetPicker::tags() const
{
    return isAll() ? QStringList() : splitWords(m_tags->text());
}

std::vector<ServerId> TargetPicker::chosen() const
{
    if (isAll()) {
        return {};
    }
    std::vector<ServerId> chosen = m_unknown;
    for (std::size_t i = 0; i < m_servers.size(); ++i) {
        if (m_list->item(static_cast<int>(i))->checkState() == Qt::Checked) {
            chosen.push_back(m_servers[i].id);
        }
    }
    std::ranges::sort(chosen, {}, &ServerId::value);
    return chosen;
}

bool TargetPicker::isUnfinished() const
{
    return !isAll() && tags().isEmpty() && chosen().empty();
}

void TargetPicker::refresh()
{
    m_tags->setVisible(!isAll());
    m_list->setVisible(!isAll());
    CustomCommand command;
    command.targets = targets();
    command.tags = tags();
    command.servers = chosen();
    const auto count = std::ranges::count_if(
        m_servers, [&](const Server& server) { return appliesTo(command, server); });
    m_sum->setText(tr("It is meant for %1 of %2 servers now.").arg(count).arg(m_servers.size()));
}

} // namespace vedette::ui
