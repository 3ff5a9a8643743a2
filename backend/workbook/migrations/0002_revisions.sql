-- How often each area of the workbook was changed. Answers that were computed from an area are good while its count stands still.
CREATE TABLE revision (
  area  TEXT NOT NULL PRIMARY KEY,
  count INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
