-- Content: what a person edits. Every table here is listed in content.go, which gives it undo and audit.
-- A body is JSON of the Go type that the table is named after; columns beside it are keys, or what is sorted and searched by.

CREATE TABLE setting (
  name TEXT NOT NULL PRIMARY KEY,
  body TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE department (
  id      TEXT NOT NULL PRIMARY KEY,
  ordinal INTEGER NOT NULL,
  body    TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE interview (
  department TEXT NOT NULL PRIMARY KEY,
  body       TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE answer (
  department TEXT NOT NULL,
  question   TEXT NOT NULL,
  queue      TEXT NOT NULL,
  body       TEXT NOT NULL,
  PRIMARY KEY (department, question, queue)
) STRICT, WITHOUT ROWID;

CREATE TABLE score (
  department TEXT NOT NULL,
  feature    TEXT NOT NULL,
  body       TEXT NOT NULL,
  PRIMARY KEY (department, feature)
) STRICT, WITHOUT ROWID;

CREATE TABLE decision (
  feature TEXT NOT NULL PRIMARY KEY,
  body    TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE persona (
  id      TEXT NOT NULL PRIMARY KEY,
  layer   TEXT NOT NULL,
  ordinal INTEGER NOT NULL,
  body    TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE policy (
  type TEXT NOT NULL,
  name TEXT NOT NULL,
  body TEXT NOT NULL,
  PRIMARY KEY (type, name)
) STRICT, WITHOUT ROWID;

CREATE TABLE queue (
  name TEXT NOT NULL PRIMARY KEY,
  body TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE range (
  id   TEXT NOT NULL PRIMARY KEY,
  body TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE number (
  telephone TEXT NOT NULL PRIMARY KEY,
  range     TEXT NOT NULL,
  state     TEXT NOT NULL,
  holder    TEXT NOT NULL,
  since     TEXT NOT NULL, -- times are UTC text of fixed width, '' for none
  until     TEXT NOT NULL,
  note      TEXT NOT NULL,
  tag       TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX number_by_state ON number (range, state);
CREATE INDEX number_by_holder ON number (holder) WHERE holder <> '';

-- Edits: what undo and redo go by.

CREATE TABLE edit (
  id     INTEGER PRIMARY KEY AUTOINCREMENT,
  label  TEXT NOT NULL,
  at     TEXT NOT NULL,
  by     TEXT NOT NULL,
  undone INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE TABLE edit_row (
  seq    INTEGER PRIMARY KEY AUTOINCREMENT,
  edit   INTEGER NOT NULL,
  name   TEXT NOT NULL, -- the content table
  before TEXT,          -- the row as a JSON object, NULL when there was none
  after  TEXT
) STRICT;
CREATE INDEX edit_row_by_edit ON edit_row (edit, seq);

-- The tenant this workbook belongs to: at most one row.

CREATE TABLE tenant (
  one     INTEGER PRIMARY KEY CHECK (one = 1),
  id      TEXT NOT NULL,
  name    TEXT NOT NULL,
  profile TEXT NOT NULL
) STRICT;

-- The last reading. A part without a row in reading_part was not read.

CREATE TABLE reading (
  one  INTEGER PRIMARY KEY CHECK (one = 1),
  at   TEXT NOT NULL,
  body TEXT NOT NULL -- what is not a list, and why something could not be read
) STRICT;

CREATE TABLE reading_part (
  part  TEXT NOT NULL PRIMARY KEY,
  first INTEGER NOT NULL, -- id of its first row in reading_row; the others follow
  items INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE reading_row (
  id   INTEGER PRIMARY KEY,
  body TEXT NOT NULL
) STRICT;

-- Plans and approvals.

CREATE TABLE plan (
  number      INTEGER PRIMARY KEY,
  fingerprint TEXT NOT NULL,
  tenant      TEXT NOT NULL,
  made        TEXT NOT NULL,
  state       TEXT NOT NULL,
  body        BLOB NOT NULL
) STRICT;

CREATE TABLE approval (
  id          INTEGER PRIMARY KEY AUTOINCREMENT,
  plan        INTEGER NOT NULL,
  fingerprint TEXT NOT NULL,
  by          TEXT NOT NULL,
  at          TEXT NOT NULL,
  note        TEXT NOT NULL,
  lapsed      TEXT NOT NULL, -- when, '' while it stands
  why         TEXT NOT NULL  -- it lapsed
) STRICT;

-- Runs and their journal.

CREATE TABLE run (
  id          INTEGER PRIMARY KEY AUTOINCREMENT,
  plan        INTEGER NOT NULL,
  fingerprint TEXT NOT NULL,
  tenant      TEXT NOT NULL,
  by          TEXT NOT NULL,
  started     TEXT NOT NULL,
  ended       TEXT NOT NULL,
  state       TEXT NOT NULL,
  note        TEXT NOT NULL
) STRICT;

CREATE TABLE journal (
  seq       INTEGER PRIMARY KEY AUTOINCREMENT,
  run       INTEGER NOT NULL,
  change    TEXT NOT NULL,
  state     TEXT NOT NULL,
  at        TEXT NOT NULL,
  operation TEXT NOT NULL,
  attempt   INTEGER NOT NULL,
  note      TEXT NOT NULL
) STRICT;
CREATE INDEX journal_by_run ON journal (run, seq);

-- The latest journal entry of each change, so that resuming is one query.
CREATE TABLE change_state (
  run       INTEGER NOT NULL,
  change    TEXT NOT NULL,
  state     TEXT NOT NULL,
  at        TEXT NOT NULL,
  operation TEXT NOT NULL,
  attempt   INTEGER NOT NULL,
  note      TEXT NOT NULL,
  PRIMARY KEY (run, change)
) STRICT, WITHOUT ROWID;

-- Who was sent a change that takes something away, for the safeguard on losses.
CREATE TABLE loss (
  user TEXT NOT NULL,
  at   TEXT NOT NULL,
  run  INTEGER NOT NULL
) STRICT;
CREATE INDEX loss_by_time ON loss (at);

-- The record. Nothing is ever changed or removed here.
CREATE TABLE audit (
  seq      INTEGER PRIMARY KEY,
  at       TEXT NOT NULL,
  by       TEXT NOT NULL,
  action   TEXT NOT NULL,
  subject  TEXT NOT NULL,
  before   TEXT NOT NULL,
  after    TEXT NOT NULL,
  note     TEXT NOT NULL,
  hash     TEXT NOT NULL,
  previous TEXT NOT NULL
) STRICT;
