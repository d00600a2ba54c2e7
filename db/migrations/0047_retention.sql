-- Requests are deleted by organization, whose own index has their order.
DROP INDEX "api_requests_at";--> statement-breakpoint
-- Existing organizations keep records exactly as long as before.
ALTER TABLE "organizations" ADD COLUMN "keep_requests_days" smallint DEFAULT 30 NOT NULL;--> statement-breakpoint
ALTER TABLE "organizations" ADD COLUMN "keep_deliveries_days" smallint DEFAULT 30 NOT NULL;--> statement-breakpoint
ALTER TABLE "organizations" ADD COLUMN "keep_emails_days" smallint DEFAULT 30 NOT NULL;--> statement-breakpoint
ALTER TABLE "organizations" ADD COLUMN "keep_imports_days" smallint DEFAULT 30;--> statement-breakpoint
ALTER TABLE "organizations" ADD COLUMN "keep_firings_days" smallint;--> statement-breakpoint
CREATE INDEX "outbox_organization" ON "outbox" USING btree ("organization_id","created_at");--> statement-breakpoint
ALTER TABLE "organizations" ADD CONSTRAINT "organizations_keep" CHECK ("organizations"."keep_requests_days" >= 30 and "organizations"."keep_deliveries_days" >= 7 and "organizations"."keep_emails_days" >= 7 and "organizations"."keep_imports_days" >= 30 and "organizations"."keep_firings_days" >= 90);
