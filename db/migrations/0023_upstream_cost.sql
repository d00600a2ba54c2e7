CREATE TABLE "upstream_budgets" (
	"source" text PRIMARY KEY NOT NULL,
	"day_ceiling" bigint,
	"month_ceiling" bigint,
	"day" date NOT NULL,
	"day_used" bigint NOT NULL,
	"day_stopped" smallint NOT NULL,
	"month" date NOT NULL,
	"month_used" bigint NOT NULL,
	"month_stopped" smallint NOT NULL,
	"day_alarm" date,
	"month_alarm" date
);
--> statement-breakpoint
CREATE TABLE "upstream_prices" (
	"source" text NOT NULL,
	"kind" text NOT NULL,
	"price" bigint NOT NULL,
	"changed_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "upstream_prices_source_kind_pk" PRIMARY KEY("source","kind")
);
--> statement-breakpoint
CREATE TABLE "upstream_reads" (
	"source" text NOT NULL,
	"day" date NOT NULL,
	"kind" text NOT NULL,
	"resource" text NOT NULL,
	CONSTRAINT "upstream_reads_source_day_kind_resource_pk" PRIMARY KEY("source","day","kind","resource")
);
--> statement-breakpoint
CREATE TABLE "upstream_shares" (
	"source" text NOT NULL,
	"day" date NOT NULL,
	"organization_id" bigint NOT NULL,
	"amount" bigint NOT NULL,
	CONSTRAINT "upstream_shares_source_day_organization_id_pk" PRIMARY KEY("source","day","organization_id")
);
--> statement-breakpoint
CREATE TABLE "upstream_usage" (
	"source" text NOT NULL,
	"day" date NOT NULL,
	"kind" text NOT NULL,
	"units" bigint NOT NULL,
	"amount" bigint NOT NULL,
	CONSTRAINT "upstream_usage_source_day_kind_pk" PRIMARY KEY("source","day","kind")
);
--> statement-breakpoint
ALTER TABLE "upstream_shares" ADD CONSTRAINT "upstream_shares_organization_id_organizations_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organizations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "upstream_shares_by_day" ON "upstream_shares" USING btree ("day");--> statement-breakpoint
CREATE INDEX "upstream_usage_by_day" ON "upstream_usage" USING btree ("day");
--> statement-breakpoint
-- The next code of a gap's reason. Codes are positions in a list that only grows (lib/tracking/snapshots/block-format-rules.ts).
DO $$
BEGIN
  EXECUTE replace(pg_get_functiondef('decode_snapshots(bytea)'::regprocedure), '''stopped'']', '''stopped'', ''ceiling'']');
END $$;
