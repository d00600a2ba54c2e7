-- The audit log is append-only, as the ledger is.
CREATE TRIGGER audit_entries_append_only BEFORE UPDATE OR DELETE ON "audit_entries"
  FOR EACH ROW EXECUTE FUNCTION refuse_change();--> statement-breakpoint
CREATE TRIGGER audit_entries_no_truncate BEFORE TRUNCATE ON "audit_entries"
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();--> statement-breakpoint
-- The rollup of what was collected before it existed: each figure against the tracking's last known one before it.
INSERT INTO "org_hours" (organization_id, hour, platform, snapshots, views, likes, comments, shares, saves)
SELECT t.organization_id, date_trunc('hour', g.taken_at, 'UTC'), t.platform, count(*),
  sum(g.views), sum(g.likes), sum(g.comments), sum(g.shares), sum(g.saves)
FROM (
  SELECT s.tracking_id, s.taken_at,
    s.views - (SELECT p.views FROM "snapshots" p WHERE p.tracking_id = s.tracking_id AND p.hour < s.hour AND p.views IS NOT NULL ORDER BY p.hour DESC LIMIT 1) AS views,
    s.likes - (SELECT p.likes FROM "snapshots" p WHERE p.tracking_id = s.tracking_id AND p.hour < s.hour AND p.likes IS NOT NULL ORDER BY p.hour DESC LIMIT 1) AS likes,
    s.comments - (SELECT p.comments FROM "snapshots" p WHERE p.tracking_id = s.tracking_id AND p.hour < s.hour AND p.comments IS NOT NULL ORDER BY p.hour DESC LIMIT 1) AS comments,
    s.shares - (SELECT p.shares FROM "snapshots" p WHERE p.tracking_id = s.tracking_id AND p.hour < s.hour AND p.shares IS NOT NULL ORDER BY p.hour DESC LIMIT 1) AS shares,
    s.saves - (SELECT p.saves FROM "snapshots" p WHERE p.tracking_id = s.tracking_id AND p.hour < s.hour AND p.saves IS NOT NULL ORDER BY p.hour DESC LIMIT 1) AS saves
  FROM "snapshots" s
) g JOIN "trackings" t ON t.id = g.tracking_id
GROUP BY 1, 2, 3;
