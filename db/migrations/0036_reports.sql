CREATE TABLE "report_links" (
	"hash" text PRIMARY KEY NOT NULL,
	"report_id" bigint NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "reports" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "reports_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"public_id" text NOT NULL,
	"organization_id" bigint NOT NULL,
	"title" text NOT NULL,
	"of" text NOT NULL,
	"ids" text[] NOT NULL,
	"sections" text[] NOT NULL,
	"shows_money" boolean NOT NULL,
	"frozen_at" timestamp (3) with time zone,
	"frozen" jsonb,
	"password_hash" text,
	"expires_at" timestamp (3) with time zone,
	"revoked_at" timestamp (3) with time zone,
	"views" integer DEFAULT 0 NOT NULL,
	"schedule" text,
	"recipients" text[] DEFAULT '{}' NOT NULL,
	"next_send_at" timestamp (3) with time zone,
	"last_sent_at" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "reports_public_id_unique" UNIQUE("public_id"),
	CONSTRAINT "reports_frozen" CHECK (("reports"."frozen_at" is null) = ("reports"."frozen" is null))
);
--> statement-breakpoint
ALTER TABLE "report_links" ADD CONSTRAINT "report_links_report_id_reports_id_fk" FOREIGN KEY ("report_id") REFERENCES "public"."reports"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reports" ADD CONSTRAINT "reports_organization_id_organizations_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organizations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "report_links_report" ON "report_links" USING btree ("report_id");--> statement-breakpoint
CREATE INDEX "reports_list" ON "reports" USING btree ("organization_id","created_at","public_id");--> statement-breakpoint
CREATE INDEX "reports_due" ON "reports" USING btree ("next_send_at") WHERE next_send_at is not null and revoked_at is null;