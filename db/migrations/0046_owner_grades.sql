ALTER TABLE "connected_accounts" ADD COLUMN "quality_grade" smallint;--> statement-breakpoint
UPDATE "connected_accounts" a
SET quality_grade = g.grade
FROM (
  SELECT f.account_id, floor(100 * (least(sum(f.engaged_views), sum(f.views)) / sum(f.views)::float8) + 0.5) AS grade
  FROM "own_figures" f
  JOIN (SELECT account_id, max(day) AS day FROM "own_figures" GROUP BY account_id) newest ON newest.account_id = f.account_id
  WHERE f.day > newest.day - 28 AND f.views IS NOT NULL AND f.engaged_views IS NOT NULL
  GROUP BY f.account_id HAVING sum(f.views) > 0
) g
WHERE g.account_id = a.id;
