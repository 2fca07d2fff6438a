-- SPDX-FileCopyrightText: 2026 The Vedette developers
-- SPDX-License-Identifier: MIT
-- vedette.db, version 7: the known_hosts files of a server, a JSON array; empty: the usual ones.

ALTER TABLE server ADD COLUMN known_hosts_files TEXT NOT NULL DEFAULT '[]';

PRAGMA user_version = 7;
