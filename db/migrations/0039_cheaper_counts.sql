-- A batch updates every row of a day at once, so a page needs room for all of its rows twice: with less, the updates
-- moved rows to other pages and added to the index.
ALTER TABLE "tracking_days" SET (fillfactor = 45);--> statement-breakpoint
-- As before, but each tracking is joined once with its earlier row, instead of twice with its organization.
CREATE OR REPLACE FUNCTION count_settled_hours() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE accounts a
  SET hours_left = a.hours_left - d.settled, missed_hours = a.missed_hours + d.missed,
    latest_at = greatest(a.latest_at, d.latest_at)
  FROM (
    SELECT t.organization_id, max(n.latest_at) AS latest_at,
      sum((n.settled_hour - n.snapshots) - (o.settled_hour - o.snapshots)) AS missed,
      coalesce(sum(n.settled_hour - o.settled_hour) FILTER (WHERE t.status IN ('monitoring', 'paused')), 0) AS settled
    FROM after n JOIN before o ON o.tracking_id = n.tracking_id JOIN trackings t ON t.id = n.tracking_id
    GROUP BY t.organization_id
  ) d
  WHERE a.organization_id = d.organization_id
    AND (d.settled <> 0 OR d.missed <> 0 OR d.latest_at > coalesce(a.latest_at, '-infinity'));
  RETURN NULL;
END $$;
