-- SPDX-FileCopyrightText: 2026 The Vedette developers
-- SPDX-License-Identifier: MIT
-- vedette.db, version 5: the name that a server's host keys are known by; none: host and port.

ALTER TABLE server ADD COLUMN host_key_alias TEXT NOT NULL DEFAULT '';

PRAGMA user_version = 5;
