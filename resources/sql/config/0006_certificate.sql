-- SPDX-FileCopyrightText: 2026 The Vedette developers
-- SPDX-License-Identifier: MIT
-- vedette.db, version 6: the user certificate of a server's key; none: only the one beside it.

ALTER TABLE server ADD COLUMN certificate_file TEXT NOT NULL DEFAULT '';

PRAGMA user_version = 6;
