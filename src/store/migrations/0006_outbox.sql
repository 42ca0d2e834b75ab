-- 0006_outbox.sql - drafts, mailings, approvals of exactly one content, and each step of each letter. Reason: what
-- leaves must be approved by a person and must leave once. Old rows stay as they are: nothing left by this way before.
-- Addresses stand in drafts and in the lists of mailings and nowhere else: letters name a line, suppressions a hash.

CREATE TABLE outbox_settings (
  one INTEGER PRIMARY KEY CHECK (one = 1), salt TEXT NOT NULL, link_key TEXT NOT NULL,
  quiet_from INTEGER NOT NULL, quiet_to INTEGER NOT NULL, quiet_sundays INTEGER NOT NULL CHECK (quiet_sundays IN (0, 1)),
  quiet_replies INTEGER NOT NULL CHECK (quiet_replies IN (0, 1)), per_minute INTEGER NOT NULL, per_day INTEGER NOT NULL,
  reply_to TEXT NOT NULL, link_base TEXT NOT NULL, model_url TEXT NOT NULL, model TEXT NOT NULL
) STRICT;

-- Of one id the highest version holds.
CREATE TABLE outbox_drafts (
  id TEXT NOT NULL, version INTEGER NOT NULL, thread TEXT NOT NULL, address TEXT NOT NULL, subject TEXT NOT NULL,
  question TEXT NOT NULL, account TEXT NOT NULL, at_seconds INTEGER NOT NULL, signed_sha256 TEXT NOT NULL,
  PRIMARY KEY (id, version)
) STRICT;
-- author_before: who wrote it before a person rewrote it; NULL = nobody.
CREATE TABLE outbox_draft_sentences (
  draft TEXT NOT NULL, version INTEGER NOT NULL, position INTEGER NOT NULL, text TEXT NOT NULL,
  author INTEGER NOT NULL CHECK (author BETWEEN 0 AND 3), source TEXT NOT NULL,
  author_before INTEGER CHECK (author_before BETWEEN 0 AND 3), source_before TEXT NOT NULL, PRIMARY KEY (draft, version, position),
  FOREIGN KEY (draft, version) REFERENCES outbox_drafts(id, version)
) STRICT;

CREATE TABLE outbox_mailings (
  id TEXT PRIMARY KEY, subject TEXT NOT NULL, text TEXT NOT NULL, list TEXT NOT NULL,
  account TEXT NOT NULL, at_seconds INTEGER NOT NULL, signed_sha256 TEXT NOT NULL
) STRICT;

-- of: a draft or a mailing. version: of the draft. content_sha256: of exactly what was approved.
CREATE TABLE outbox_approvals (
  of TEXT NOT NULL, number INTEGER NOT NULL, version INTEGER NOT NULL, content_sha256 TEXT NOT NULL,
  account TEXT NOT NULL, at_seconds INTEGER NOT NULL, signed_sha256 TEXT NOT NULL, PRIMARY KEY (of, number)
) STRICT;
CREATE TABLE outbox_approval_letters (
  id TEXT PRIMARY KEY, of TEXT NOT NULL, number INTEGER NOT NULL, line INTEGER NOT NULL,
  content_sha256 TEXT NOT NULL, FOREIGN KEY (of, number) REFERENCES outbox_approvals(of, number)
) STRICT;
CREATE INDEX outbox_letters_of ON outbox_approval_letters (of, number, line);

-- Of one letter the highest number holds; without a step it waits.
CREATE TABLE outbox_steps (
  letter TEXT NOT NULL, number INTEGER NOT NULL, state INTEGER NOT NULL CHECK (state BETWEEN 0 AND 7),
  tries INTEGER NOT NULL, next_at INTEGER NOT NULL, say TEXT NOT NULL,
  account TEXT NOT NULL, at_seconds INTEGER NOT NULL, signed_sha256 TEXT NOT NULL, PRIMARY KEY (letter, number)
) STRICT;
CREATE INDEX outbox_steps_by_time ON outbox_steps (state, at_seconds);

-- Of one address the highest number holds. The hash is over the workspace's salt and the address.
CREATE TABLE outbox_suppressions (
  address_sha256 TEXT NOT NULL, number INTEGER NOT NULL, lifted INTEGER NOT NULL CHECK (lifted IN (0, 1)),
  reason TEXT NOT NULL, account TEXT NOT NULL, at_seconds INTEGER NOT NULL, signed_sha256 TEXT NOT NULL,
  PRIMARY KEY (address_sha256, number)
) STRICT;

CREATE TRIGGER outbox_approvals_never_change BEFORE UPDATE ON outbox_approvals BEGIN SELECT RAISE(ABORT, 'outbox_approvals: append-only'); END;
CREATE TRIGGER outbox_approvals_never_go BEFORE DELETE ON outbox_approvals BEGIN SELECT RAISE(ABORT, 'outbox_approvals: append-only'); END;
CREATE TRIGGER outbox_approval_letters_never_change BEFORE UPDATE ON outbox_approval_letters BEGIN SELECT RAISE(ABORT, 'outbox_approval_letters: append-only'); END;
CREATE TRIGGER outbox_approval_letters_never_go BEFORE DELETE ON outbox_approval_letters BEGIN SELECT RAISE(ABORT, 'outbox_approval_letters: append-only'); END;
CREATE TRIGGER outbox_steps_never_change BEFORE UPDATE ON outbox_steps BEGIN SELECT RAISE(ABORT, 'outbox_steps: append-only'); END;
CREATE TRIGGER outbox_steps_never_go BEFORE DELETE ON outbox_steps BEGIN SELECT RAISE(ABORT, 'outbox_steps: append-only'); END;
CREATE TRIGGER outbox_suppressions_never_change BEFORE UPDATE ON outbox_suppressions BEGIN SELECT RAISE(ABORT, 'outbox_suppressions: append-only'); END;
CREATE TRIGGER outbox_suppressions_never_go BEFORE DELETE ON outbox_suppressions BEGIN SELECT RAISE(ABORT, 'outbox_suppressions: append-only'); END;
