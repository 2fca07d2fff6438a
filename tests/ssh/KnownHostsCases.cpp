// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "tests/ssh/KnownHostsCases.h"

namespace vedette::test {

namespace {

constexpr const char* db1 = "db1.example.net";
constexpr const char* ecdsaType = "ecdsa-sha2-nistp256";

std::vector<KnownHostsCase> keyCases()
{
    return {
        {"plain", {"db1.example.net {seen}\n"}},
        {"another key", {"db1.example.net {other}\n"}},
        {"another type only", {"db1.example.net {ecdsa}\n"}},
        {"both types", {"db1.example.net {ecdsa}\ndb1.example.net {seen}\n"}},
        {"both types, the other way", {"db1.example.net {seen}\ndb1.example.net {ecdsa}\n"}},
        {"RSA, shown with SHA-2", {"db1.example.net {rsa}\n"}, db1, 22, "ssh-rsa"},
        {"RSA known, another shown", {"db1.example.net {rsa}\n"}, db1, 22, ecdsaType},
        {"ECDSA", {"db1.example.net {ecdsa}\n"}, db1, 22, ecdsaType},
        {"right among wrong", {"db1.example.net {other}\ndb1.example.net {seen}\n"}},
        {"wrong behind right", {"db1.example.net {seen}\ndb1.example.net {other}\n"}},
        {"wrong twice", {"db1.example.net {other}\n\ndb1.example.net {rsa}\n"}},
        {"duplicate lines", {"db1.example.net {seen}\ndb1.example.net {seen}\n"}},
        {"no line for the host", {"db2.example.net {seen}\n"}},
        {"signature name for a type", {"db1.example.net rsa-sha2-512 {other}\n"}},
        {"wrong type name", {"db1.example.net ssh-rsa {blob}\n"}},
        {"unknown type name", {"db1.example.net ssh-none {blob}\n"}},
        {"type name in capitals", {"db1.example.net SSH-ED25519 {blob}\n"}},
        {"key cut short", {"db1.example.net ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIA==\n"}},
        {"key with more behind it", {"db1.example.net {seen}AAAA\n"}},
        {"key without padding", {"db1.example.net ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIA\n"}},
        {"no base64", {"db1.example.net ssh-ed25519 !!!!\n"}},
        {"RSA of 512 bits",
         {"db1.example.net ssh-rsa AAAAB3NzaC1yc2EAAAADAQABAAAAQQDdgrcO7n8aUDm+8H7CNH8GbtCPXcdRJE"
          "fjQEMAAmtuVFWUoGVoXWTEmAu41FRKhyGpmgGtIZ61nPahXvbxWh2D\n"}},
        {"protocol 1", {"db1.example.net 1024 35 1234567890123456789\n"}},
    };
}

std::vector<KnownHostsCase> nameCases()
{
    return {
        {"name in capitals", {"DB1.Example.NET {seen}\n"}},
        {"host in capitals", {"db1.example.net {seen}\n"}, "DB1.EXAMPLE.net"},
        {"comma list", {"10.0.0.1,db1.example.net,db1 {seen}\n"}},
        {"comma list without it", {"10.0.0.1,db2.example.net,db1 {seen}\n"}},
        {"empty names in a list", {",,db1.example.net, {seen}\n"}},
        {"star", {"*.example.net {seen}\n"}},
        {"star alone", {"* {other}\n"}},
        {"star at the end", {"db1* {seen}\n"}},
        {"star for nothing", {"db1*.example.net {seen}\n"}},
        {"many stars", {"*d*b*1***.*e*.n*t {seen}\n"}},
        {"many stars without a match", {"*d*b*1***.*e*.n*x {seen}\n"}},
        {"question marks", {"db?.example.??? {seen}\n"}},
        {"one question mark too many", {"db1?.example.net {seen}\n"}},
        {"question mark for nothing", {"db1.example.net? {seen}\n"}},
        {"pattern of only stars and marks", {"**?** {seen}\n"}},
        {"part of a name", {"db1 {seen}\ndb1.example {seen}\nexample.net {seen}\n"}},
        {"dot at the end", {"db1.example.net. {seen}\n"}},
        {"negation first", {"!db1.example.net,*.example.net {seen}\n"}},
        {"negation last", {"*.example.net,!db1.example.net {seen}\n"}},
        {"negation of another", {"*.example.net,!db2.example.net {seen}\n"}},
        {"negation alone", {"!db2.example.net {seen}\n"}},
        {"negation with a star", {"db1.example.net,!*.net {other}\n"}},
        {"negation on one line of two", {"*,!db1.example.net {other}\ndb1.example.net {seen}\n"}},
        {"two negations in one", {"!!db1.example.net,* {seen}\n"}},
        {"hashed", {"{hash db1.example.net} {seen}\n"}},
        {"hashed, another key", {"{hash db1.example.net} {other}\n"}},
        {"hashed, another name", {"{hash db2.example.net} {seen}\n"}},
        {"hashed, host in capitals", {"{hash db1.example.net} {seen}\n"}, "DB1.example.NET"},
        {"hashed from capitals", {"{hash DB1.example.net} {seen}\n"}},
        {"hashed in a list", {"{hash db1.example.net},db1.example.net {seen}\n"}},
        {"hashed behind a name", {"db1.example.net,{hash db1.example.net} {seen}\n"}},
        {"hash of an unknown kind", {"|2|AAAA|BBBB {seen}\ndb1.example.net {seen}\n"}},
        {"hash with a short salt", {"|1|AAAA|BBBB {other}\ndb1.example.net {seen}\n"}},
        {"IPv6", {"2001:db8::1 {seen}\n"}, "2001:db8::1"},
        {"IPv6 in another form", {"2001:db8::1 {seen}\n"}, "2001:DB8:0:0:0:0:0:1"},
        {"IPv6 in another form in the file", {"2001:db8:0::1 {seen}\n"}, "2001:db8::1"},
        {"IPv4", {"192.0.2.7 {seen}\n"}, "192.0.2.7"},
        {"IPv4 by a pattern", {"192.0.2.* {other}\n"}, "192.0.2.7"},
    };
}

std::vector<KnownHostsCase> portCases()
{
    return {
        {"port", {"[db1.example.net]:2222 {seen}\n"}, db1, 2222},
        {"port, another key", {"[db1.example.net]:2222 {other}\n"}, db1, 2222},
        {"another port", {"[db1.example.net]:2223 {seen}\n"}, db1, 2222},
        {"port 22 in brackets", {"[db1.example.net]:22 {seen}\n"}},
        {"brackets without a port", {"[db1.example.net] {seen}\n"}},
        {"bare name for a port", {"db1.example.net {seen}\n"}, db1, 2222},
        {"bare name for a port, another key", {"db1.example.net {other}\n"}, db1, 2222},
        {"port right, bare wrong",
         {"db1.example.net {other}\n[db1.example.net]:2222 {seen}\n"},
         db1,
         2222},
        {"port wrong, bare right",
         {"db1.example.net {seen}\n[db1.example.net]:2222 {other}\n"},
         db1,
         2222},
        {"port of another type, bare right",
         {"db1.example.net {seen}\n[db1.example.net]:2222 {ecdsa}\n"},
         db1,
         2222},
        {"port by a pattern", {"[*.example.net]:2* {seen}\n"}, db1, 2222},
        {"star for a port", {"* {other}\n"}, db1, 2222},
        {"star for the name, not its port", {"*.example.net {other}\n"}, db1, 2222},
        {"hashed with its port", {"{hash [db1.example.net]:2222} {seen}\n"}, db1, 2222},
        {"hashed without its port", {"{hash db1.example.net} {seen}\n"}, db1, 2222},
        {"hashed with another port", {"{hash [db1.example.net]:2223} {seen}\n"}, db1, 2222},
        {"IPv6 with a port", {"[2001:db8::1]:2222 {seen}\n"}, "2001:db8::1", 2222},
        {"revoked for the port", {"@revoked [db1.example.net]:2222 {seen}\n"}, db1, 2222},
        {"revoked for the bare name, trusted for the port",
         {"@revoked db1.example.net {seen}\n[db1.example.net]:2222 {seen}\n"},
         db1,
         2222},
        {"revoked for the port, trusted for the bare name",
         {"@revoked [db1.example.net]:2222 {seen}\ndb1.example.net {seen}\n"},
         db1,
         2222},
    };
}

std::vector<KnownHostsCase> markerCases()
{
    return {
        {"revoked", {"@revoked db1.example.net {seen}\n"}},
        {"revoked for all", {"@revoked * {seen}\n"}},
        {"revoked for all, with a port", {"@revoked * {seen}\n"}, db1, 2222},
        {"revoked before a good line", {"@revoked * {seen}\ndb1.example.net {seen}\n"}},
        {"revoked behind a good line", {"db1.example.net {seen}\n@revoked * {seen}\n"}},
        {"revoked beside another key", {"db1.example.net {other}\n@revoked * {seen}\n"}},
        {"another key revoked", {"@revoked * {other}\n"}},
        {"another key revoked, this one good", {"@revoked * {other}\ndb1.example.net {seen}\n"}},
        {"revoked for another host", {"@revoked db2.example.net {seen}\ndb1.* {seen}\n"}},
        {"revoked, hashed", {"@revoked {hash db1.example.net} {seen}\n"}},
        {"revoked but for a negation", {"@revoked *,!db1.example.net {seen}\n"}},
        {"revoked after blanks", {"  @revoked   db1.example.net   {seen}\n"}},
        {"marker and a tab, all tabs", {"@revoked\tdb1.example.net\tssh-ed25519\t{blob}\n"}},
        {"marker and a tab, then spaces", {"@revoked\tdb1.example.net {seen}\n"}},
        {"marker in capitals", {"@REVOKED db1.example.net {seen}\n"}},
        {"unknown marker", {"@trusted db1.example.net {seen}\n"}},
        {"marker without a line", {"@revoked\n@\ndb1.example.net {seen}\n"}},
        {"two markers", {"@revoked @cert-authority db1.example.net {seen}\n"}},
        {"cert-authority", {"@cert-authority db1.example.net {seen}\n"}},
        {"cert-authority of another key", {"@cert-authority * {other}\n"}},
        {"cert-authority beside a good line", {"@cert-authority * {other}\ndb1.* {seen}\n"}},
        {"cert-authority beside a wrong line", {"@cert-authority * {seen}\ndb1.* {other}\n"}},
    };
}

std::vector<KnownHostsCase> fileCases()
{
    return {
        {"no file", {QByteArray()}},
        {"empty file", {""}},
        {"comments",
         {"# db1.example.net {other}\n  # more\ndb1.example.net {seen} a comment #1\n"}},
        {"comment behind the name", {"db1.example.net # {seen}\n"}},
        {"blank lines", {"\n \n\t\n\ndb1.example.net {seen}\n"}},
        {"CRLF", {"# first\r\n\r\ndb1.example.net {seen}\r\n"}},
        {"CRLF behind a comment", {"db1.example.net {seen} me@here\r\n"}},
        {"leading blanks", {" \t db1.example.net {seen}\n"}},
        {"tabs and many blanks", {"db1.example.net \t ssh-ed25519 \t {blob}\t \n"}},
        {"no line feed at the end", {"db1.example.net {seen}"}},
        {"line of one word", {"db1.example.net\ndb1.example.net {seen}\n"}},
        {"line of two words", {"db1.example.net ssh-ed25519\ndb1.example.net {seen}\n"}},
        {"garbage before", {"\x01\x02\xff\xfe {{{\n%s%n\ndb1.example.net {seen}\n"}},
        {"garbage behind", {"db1.example.net {seen}\n\xff\xff\xff\n"}},
        {"zero bytes", {QByteArray("a\0b\ndb1.example.net {seen}\n", 28)}},
        {"zero byte behind the key", {QByteArray("db1.example.net {seen}\0AAAA\n", 28)}},
        {"10 KB before", {"{long}\ndb1.example.net {seen}\n"}},
        {"10 KB of a name in the list", {"db1.example.net,{long} {seen}\n"}},
        {"10 KB of a name before", {"{long} {other}\ndb1.example.net {seen}\n"}},
        {"10 KB of a comment", {"db1.example.net {seen} {long}\n"}},
        {"10 KB revoked", {"@revoked a,b,c,db1.example.net {seen} {long}\n"}},
        {"two files", {"db2.example.net {other}\n", "db1.example.net {seen}\n"}},
        {"wrong in the first, right in the second",
         {"db1.example.net {other}\n", "db1.example.net {seen}\n"}},
        {"right in the first, revoked in the second",
         {"db1.example.net {seen}\n", "@revoked * {seen}\n"}},
        {"the first is missing", {QByteArray(), "db1.example.net {seen}\n"}},
        {"two files, both wrong", {"db1.example.net {other}\n", "db1.example.net {rsa}\n"}},
    };
}

} // namespace

std::vector<KnownHostsCase> knownHostsCases()
{
    std::vector<KnownHostsCase> all;
    for (const auto& some : {keyCases(), nameCases(), portCases(), markerCases(), fileCases()}) {
        all.insert(all.end(), some.begin(), some.end());
    }
    return all;
}

} // namespace vedette::test
