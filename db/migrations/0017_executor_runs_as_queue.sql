ALTER TABLE "executor"."runs" ADD COLUMN "due_at" timestamp (3) with time zone;--> statement-breakpoint
CREATE INDEX "runs_due" ON "executor"."runs" USING btree ("function_id","due_at") WHERE due_at is not null;--> statement-breakpoint
-- The runs are their own queue from now on. Unfinished ones keep the time at which pg-boss would have run them; those that
-- were running when the executor stopped are due now.
UPDATE "executor"."runs" SET "due_at" = "queued_at", "status" = CASE "status" WHEN 'running' THEN 'queued' ELSE "status" END, "lease" = NULL WHERE "finished_at" IS NULL;
--> statement-breakpoint
DO $$
BEGIN
  IF to_regclass('pgboss.job') IS NOT NULL THEN
    UPDATE "executor"."runs" r SET "due_at" = j."start_after" FROM "pgboss"."job" j
    WHERE j."id" = r."id" AND r."finished_at" IS NULL AND r."status" = 'waiting';
    DROP SCHEMA "pgboss" CASCADE;
  END IF;
END $$;
