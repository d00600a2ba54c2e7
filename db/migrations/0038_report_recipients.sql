ALTER TABLE "report_links" ADD COLUMN "mailed_to" bigint;--> statement-breakpoint
ALTER TABLE "reports" ADD COLUMN "mail_to" bigint[] DEFAULT '{}' NOT NULL;--> statement-breakpoint
ALTER TABLE "reports" DROP COLUMN "recipients";