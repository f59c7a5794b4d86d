-- The public half that answered an enrolment: the phone whose answer was lost is answered the same again. Null before this release.
ALTER TABLE enrolments ADD COLUMN server_key bytea CHECK (octet_length(server_key) = 65);
