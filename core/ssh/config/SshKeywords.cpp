// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/ssh/config/SshKeywords.h"

#include "core/ssh/config/SshAlgorithms.h"
#include "core/ssh/config/SshForwards.h"
#include "core/ssh/config/SshOptionChecks.h"

#include <algorithm>
#include <array>

namespace vedette::ssh {

namespace {

using Option = SshOption;

/// One of the words, in any case.
template <const auto& words>
std::optional<QString> checkWord(SshArguments& arguments)
{
    const QByteArray value = arguments.nextText().value_or(QByteArray());
    const bool isWord = std::ranges::any_of(words, [&value](QByteArrayView word) {
        return value.compare(word, Qt::CaseInsensitive) == 0;
    });
    return isWord ? std::nullopt : std::optional(unsupportedSshValue(value));
}

template <std::size_t N>
using WordSet = std::array<QByteArrayView, N>;

constexpr WordSet<4> yesNo{"yes", "no", "true", "false"};
constexpr WordSet<5> yesNoAsk{"yes", "no", "true", "false", "ask"};
constexpr WordSet<7> strictness{"yes", "no", "true", "false", "ask", "off", "accept-new"};
constexpr WordSet<3> families{"inet", "inet6", "any"};
constexpr WordSet<7> masters{"yes", "no", "true", "false", "auto", "ask", "autoask"};
constexpr WordSet<6> tunnels{"ethernet", "point-to-point", "yes", "no", "true", "false"};
constexpr WordSet<6> terminals{"yes", "no", "true", "false", "force", "auto"};
constexpr WordSet<3> sessions{"none", "subsystem", "default"};
constexpr WordSet<5> canonical{"yes", "no", "true", "false", "always"};
constexpr WordSet<6> pubkeys{"yes", "no", "true", "false", "unbound", "host-bound"};
constexpr WordSet<2> compressions{"yes", "no"};
constexpr WordSet<9> logLevels{
    "quiet", "fatal", "error", "info", "verbose", "debug", "debug1", "debug2", "debug3"};
constexpr WordSet<12> facilities{"daemon",
                                 "user",
                                 "auth",
                                 "authpriv",
                                 "local0",
                                 "local1",
                                 "local2",
                                 "local3",
                                 "local4",
                                 "local5",
                                 "local6",
                                 "local7"};

constexpr SshCheck checkFlag = checkWord<yesNo>;

/// In the order of their names: they are searched by halves.
constexpr std::array keywords{
    SshKeyword{"addkeystoagent", Option::Other, checkAddKeys},
    SshKeyword{"addressfamily", Option::AddressFamily, checkWord<families>},
    SshKeyword{"afstokenpassing", Option::Other, checkAnything},
    SshKeyword{"batchmode", Option::Other, checkFlag},
    SshKeyword{"bindaddress", Option::Other, checkText},
    SshKeyword{"bindinterface", Option::Other, checkText},
    SshKeyword{"canonicaldomains", Option::Other, checkDomains},
    SshKeyword{"canonicalizefallbacklocal", Option::Other, checkFlag},
    SshKeyword{"canonicalizehostname", Option::CanonicalizeHostname, checkWord<canonical>},
    SshKeyword{"canonicalizemaxdots", Option::Other, checkNumber},
    SshKeyword{"canonicalizepermittedcnames", Option::Other, checkCnames},
    SshKeyword{"casignaturealgorithms", Option::Other, checkKeyTypes},
    SshKeyword{"certificatefile", Option::CertificateFile, checkText},
    SshKeyword{"challengeresponseauthentication", Option::Other, checkFlag},
    SshKeyword{"checkhostip", Option::Other, checkFlag},
    SshKeyword{"cipher", Option::Other, checkAnything},
    SshKeyword{"ciphers", Option::Other, checkCiphers},
    SshKeyword{"clearallforwardings", Option::Other, checkFlag},
    SshKeyword{"compression", Option::Other, checkWord<compressions>},
    SshKeyword{"compressionlevel", Option::Other, checkAnything},
    SshKeyword{"connectionattempts", Option::ConnectionAttempts, checkNumber},
    SshKeyword{"connecttimeout", Option::ConnectTimeout, checkTime},
    SshKeyword{"controlmaster", Option::Other, checkWord<masters>},
    SshKeyword{"controlpath", Option::ControlPath, checkText},
    SshKeyword{"controlpersist", Option::Other, checkControlPersist},
    SshKeyword{"dsaauthentication", Option::Other, checkWord<pubkeys>},
    SshKeyword{"dynamicforward", Option::Other, checkDynamicForward},
    SshKeyword{"enableescapecommandline", Option::Other, checkFlag},
    SshKeyword{"enablesshkeysign", Option::Other, checkFlag},
    SshKeyword{"escapechar", Option::Other, checkEscape},
    SshKeyword{"exitonforwardfailure", Option::Other, checkFlag},
    SshKeyword{"fallbacktorsh", Option::Other, checkAnything},
    SshKeyword{"fingerprinthash", Option::Other, checkFingerprintHash},
    SshKeyword{"forkafterauthentication", Option::ForkAfterAuthentication, checkFlag},
    SshKeyword{"forwardagent", Option::ForwardAgent, checkForwardAgent},
    SshKeyword{"forwardx11", Option::Other, checkFlag},
    SshKeyword{"forwardx11timeout", Option::Other, checkTime},
    SshKeyword{"forwardx11trusted", Option::Other, checkFlag},
    SshKeyword{"gatewayports", Option::Other, checkFlag},
    SshKeyword{"globalknownhostsfile", Option::Other, checkTexts},
    SshKeyword{"globalknownhostsfile2", Option::Other, checkAnything},
    SshKeyword{"gssapiauthentication", Option::Other, checkFlag},
    SshKeyword{"gssapiclientidentity", Option::Other, checkText},
    SshKeyword{"gssapidelegatecredentials", Option::Other, checkFlag},
    SshKeyword{"gssapikexalgorithms", Option::Other, checkGssKex},
    SshKeyword{"gssapikeyexchange", Option::Other, checkFlag},
    SshKeyword{"gssapirenewalforcesrekey", Option::Other, checkFlag},
    SshKeyword{"gssapiserveridentity", Option::Other, checkText},
    SshKeyword{"gssapitrustdns", Option::Other, checkFlag},
    SshKeyword{"hashknownhosts", Option::Other, checkFlag},
    SshKeyword{"host", Option::Host, checkHosts},
    SshKeyword{"hostbasedacceptedalgorithms", Option::Other, checkKeyTypes},
    SshKeyword{"hostbasedauthentication", Option::Other, checkFlag},
    SshKeyword{"hostbasedkeytypes", Option::Other, checkKeyTypes},
    SshKeyword{"hostkeyalgorithms", Option::Other, checkKeyTypes},
    SshKeyword{"hostkeyalias", Option::HostKeyAlias, checkText},
    SshKeyword{"hostname", Option::HostName, checkText},
    SshKeyword{"identitiesonly", Option::IdentitiesOnly, checkFlag},
    SshKeyword{"identityagent", Option::IdentityAgent, checkAgent},
    SshKeyword{"identityfile", Option::IdentityFile, checkText},
    SshKeyword{"identityfile2", Option::IdentityFile, checkText},
    SshKeyword{"ignoreunknown", Option::IgnoreUnknown, checkText},
    SshKeyword{"include", Option::Include, checkHosts},
    SshKeyword{"ipqos", Option::Other, checkIpQos},
    SshKeyword{"kbdinteractiveauthentication", Option::Other, checkFlag},
    SshKeyword{"kbdinteractivedevices", Option::Other, checkText},
    SshKeyword{"keepalive", Option::Other, checkFlag},
    SshKeyword{"kerberosauthentication", Option::Other, checkAnything},
    SshKeyword{"kerberostgtpassing", Option::Other, checkAnything},
    SshKeyword{"kexalgorithms", Option::Other, checkKexAlgorithms},
    SshKeyword{"knownhostscommand", Option::Other, checkAnything},
    SshKeyword{"localcommand", Option::Other, checkAnything},
    SshKeyword{"localforward", Option::Other, checkLocalForward},
    SshKeyword{"loglevel", Option::Other, checkWord<logLevels>},
    SshKeyword{"logverbose", Option::Other, checkTexts},
    SshKeyword{"macs", Option::Other, checkMacs},
    SshKeyword{"match", Option::Match, checkAnything},
    SshKeyword{"nohostauthenticationforlocalhost", Option::Other, checkFlag},
    SshKeyword{"numberofpasswordprompts", Option::Other, checkNumber},
    SshKeyword{"passwordauthentication", Option::Other, checkFlag},
    SshKeyword{"permitlocalcommand", Option::Other, checkFlag},
    SshKeyword{"permitremoteopen", Option::Other, checkRemoteOpen},
    SshKeyword{"pkcs11provider", Option::Other, checkText},
    SshKeyword{"port", Option::Port, checkPort},
    SshKeyword{"preferredauthentications", Option::Other, checkText},
    SshKeyword{"protocol", Option::Other, checkAnything},
    SshKeyword{"protocolkeepalives", Option::Other, checkTime},
    SshKeyword{"proxycommand", Option::ProxyCommand, checkAnything},
    SshKeyword{"proxyjump", Option::ProxyJump, checkAnything},
    SshKeyword{"proxyusefdpass", Option::ProxyUseFdpass, checkFlag},
    SshKeyword{"pubkeyacceptedalgorithms", Option::Other, checkKeyTypes},
    SshKeyword{"pubkeyacceptedkeytypes", Option::Other, checkKeyTypes},
    SshKeyword{"pubkeyauthentication", Option::Other, checkWord<pubkeys>},
    SshKeyword{"rekeylimit", Option::Other, checkRekeyLimit},
    SshKeyword{"remotecommand", Option::RemoteCommand, checkAnything},
    SshKeyword{"remoteforward", Option::Other, checkRemoteForward},
    SshKeyword{"requesttty", Option::Other, checkWord<terminals>},
    SshKeyword{"requiredrsasize", Option::Other, checkNumber},
    SshKeyword{"revokedhostkeys", Option::Other, checkText},
    SshKeyword{"rhostsauthentication", Option::Other, checkAnything},
    SshKeyword{"rhostsrsaauthentication", Option::Other, checkAnything},
    SshKeyword{"rsaauthentication", Option::Other, checkAnything},
    SshKeyword{"securitykeyprovider", Option::Other, checkText},
    SshKeyword{"sendenv", Option::Other, checkSendEnv},
    SshKeyword{"serveralivecountmax", Option::Other, checkNumber},
    SshKeyword{"serveraliveinterval", Option::Other, checkTime},
    SshKeyword{"sessiontype", Option::SessionType, checkWord<sessions>},
    SshKeyword{"setenv", Option::Other, checkSetEnv},
    SshKeyword{"setuptimeout", Option::Other, checkTime},
    SshKeyword{"skeyauthentication", Option::Other, checkFlag},
    SshKeyword{"smartcarddevice", Option::Other, checkText},
    SshKeyword{"stdinnull", Option::Other, checkFlag},
    SshKeyword{"streamlocalbindmask", Option::Other, checkMask},
    SshKeyword{"streamlocalbindunlink", Option::Other, checkFlag},
    SshKeyword{"stricthostkeychecking", Option::StrictHostKeyChecking, checkWord<strictness>},
    SshKeyword{"syslogfacility", Option::Other, checkWord<facilities>},
    SshKeyword{"tcpkeepalive", Option::Other, checkFlag},
    SshKeyword{"tisauthentication", Option::Other, checkFlag},
    SshKeyword{"tunnel", Option::Other, checkWord<tunnels>},
    SshKeyword{"tunneldevice", Option::Other, checkTunnelDevice},
    SshKeyword{"updatehostkeys", Option::Other, checkWord<yesNoAsk>},
    SshKeyword{"useblacklistedkeys", Option::Other, checkAnything},
    SshKeyword{"useprivilegedport", Option::Other, checkAnything},
    SshKeyword{"user", Option::User, checkText},
    SshKeyword{"userknownhostsfile", Option::UserKnownHostsFile, checkTexts},
    SshKeyword{"userknownhostsfile2", Option::Other, checkAnything},
    SshKeyword{"useroaming", Option::Other, checkAnything},
    SshKeyword{"usersh", Option::Other, checkAnything},
    SshKeyword{"verifyhostkeydns", Option::Other, checkWord<yesNoAsk>},
    SshKeyword{"visualhostkey", Option::Other, checkFlag},
    SshKeyword{"xauthlocation", Option::Other, checkText},
};

} // namespace

const SshKeyword* findSshKeyword(QByteArrayView name)
{
    const auto* found
        = std::ranges::lower_bound(keywords, name, std::ranges::less(), &SshKeyword::name);
    return found != keywords.end() && found->name == name ? found : nullptr;
}

} // namespace vedette::ssh
