-- How many numbers are alike, by hundreds of figures: in what is recorded of them, and in what the tenant says. It follows from number and
-- tenant_number, and is kept in the transaction that changes them, so that counts, pictures and windows need not go over the numbers. The
-- ends of ranges do not matter for it, so it takes the place of number_span and number_count.
CREATE TABLE number_tally (
  bucket   INTEGER NOT NULL, -- the figures, divided by 100
  own      INTEGER NOT NULL, -- what decides how a number looks, its tenant kind and its place apart; see number_tally.go
  kind     INTEGER NOT NULL, -- tenant_number_kind, 0 for none
  location INTEGER NOT NULL, -- of the record, an id of number_text, 0 for none
  count    INTEGER NOT NULL,
  PRIMARY KEY (bucket, own, kind, location)
) STRICT, WITHOUT ROWID;

CREATE INDEX number_by_until ON number (until) WHERE until > 0;

DROP TABLE number_span;
DROP TABLE number_count;
