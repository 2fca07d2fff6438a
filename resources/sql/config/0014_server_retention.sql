-- SPDX-FileCopyrightText: 2026 The Vedette developers
-- SPDX-License-Identifier: MIT
-- vedette.db, version 14: how long the samples of a server are kept (0: for good), where that is not
-- as the settings say; and a way to the alerts of a server and a time.

ALTER TABLE server ADD COLUMN keep_measured_days INTEGER CHECK (keep_measured_days BETWEEN 0 AND 7300);

ALTER TABLE server ADD COLUMN keep_averages_days INTEGER CHECK (keep_averages_days BETWEEN 0 AND 7300);

CREATE INDEX alert_server ON alert (server, raised_at, resolved_at);

PRAGMA user_version = 14;
