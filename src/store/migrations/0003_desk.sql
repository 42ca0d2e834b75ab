-- 0003_desk.sql - findings that people put aside or took up again, and the answers that were given to writes that may be
-- asked a second time. Reason: people work at the desk from day to day, over lines that break. Old rows stay as they
-- are: nothing that was kept before is of these kinds.

-- Of one finding the highest number holds.
CREATE TABLE dismissals (
  finding TEXT NOT NULL, number INTEGER NOT NULL, until_day INTEGER, text TEXT NOT NULL,
  lifted INTEGER NOT NULL CHECK (lifted IN (0, 1)),
  account TEXT NOT NULL, at_seconds INTEGER NOT NULL, signed_sha256 TEXT NOT NULL, PRIMARY KEY (finding, number)
) STRICT;
CREATE TRIGGER dismissals_never_change BEFORE UPDATE ON dismissals BEGIN SELECT RAISE(ABORT, 'dismissals: append-only'); END;
CREATE TRIGGER dismissals_never_go BEFORE DELETE ON dismissals BEGIN SELECT RAISE(ABORT, 'dismissals: append-only'); END;

-- Kept for a day and no part of the history: no act seals these.
CREATE TABLE request_keys (
  account TEXT NOT NULL, key TEXT NOT NULL, request_sha256 TEXT NOT NULL, status INTEGER NOT NULL,
  body TEXT NOT NULL, at_seconds INTEGER NOT NULL, PRIMARY KEY (account, key)
) STRICT;
CREATE INDEX request_keys_by_time ON request_keys (at_seconds);
