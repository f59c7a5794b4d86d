-- Phones that were told a campaign with the names of its segments get it anew, with tokens: a store that takes part in one is placed anew, where it stands.
UPDATE stores s SET placed_no = greatest(s.placed_no, (SELECT judged_no FROM judge_term))
WHERE EXISTS (
  SELECT 1 FROM store_programmes j JOIN revisions r ON r.programme_id = j.programme_id
  WHERE j.store_id = s.id AND jsonb_path_exists(r.body, '$.**.cards ? (exists (@.tags[*]) || exists (@.exceptTags[*]))')
);
