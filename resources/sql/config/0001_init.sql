-- SPDX-FileCopyrightText: 2026 The Vedette developers
-- SPDX-License-Identifier: MIT
-- vedette.db, version 1. A statement ends with ";" at the end of a line; times are ms since 1970 UTC.

CREATE TABLE server (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    kind TEXT NOT NULL CHECK (kind IN ('ssh', 'local')),
    name TEXT NOT NULL,
    name_key TEXT NOT NULL,
    host TEXT NOT NULL,
    port INTEGER NOT NULL CHECK (port BETWEEN 0 AND 65535),
    user TEXT NOT NULL,
    auth TEXT NOT NULL CHECK (auth IN ('automatic', 'keyFile', 'password')),
    identity_file TEXT NOT NULL,
    host_key_policy TEXT NOT NULL CHECK (host_key_policy IN ('ask', 'acceptNew', 'strict')),
    group_name TEXT NOT NULL,
    tags TEXT NOT NULL,
    monitored INTEGER NOT NULL CHECK (monitored IN (0, 1)),
    status_interval_s INTEGER NOT NULL,
    metrics_interval_s INTEGER NOT NULL,
    position INTEGER NOT NULL,
    removed_at INTEGER
) STRICT;

CREATE UNIQUE INDEX server_name ON server (name_key) WHERE removed_at IS NULL;

CREATE TABLE host_key_pin (
    host TEXT NOT NULL,
    port INTEGER NOT NULL CHECK (port BETWEEN 0 AND 65535),
    type TEXT NOT NULL,
    blob BLOB NOT NULL,
    first_seen INTEGER NOT NULL,
    source TEXT NOT NULL,
    PRIMARY KEY (host, port, blob)
) STRICT, WITHOUT ROWID;

-- No reference to server: an alert outlives the server that it tells of.
CREATE TABLE alert (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    server INTEGER NOT NULL,
    server_name TEXT NOT NULL,
    rule TEXT NOT NULL,
    severity TEXT NOT NULL CHECK (severity IN ('low', 'medium', 'high', 'critical')),
    reason_code TEXT,
    reason_detail TEXT,
    reason_native INTEGER,
    raised_at INTEGER NOT NULL,
    resolved_at INTEGER
) STRICT;

CREATE INDEX alert_raised ON alert (raised_at);

CREATE INDEX alert_firing ON alert (server) WHERE resolved_at IS NULL;

PRAGMA application_id = 1447380035;

PRAGMA user_version = 1;
