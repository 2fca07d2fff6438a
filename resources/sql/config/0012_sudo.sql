-- SPDX-FileCopyrightText: 2026 The Vedette developers
-- SPDX-License-Identifier: MIT
-- vedette.db, version 12: whether a server is asked by sudo for what root alone may read, whether
-- its polls never read files by SFTP, and the certificates that are watched on it, a JSON array.

ALTER TABLE server ADD COLUMN uses_sudo INTEGER NOT NULL DEFAULT 0 CHECK (uses_sudo IN (0, 1));
ALTER TABLE server ADD COLUMN polls_by_shell INTEGER NOT NULL DEFAULT 0
    CHECK (polls_by_shell IN (0, 1));
ALTER TABLE server ADD COLUMN watched_certificates TEXT NOT NULL DEFAULT '[]';

PRAGMA user_version = 12;
