ALTER TABLE "report_links" ADD COLUMN "mailed_to" bigint;--> statement-breakpoint
ALTER TABLE "reports" ADD COLUMN "mail_to" bigint[] DEFAULT '{}' NOT NULL;--> statement-breakpoint
-- Reports are sent to members only, so other addresses are dropped.
UPDATE "reports" r SET "mail_to" = array(
  SELECT m.user_id FROM "members" m JOIN "users" u ON u.id = m.user_id
  WHERE m.organization_id = r.organization_id
    AND u.email_key IN (SELECT lower(normalize(trim(address))) FROM unnest(r.recipients) address)
  ORDER BY m.user_id
);--> statement-breakpoint
ALTER TABLE "reports" DROP COLUMN "recipients";
