-- The reading in the form in which it is used: what the reading table says, and sections of compressed chunks behind it. A section
-- without a row of role 'current' was not read. What a reading under way has brought so far is 'staged', and nobody else sees it.
CREATE TABLE reading_section (
  edition INTEGER PRIMARY KEY AUTOINCREMENT, -- never used again
  section TEXT NOT NULL,
  role    TEXT NOT NULL CHECK (role IN ('current', 'staged', 'writing')),
  items   INTEGER NOT NULL,
  UNIQUE (section, role)
) STRICT;

CREATE TABLE reading_chunk (
  id      INTEGER PRIMARY KEY, -- chunks are read in the order in which they were written
  edition INTEGER NOT NULL,
  name    TEXT NOT NULL,
  number  INTEGER NOT NULL,
  sum     BLOB NOT NULL,
  body    BLOB NOT NULL
) STRICT;

CREATE INDEX reading_chunk_edition ON reading_chunk (edition);

-- The reading under way: at most one row.
CREATE TABLE reading_staged (
  one    INTEGER PRIMARY KEY CHECK (one = 1),
  tenant TEXT NOT NULL,
  begun  TEXT NOT NULL,
  body   TEXT NOT NULL -- how far it is, as its reader wrote it
) STRICT;
