-- What somebody has typed and not kept yet, by its place on the page. It is no content: no plan is made from it, and no undo takes it back.
CREATE TABLE draft (
  place TEXT NOT NULL PRIMARY KEY,
  body TEXT NOT NULL,
  at TEXT NOT NULL
) WITHOUT ROWID, STRICT;
