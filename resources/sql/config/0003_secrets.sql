-- SPDX-FileCopyrightText: 2026 The Vedette developers
-- SPDX-License-Identifier: MIT
-- vedette.db, version 3: where secrets are kept, and of which servers. Never a secret itself.

CREATE TABLE setting (
    name TEXT PRIMARY KEY,
    value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- Tells the keychain's entries of this data folder from those of others: ids count from 1 in each.
INSERT INTO setting (name, value) VALUES ('secretScope', lower(hex(randomblob(16))));

-- login: what the secret was typed for; it is not given to another one. revision grows with each
-- secret, so that other processes see the new one. Outlives its server until the secret is removed.
CREATE TABLE kept_secret (
    server INTEGER PRIMARY KEY,
    login TEXT NOT NULL,
    revision INTEGER NOT NULL
) STRICT;

PRAGMA user_version = 3;
