-- The restricted kinds that a CPG's campaigns may name.
ALTER TABLE cpgs ADD COLUMN may_restrict text[] NOT NULL DEFAULT '{}';

-- Stores that sell a CPG's products: by their first sale of one, or by hand. `told_no`: where the journal says it, null until it does.
CREATE TABLE cpg_stores (
  cpg_id integer NOT NULL REFERENCES cpgs,
  store_id integer NOT NULL REFERENCES stores,
  told_no bigint,
  PRIMARY KEY (cpg_id, store_id)
);
CREATE INDEX cpg_stores_by_store ON cpg_stores (store_id);
CREATE INDEX cpg_stores_untold ON cpg_stores (cpg_id, store_id) WHERE told_no IS NULL;
INSERT INTO cpg_stores (cpg_id, store_id, told_no) SELECT DISTINCT cpg_id, store_id, 0 FROM store_programmes WHERE cpg_id IS NOT NULL;

-- A campaign from its first draft on. All but its numbers is what its steps come to: the owner that it names, who takes part, and an outline for the list. `id` is the programme of its first unit; `spare_id` is kept for a second one.
CREATE TABLE campaigns (
  id integer PRIMARY KEY,
  spare_id integer NOT NULL UNIQUE,
  cpg_id integer REFERENCES cpgs,
  store_id integer REFERENCES stores,
  changed_ms bigint NOT NULL,
  participation jsonb NOT NULL,
  outline jsonb NOT NULL,
  CHECK ((cpg_id IS NULL) <> (store_id IS NULL))
);

-- What was done to a campaign and by whom, never changed: its audit. `by_person` 0: nobody of the console.
CREATE TABLE campaign_steps (
  campaign_id integer NOT NULL REFERENCES campaigns,
  no integer NOT NULL,
  judged_no bigint NOT NULL,
  at_ms bigint NOT NULL,
  by_person integer NOT NULL,
  fact jsonb NOT NULL,
  PRIMARY KEY (campaign_id, no)
);

-- Stores that may join a campaign by themselves, or did and may leave.
CREATE TABLE store_invitations (
  store_id integer NOT NULL REFERENCES stores,
  campaign_id integer NOT NULL REFERENCES campaigns,
  invited_no bigint NOT NULL,
  PRIMARY KEY (store_id, campaign_id)
);

-- Campaigns of before: each publication is a step of which nobody knows any more whose it was, and their stores were chosen.
INSERT INTO campaigns (id, spare_id, cpg_id, store_id, changed_ms, participation, outline)
SELECT p.id, (SELECT max(id) FROM programmes) + row_number() OVER (ORDER BY p.id), p.cpg_id, p.store_id, r.published_ms,
  jsonb_build_object('mode', 'managed', 'pay', NULL, 'stores', coalesce((SELECT jsonb_agg(j.store_id ORDER BY j.store_id) FROM store_programmes j WHERE j.programme_id = p.id), '[]')),
  jsonb_build_object('name', last.body->'name', 'proposal', NULL, 'kinds', '["stamp"]'::jsonb, 'startsAtMs', last.body->'startsAtMs', 'endsAtMs', last.body->'endsAtMs', 'standing', r.dated)
FROM programmes p
JOIN LATERAL (
  SELECT max(published_ms) AS published_ms, max(revision) AS revision,
    jsonb_agg(jsonb_build_object('effectiveFromMs', body->'effectiveFromMs', 'startsAtMs', body->'startsAtMs', 'endsAtMs', body->'endsAtMs', 'state', body->'state') ORDER BY revision) AS dated
  FROM revisions WHERE programme_id = p.id
) r ON r.revision IS NOT NULL
JOIN revisions last ON last.programme_id = p.id AND last.revision = r.revision
WHERE p.campaign_id = p.id;
INSERT INTO campaign_steps (campaign_id, no, judged_no, at_ms, by_person, fact)
SELECT programme_id, row_number() OVER (PARTITION BY programme_id ORDER BY revision), judged_no, published_ms, 0, jsonb_build_object('fact', 'Published', 'by', 0, 'revision', body) FROM revisions;
INSERT INTO campaign_steps (campaign_id, no, judged_no, at_ms, by_person, fact)
SELECT c.id, r.count + 1, r.judged_no, c.changed_ms, 0, jsonb_build_object('fact', 'ParticipationSet', 'by', 0, 'participation', c.participation)
FROM campaigns c JOIN (SELECT programme_id, count(*) AS count, max(judged_no) AS judged_no FROM revisions GROUP BY programme_id) r ON r.programme_id = c.id;
