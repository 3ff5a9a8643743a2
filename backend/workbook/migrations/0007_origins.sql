-- Where the settings of personas come from stands in their bodies, and the template that the workshop was made with among the
-- settings. Workbooks from before were made with the first one; what their reasons were guessed from is written down once, marked.
INSERT OR IGNORE INTO setting (name, body) VALUES ('workshop template', '1');
