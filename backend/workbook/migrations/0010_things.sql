-- Things of the design that no persona owns: sites, locations, usages, routes, accounts, schedules, attendants, teams.
CREATE TABLE thing (
  kind TEXT NOT NULL,
  name TEXT NOT NULL,
  body TEXT NOT NULL,
  PRIMARY KEY (kind, name)
) STRICT, WITHOUT ROWID;
