-- 0001_first.sql - the first layout: settings, imports with everything read about them, events, notes, metrics,
-- and the journal of acts. Reason: there was nothing. Old rows: none.
-- Days are days since 1970-01-01; amounts are millionths; enums are their position in the code's list.

CREATE TABLE settings (
  one INTEGER PRIMARY KEY CHECK (one = 1),
  name TEXT NOT NULL, currency TEXT NOT NULL, time_zone TEXT NOT NULL, language TEXT NOT NULL,
  seed INTEGER NOT NULL
) STRICT;

CREATE TABLE imports (
  id TEXT PRIMARY KEY, sequence INTEGER NOT NULL UNIQUE, at_seconds INTEGER NOT NULL, sha256 TEXT NOT NULL,
  as_platform TEXT NOT NULL, as_decimal INTEGER NOT NULL CHECK (as_decimal BETWEEN 0 AND 2),
  as_dates INTEGER NOT NULL CHECK (as_dates BETWEEN 0 AND 2),
  path TEXT NOT NULL, problems_left_out INTEGER NOT NULL, replaced_rows INTEGER NOT NULL
) STRICT;

CREATE TABLE import_maps (
  import TEXT NOT NULL REFERENCES imports(id) ON DELETE CASCADE, position INTEGER NOT NULL,
  header TEXT NOT NULL, reads_as TEXT NOT NULL, PRIMARY KEY (import, position)
) STRICT;

CREATE TABLE import_problems (
  import TEXT NOT NULL REFERENCES imports(id) ON DELETE CASCADE, position INTEGER NOT NULL,
  line INTEGER NOT NULL, column_header TEXT NOT NULL, value TEXT NOT NULL, code TEXT NOT NULL,
  say TEXT NOT NULL,
  PRIMARY KEY (import, position)
) STRICT;

CREATE TABLE import_tables (
  import TEXT NOT NULL REFERENCES imports(id) ON DELETE CASCADE, place INTEGER NOT NULL,
  block TEXT NOT NULL, platform TEXT NOT NULL, encoding TEXT NOT NULL, delimiter TEXT NOT NULL,
  header_line INTEGER NOT NULL, decimal_sign TEXT NOT NULL, dates TEXT NOT NULL, currency TEXT NOT NULL,
  day_from INTEGER, day_to INTEGER, grain INTEGER NOT NULL CHECK (grain BETWEEN 0 AND 3),
  rows_read INTEGER NOT NULL, rows_kept INTEGER NOT NULL, rows_set_aside INTEGER NOT NULL,
  rows_totals_dropped INTEGER NOT NULL,
  PRIMARY KEY (import, place)
) STRICT;

CREATE TABLE import_dimensions (
  import TEXT NOT NULL, place INTEGER NOT NULL, position INTEGER NOT NULL, name TEXT NOT NULL,
  PRIMARY KEY (import, place, position),
  FOREIGN KEY (import, place) REFERENCES import_tables(import, place) ON DELETE CASCADE
) STRICT;

CREATE TABLE import_columns (
  import TEXT NOT NULL, place INTEGER NOT NULL, position INTEGER NOT NULL,
  header TEXT NOT NULL, reads_as TEXT NOT NULL, why TEXT NOT NULL,
  PRIMARY KEY (import, place, position),
  FOREIGN KEY (import, place) REFERENCES import_tables(import, place) ON DELETE CASCADE
) STRICT;

CREATE TABLE import_sums (
  import TEXT NOT NULL, place INTEGER NOT NULL, position INTEGER NOT NULL,
  measure TEXT NOT NULL, is_money INTEGER NOT NULL CHECK (is_money IN (0, 1)), amount INTEGER NOT NULL,
  PRIMARY KEY (import, place, position),
  FOREIGN KEY (import, place) REFERENCES import_tables(import, place) ON DELETE CASCADE
) STRICT;

CREATE TABLE import_checks (
  import TEXT NOT NULL, place INTEGER NOT NULL, position INTEGER NOT NULL,
  measure TEXT NOT NULL, file_total INTEGER NOT NULL, rows_total INTEGER NOT NULL,
  match INTEGER NOT NULL CHECK (match IN (0, 1)),
  PRIMARY KEY (import, place, position),
  FOREIGN KEY (import, place) REFERENCES import_tables(import, place) ON DELETE CASCADE
) STRICT;

CREATE TABLE import_changes (
  import TEXT NOT NULL, place INTEGER NOT NULL, position INTEGER NOT NULL,
  line INTEGER NOT NULL, day INTEGER NOT NULL, by_machine INTEGER NOT NULL CHECK (by_machine IN (0, 1)),
  who TEXT NOT NULL, kind TEXT NOT NULL, text TEXT NOT NULL, before REAL, after REAL,
  PRIMARY KEY (import, place, position),
  FOREIGN KEY (import, place) REFERENCES import_tables(import, place) ON DELETE CASCADE
) STRICT;
CREATE TABLE import_change_slices (
  import TEXT NOT NULL, place INTEGER NOT NULL, position INTEGER NOT NULL,
  dimension TEXT NOT NULL, value TEXT NOT NULL,
  PRIMARY KEY (import, place, position, dimension),
  FOREIGN KEY (import, place, position) REFERENCES import_changes(import, place, position) ON DELETE CASCADE
) STRICT;

CREATE TABLE import_events (
  import TEXT NOT NULL, place INTEGER NOT NULL, position INTEGER NOT NULL,
  line INTEGER NOT NULL, day_from INTEGER NOT NULL, day_to INTEGER NOT NULL,
  title TEXT NOT NULL, kind TEXT NOT NULL, moves TEXT NOT NULL,
  PRIMARY KEY (import, place, position),
  FOREIGN KEY (import, place) REFERENCES import_tables(import, place) ON DELETE CASCADE
) STRICT;
CREATE TABLE import_event_slices (
  import TEXT NOT NULL, place INTEGER NOT NULL, position INTEGER NOT NULL,
  dimension TEXT NOT NULL, value TEXT NOT NULL,
  PRIMARY KEY (import, place, position, dimension),
  FOREIGN KEY (import, place, position) REFERENCES import_events(import, place, position) ON DELETE CASCADE
) STRICT;

-- An event outlives the calendar it came from, so its import is a name and not a reference.
CREATE TABLE events (
  id TEXT PRIMARY KEY, day_from INTEGER NOT NULL, day_to INTEGER NOT NULL,
  title TEXT NOT NULL, kind TEXT NOT NULL, moves TEXT NOT NULL, import TEXT NOT NULL
) STRICT;
CREATE TABLE event_slices (
  event TEXT NOT NULL REFERENCES events(id) ON DELETE CASCADE,
  dimension TEXT NOT NULL, value TEXT NOT NULL, PRIMARY KEY (event, dimension)
) STRICT;

CREATE TABLE notes (
  id TEXT PRIMARY KEY, at_seconds INTEGER NOT NULL, day_from INTEGER NOT NULL, text TEXT NOT NULL
) STRICT;
CREATE TABLE note_slices (
  note TEXT NOT NULL REFERENCES notes(id) ON DELETE CASCADE,
  dimension TEXT NOT NULL, value TEXT NOT NULL, PRIMARY KEY (note, dimension)
) STRICT;

CREATE TABLE metrics (
  name TEXT PRIMARY KEY, kind INTEGER NOT NULL CHECK (kind BETWEEN 0 AND 5),
  numerator TEXT NOT NULL, denominator TEXT NOT NULL, unit TEXT NOT NULL,
  better INTEGER NOT NULL CHECK (better BETWEEN 0 AND 2)
) STRICT;

-- One line per act, each sealed by the one before. It names what was saved and the hash of its content, never
-- the content: erasing something leaves the chain whole.
CREATE TABLE journal (
  number INTEGER PRIMARY KEY, at_seconds INTEGER NOT NULL, kind TEXT NOT NULL, subject TEXT NOT NULL,
  content_sha256 TEXT NOT NULL, seal TEXT NOT NULL
) STRICT;
CREATE INDEX journal_by_subject ON journal (kind, subject, number);
CREATE TRIGGER journal_is_never_changed BEFORE UPDATE ON journal
BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END;
CREATE TRIGGER journal_is_never_shortened BEFORE DELETE ON journal
BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END;
