-- When the first of what a card holds in a programme ends; null: nothing of it does. The clock's door walks by it.
ALTER TABLE card_states ADD COLUMN ends_ms bigint;

-- The judge keeps all lots that end beside what a card used: until now it kept only those whose ends hang together.
UPDATE card_states s SET used = jsonb_set(s.used::jsonb, '{holdings}', jsonb_build_object('0', jsonb_build_object('balance', 0, 'debt', 0, 'lots', o.lots)))::text
FROM (
  SELECT l.card_id, l.programme_id,
    jsonb_agg(jsonb_build_object('earnedAtMs', coalesce(e.at_ms, 0), 'remaining', l.remaining, 'usableFromMs', coalesce(l.usable_from_ms, e.at_ms, 0), 'expiresAtMs', l.expires_at_ms) ORDER BY l.judged_no) AS lots
  FROM lots l LEFT JOIN events e ON e.judged_no = l.judged_no WHERE l.remaining > 0 AND l.expires_at_ms IS NOT NULL GROUP BY l.card_id, l.programme_id
) o
WHERE o.card_id = s.card_id AND o.programme_id = s.programme_id AND s.used NOT LIKE '%"holdings"%';

UPDATE card_states SET ends_ms = (SELECT min((lot->>'expiresAtMs')::bigint) FROM jsonb_path_query(used::jsonb, '$.holdings."0".lots[*]') AS lot) WHERE used LIKE '%"holdings"%';

CREATE INDEX card_states_ending ON card_states (ends_ms) WHERE ends_ms IS NOT NULL;
