-- 0002_reason_decide_review.sql - accounts, what was told, proposals and answers, reasons and their ends, decisions, reviews,
-- rule tables, catch trials. Reason: people sign what they think and decide, and it is looked back on. Old rows stay
-- as they are: nothing that was kept before is of these kinds.
-- Nothing here is ever changed: a later row says what is new (an account's next version, a reason's end), and the
-- triggers at the end refuse the rest. Days are days since 1970-01-01; enums are their position in the code's list.

CREATE TABLE accounts (
  name TEXT NOT NULL, version INTEGER NOT NULL, full_name TEXT NOT NULL,
  role INTEGER NOT NULL CHECK (role BETWEEN 0 AND 2), at_seconds INTEGER NOT NULL,
  closed INTEGER NOT NULL CHECK (closed IN (0, 1)), PRIMARY KEY (name, version)
) STRICT;

-- A finding the first time it was told, with the question that told it.
CREATE TABLE told (
  id TEXT PRIMARY KEY, verb INTEGER NOT NULL CHECK (verb IN (0, 1)), as_of INTEGER NOT NULL,
  window_days INTEGER NOT NULL, asked_metric TEXT NOT NULL, asked_since INTEGER, at_seconds INTEGER NOT NULL,
  metric TEXT NOT NULL, direction INTEGER NOT NULL CHECK (direction IN (0, 1)),
  onset INTEGER NOT NULL, onset_low INTEGER NOT NULL, onset_high INTEGER NOT NULL, onset_level REAL NOT NULL,
  window_from INTEGER NOT NULL, window_to INTEGER NOT NULL, expected REAL NOT NULL, observed REAL NOT NULL,
  top_kind INTEGER NOT NULL CHECK (top_kind BETWEEN 0 AND 7), top_title TEXT NOT NULL,
  top_probability REAL NOT NULL
) STRICT;
CREATE TABLE told_slices (
  told TEXT NOT NULL REFERENCES told(id), part TEXT NOT NULL CHECK (part IN ('asked', 'finding')),
  dimension TEXT NOT NULL, value TEXT NOT NULL, PRIMARY KEY (told, part, dimension)
) STRICT;

CREATE TABLE proposals (
  id TEXT PRIMARY KEY, finding TEXT NOT NULL, event TEXT NOT NULL, kind TEXT NOT NULL, title TEXT NOT NULL,
  planted INTEGER NOT NULL CHECK (planted IN (0, 1)), account TEXT NOT NULL, at_seconds INTEGER NOT NULL
) STRICT;
CREATE TABLE answers (
  proposal TEXT PRIMARY KEY REFERENCES proposals(id), answer INTEGER NOT NULL CHECK (answer BETWEEN 0 AND 2),
  at_seconds INTEGER NOT NULL, account TEXT NOT NULL
) STRICT;

CREATE TABLE reasons (
  id TEXT PRIMARY KEY,
  finding TEXT NOT NULL, metric TEXT NOT NULL, direction INTEGER NOT NULL CHECK (direction IN (0, 1)),
  onset INTEGER NOT NULL, onset_low INTEGER NOT NULL, onset_high INTEGER NOT NULL, onset_level REAL NOT NULL,
  window_from INTEGER NOT NULL, window_to INTEGER NOT NULL, expected REAL NOT NULL, observed REAL NOT NULL,
  kind INTEGER NOT NULL CHECK (kind BETWEEN 0 AND 7), event TEXT NOT NULL, title TEXT NOT NULL,
  text TEXT NOT NULL,
  verdict INTEGER NOT NULL CHECK (verdict BETWEEN 0 AND 2), verdict_why TEXT NOT NULL,
  tested_from INTEGER NOT NULL, tested_to INTEGER NOT NULL,
  placebos INTEGER NOT NULL, false_fits INTEGER NOT NULL,
  false_fit_low REAL NOT NULL, false_fit_high REAL NOT NULL, false_fit_level REAL NOT NULL,
  as_proposed INTEGER NOT NULL CHECK (as_proposed IN (0, 1)), proposal TEXT NOT NULL, supersedes TEXT NOT NULL,
  account TEXT NOT NULL, at_seconds INTEGER NOT NULL, signed_sha256 TEXT NOT NULL
) STRICT;
CREATE TABLE reason_slices (
  reason TEXT NOT NULL REFERENCES reasons(id), dimension TEXT NOT NULL, value TEXT NOT NULL,
  PRIMARY KEY (reason, dimension)
) STRICT;
CREATE TABLE reason_cells (
  reason TEXT NOT NULL REFERENCES reasons(id), position INTEGER NOT NULL, metric TEXT NOT NULL,
  expected TEXT NOT NULL, seen TEXT NOT NULL, PRIMARY KEY (reason, position)
) STRICT;
CREATE TABLE reason_cell_slices (
  reason TEXT NOT NULL, position INTEGER NOT NULL, dimension TEXT NOT NULL, value TEXT NOT NULL,
  PRIMARY KEY (reason, position, dimension),
  FOREIGN KEY (reason, position) REFERENCES reason_cells(reason, position)
) STRICT;
CREATE TABLE reason_ends (
  reason TEXT PRIMARY KEY REFERENCES reasons(id), text TEXT NOT NULL, replaced_by TEXT NOT NULL,
  account TEXT NOT NULL, at_seconds INTEGER NOT NULL, signed_sha256 TEXT NOT NULL
) STRICT;

-- The stop rule and the money are there as a whole or not at all.
CREATE TABLE decisions (
  id TEXT PRIMARY KEY, finding TEXT NOT NULL, reason TEXT NOT NULL, topic TEXT NOT NULL, question TEXT NOT NULL,
  chosen INTEGER NOT NULL, advised INTEGER,
  advised_metric TEXT, advised_low REAL, advised_size REAL, advised_high REAL, advised_within_days INTEGER,
  advised_confidence REAL,
  metric TEXT NOT NULL, low REAL NOT NULL, size REAL NOT NULL, high REAL NOT NULL,
  within_days INTEGER NOT NULL, confidence REAL NOT NULL,
  stop_metric TEXT, stop_below INTEGER CHECK (stop_below IN (0, 1)), stop_limit REAL, stop_days INTEGER,
  day_from INTEGER NOT NULL, review_day INTEGER NOT NULL,
  sealed_low REAL NOT NULL, sealed_size REAL NOT NULL, sealed_high REAL NOT NULL, sealed_level REAL NOT NULL,
  sealed_probability REAL NOT NULL, sealed_precedents INTEGER NOT NULL, sealed_method TEXT NOT NULL,
  sealed_salt TEXT NOT NULL, sealed_sha256 TEXT NOT NULL,
  stake_minor INTEGER, stake_currency TEXT,
  account TEXT NOT NULL, at_seconds INTEGER NOT NULL, signed_sha256 TEXT NOT NULL
) STRICT;
CREATE TABLE decision_options (
  decision TEXT NOT NULL REFERENCES decisions(id), position INTEGER NOT NULL, text TEXT NOT NULL,
  PRIMARY KEY (decision, position)
) STRICT;
CREATE TABLE decision_precedents (
  decision TEXT NOT NULL REFERENCES decisions(id), position INTEGER NOT NULL, precedent TEXT NOT NULL,
  PRIMARY KEY (decision, position)
) STRICT;
CREATE TABLE decision_slices (
  decision TEXT NOT NULL REFERENCES decisions(id), part TEXT NOT NULL CHECK (part IN ('forecast', 'stop', 'advised')),
  dimension TEXT NOT NULL, value TEXT NOT NULL, PRIMARY KEY (decision, part, dimension)
) STRICT;

CREATE TABLE reviews (
  decision TEXT PRIMARY KEY REFERENCES decisions(id), answer TEXT NOT NULL,
  thought INTEGER CHECK (thought BETWEEN 0 AND 2),
  told INTEGER NOT NULL CHECK (told IN (0, 1)), needs TEXT NOT NULL,
  relative REAL NOT NULL, relative_low REAL NOT NULL, relative_high REAL NOT NULL, relative_level REAL NOT NULL,
  total REAL NOT NULL, total_low REAL NOT NULL, total_high REAL NOT NULL, total_level REAL NOT NULL,
  probability REAL NOT NULL, observed REAL NOT NULL, expected REAL NOT NULL, method TEXT NOT NULL,
  person_outcome INTEGER NOT NULL CHECK (person_outcome BETWEEN 0 AND 2), person_true REAL NOT NULL,
  person_brier REAL, person_interval_score REAL,
  regie_outcome INTEGER NOT NULL CHECK (regie_outcome BETWEEN 0 AND 2), regie_true REAL NOT NULL,
  regie_brier REAL, regie_interval_score REAL,
  cost REAL, cost_low REAL, cost_high REAL, cost_level REAL,
  account TEXT NOT NULL, at_seconds INTEGER NOT NULL, signed_sha256 TEXT NOT NULL
) STRICT;

CREATE TABLE rules (
  version INTEGER PRIMARY KEY, text TEXT NOT NULL, why TEXT NOT NULL,
  account TEXT NOT NULL, at_seconds INTEGER NOT NULL, signed_sha256 TEXT NOT NULL
) STRICT;
CREATE TABLE trials (
  number INTEGER PRIMARY KEY, switched_on INTEGER NOT NULL CHECK (switched_on IN (0, 1)),
  one_in INTEGER NOT NULL,
  account TEXT NOT NULL, at_seconds INTEGER NOT NULL, signed_sha256 TEXT NOT NULL
) STRICT;

CREATE TRIGGER accounts_never_change BEFORE UPDATE ON accounts BEGIN SELECT RAISE(ABORT, 'accounts: append-only'); END;
CREATE TRIGGER accounts_never_go BEFORE DELETE ON accounts BEGIN SELECT RAISE(ABORT, 'accounts: append-only'); END;
CREATE TRIGGER told_never_change BEFORE UPDATE ON told BEGIN SELECT RAISE(ABORT, 'told: append-only'); END;
CREATE TRIGGER told_never_go BEFORE DELETE ON told BEGIN SELECT RAISE(ABORT, 'told: append-only'); END;
CREATE TRIGGER told_slices_never_change BEFORE UPDATE ON told_slices BEGIN SELECT RAISE(ABORT, 'told_slices: append-only'); END;
CREATE TRIGGER told_slices_never_go BEFORE DELETE ON told_slices BEGIN SELECT RAISE(ABORT, 'told_slices: append-only'); END;
CREATE TRIGGER proposals_never_change BEFORE UPDATE ON proposals BEGIN SELECT RAISE(ABORT, 'proposals: append-only'); END;
CREATE TRIGGER proposals_never_go BEFORE DELETE ON proposals BEGIN SELECT RAISE(ABORT, 'proposals: append-only'); END;
CREATE TRIGGER answers_never_change BEFORE UPDATE ON answers BEGIN SELECT RAISE(ABORT, 'answers: append-only'); END;
CREATE TRIGGER answers_never_go BEFORE DELETE ON answers BEGIN SELECT RAISE(ABORT, 'answers: append-only'); END;
CREATE TRIGGER reasons_never_change BEFORE UPDATE ON reasons BEGIN SELECT RAISE(ABORT, 'reasons: append-only'); END;
CREATE TRIGGER reasons_never_go BEFORE DELETE ON reasons BEGIN SELECT RAISE(ABORT, 'reasons: append-only'); END;
CREATE TRIGGER reason_slices_never_change BEFORE UPDATE ON reason_slices BEGIN SELECT RAISE(ABORT, 'reason_slices: append-only'); END;
CREATE TRIGGER reason_slices_never_go BEFORE DELETE ON reason_slices BEGIN SELECT RAISE(ABORT, 'reason_slices: append-only'); END;
CREATE TRIGGER reason_cells_never_change BEFORE UPDATE ON reason_cells BEGIN SELECT RAISE(ABORT, 'reason_cells: append-only'); END;
CREATE TRIGGER reason_cells_never_go BEFORE DELETE ON reason_cells BEGIN SELECT RAISE(ABORT, 'reason_cells: append-only'); END;
CREATE TRIGGER reason_cell_slices_never_change BEFORE UPDATE ON reason_cell_slices BEGIN SELECT RAISE(ABORT, 'reason_cell_slices: append-only'); END;
CREATE TRIGGER reason_cell_slices_never_go BEFORE DELETE ON reason_cell_slices BEGIN SELECT RAISE(ABORT, 'reason_cell_slices: append-only'); END;
CREATE TRIGGER reason_ends_never_change BEFORE UPDATE ON reason_ends BEGIN SELECT RAISE(ABORT, 'reason_ends: append-only'); END;
CREATE TRIGGER reason_ends_never_go BEFORE DELETE ON reason_ends BEGIN SELECT RAISE(ABORT, 'reason_ends: append-only'); END;
CREATE TRIGGER decisions_never_change BEFORE UPDATE ON decisions BEGIN SELECT RAISE(ABORT, 'decisions: append-only'); END;
CREATE TRIGGER decisions_never_go BEFORE DELETE ON decisions BEGIN SELECT RAISE(ABORT, 'decisions: append-only'); END;
CREATE TRIGGER decision_options_never_change BEFORE UPDATE ON decision_options BEGIN SELECT RAISE(ABORT, 'decision_options: append-only'); END;
CREATE TRIGGER decision_options_never_go BEFORE DELETE ON decision_options BEGIN SELECT RAISE(ABORT, 'decision_options: append-only'); END;
CREATE TRIGGER decision_precedents_never_change BEFORE UPDATE ON decision_precedents BEGIN SELECT RAISE(ABORT, 'decision_precedents: append-only'); END;
CREATE TRIGGER decision_precedents_never_go BEFORE DELETE ON decision_precedents BEGIN SELECT RAISE(ABORT, 'decision_precedents: append-only'); END;
CREATE TRIGGER decision_slices_never_change BEFORE UPDATE ON decision_slices BEGIN SELECT RAISE(ABORT, 'decision_slices: append-only'); END;
CREATE TRIGGER decision_slices_never_go BEFORE DELETE ON decision_slices BEGIN SELECT RAISE(ABORT, 'decision_slices: append-only'); END;
CREATE TRIGGER reviews_never_change BEFORE UPDATE ON reviews BEGIN SELECT RAISE(ABORT, 'reviews: append-only'); END;
CREATE TRIGGER reviews_never_go BEFORE DELETE ON reviews BEGIN SELECT RAISE(ABORT, 'reviews: append-only'); END;
CREATE TRIGGER rules_never_change BEFORE UPDATE ON rules BEGIN SELECT RAISE(ABORT, 'rules: append-only'); END;
CREATE TRIGGER rules_never_go BEFORE DELETE ON rules BEGIN SELECT RAISE(ABORT, 'rules: append-only'); END;
CREATE TRIGGER trials_never_change BEFORE UPDATE ON trials BEGIN SELECT RAISE(ABORT, 'trials: append-only'); END;
CREATE TRIGGER trials_never_go BEFORE DELETE ON trials BEGIN SELECT RAISE(ABORT, 'trials: append-only'); END;
