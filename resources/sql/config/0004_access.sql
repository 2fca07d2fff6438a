-- SPDX-FileCopyrightText: 2026 The Vedette developers
-- SPDX-License-Identifier: MIT
-- vedette.db, version 4: what the login is given on a server, a shell or the fixed probe.

ALTER TABLE server ADD COLUMN access TEXT NOT NULL DEFAULT 'shell' CHECK (access IN ('shell', 'fixedProbe'));

PRAGMA user_version = 4;
