-- Phones that were told a campaign with the names of its segments get the campaigns of their store anew, with tokens. The number from which on they
-- have them is one that nothing was told under: a phone that stands at the head has them from before it, too. The stores stay where they were placed.
ALTER TABLE stores ADD COLUMN told_anew_no bigint NOT NULL DEFAULT 0;
WITH told AS (
  UPDATE stores s SET told_anew_no = (SELECT judged_no + 1 FROM judge_term)
  WHERE EXISTS (
    SELECT 1 FROM (SELECT store_id, programme_id FROM store_programmes UNION ALL SELECT store_id, campaign_id FROM store_invitations) f JOIN revisions r ON r.programme_id = f.programme_id
    WHERE f.store_id = s.id AND jsonb_path_exists(r.body, '$.**.cards ? (exists (@.tags[*]) || exists (@.exceptTags[*]))')
  )
  RETURNING s.id
)
UPDATE judge_term SET judged_no = judged_no + 1 WHERE EXISTS (SELECT 1 FROM told);
