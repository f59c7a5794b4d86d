-- What the server kept because it could not judge it: looked through at each start.
CREATE INDEX events_kept_unjudged ON events (judged_no) WHERE class = 4 AND code IN ('UNKNOWN_KIND', 'POISONED');
