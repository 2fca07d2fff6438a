// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/ssh/config/SshSettings.h"

using namespace Qt::StringLiterals;

namespace vedette::ssh {

namespace {

constexpr qsizetype maxKeyFiles = 100; // SSH_MAX_IDENTITY_FILES, SSH_MAX_CERTIFICATE_FILES
constexpr qsizetype maxKnownHosts = 32; // SSH_MAX_HOSTS_FILES

std::size_t indexOf(SshOption option)
{
    return static_cast<std::size_t>(option);
}

std::optional<QString> gather(QList<QByteArray>& files, const QByteArray& file)
{
    if (files.size() >= maxKeyFiles) {
        return u"more than 100 files of this kind"_s;
    }
    if (!files.contains(file)) {
        files += file;
    }
    return std::nullopt;
}

} // namespace

const std::optional<SshSetting>& SshSettings::of(SshOption option) const
{
    return m_values.at(indexOf(option));
}

QByteArray SshSettings::textOf(SshOption option) const
{
    const auto& setting = of(option);
    return setting ? setting->value : QByteArray();
}

bool SshSettings::isYes(SshOption option) const
{
    const QByteArray value = textOf(option).toLower();
    return value == "yes" || value == "true";
}

void SshSettings::set(SshOption option, const SshSetting& setting)
{
    if (!of(option)) {
        replace(option, setting);
    }
}

void SshSettings::replace(SshOption option, const SshSetting& setting)
{
    m_values.at(indexOf(option)) = setting;
}

std::optional<QString> SshSettings::apply(const SshStep& step)
{
    switch (step.keyword->option) {
    case SshOption::Host:
    case SshOption::Match:
    case SshOption::Include:
    case SshOption::Other:
        break;
    case SshOption::IdentityFile:
        return gather(m_identityFiles, step.arguments.value(0));
    case SshOption::CertificateFile:
        return gather(m_certificateFiles, step.arguments.value(0));
    case SshOption::UserKnownHostsFile:
        if (m_knownHosts.isEmpty() && step.arguments.size() > maxKnownHosts) {
            return u"more than 32 files of known hosts"_s;
        }
        if (m_knownHosts.isEmpty()) {
            m_knownHosts = step.arguments;
            set(SshOption::UserKnownHostsFile, {step.text, &step});
        }
        break;
    case SshOption::ProxyJump:
        if (!m_jump && !of(SshOption::ProxyCommand)) {
            m_jump = step.jump;
        }
        break;
    case SshOption::ProxyCommand: // after "ProxyJump none" a command may follow, after a jump none
        if (!m_jump || m_jump->isNone) {
            set(SshOption::ProxyCommand, {step.text, &step});
        }
        break;
    case SshOption::ConnectTimeout: // "none" is as good as nothing: a later one may follow
        if (step.arguments.value(0) != "none") {
            set(SshOption::ConnectTimeout, {step.arguments.value(0), &step});
        }
        break;
    case SshOption::RemoteCommand:
        set(SshOption::RemoteCommand, {step.text, &step});
        break;
    case SshOption::HostName:
    case SshOption::User:
    case SshOption::Port:
    case SshOption::IdentityAgent:
    case SshOption::ProxyUseFdpass:
    case SshOption::HostKeyAlias:
    case SshOption::StrictHostKeyChecking:
    case SshOption::IdentitiesOnly:
    case SshOption::IgnoreUnknown:
    case SshOption::AddressFamily:
    case SshOption::CanonicalizeHostname:
    case SshOption::ConnectionAttempts:
    case SshOption::ForkAfterAuthentication:
    case SshOption::SessionType:
    case SshOption::ControlPath:
    case SshOption::ForwardAgent:
        set(step.keyword->option, {step.arguments.value(0), &step});
        break;
    }
    return std::nullopt;
}

} // namespace vedette::ssh
