CREATE TABLE "alert_channels" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "alert_channels_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"public_id" text NOT NULL,
	"organization_id" bigint NOT NULL,
	"type" text NOT NULL,
	"name" text NOT NULL,
	"url_encrypted" text NOT NULL,
	"gone_at" timestamp (3) with time zone,
	"retry_at" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "alert_channels_public_id_unique" UNIQUE("public_id")
);
--> statement-breakpoint
CREATE TABLE "alert_deliveries" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "alert_deliveries_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"public_id" text NOT NULL,
	"firing_id" bigint NOT NULL,
	"organization_id" bigint NOT NULL,
	"type" text NOT NULL,
	"target" text NOT NULL,
	"channel_id" bigint,
	"outbox_id" bigint,
	"event_id" text,
	"attempts" integer DEFAULT 0 NOT NULL,
	"next_attempt_at" timestamp (3) with time zone,
	"started_at" timestamp (3) with time zone,
	"delivered_at" timestamp (3) with time zone,
	"failed_at" timestamp (3) with time zone,
	"last_error" text,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "alert_deliveries_public_id_unique" UNIQUE("public_id"),
	CONSTRAINT "alert_deliveries_once" UNIQUE NULLS NOT DISTINCT("firing_id","type","target","channel_id")
);
--> statement-breakpoint
CREATE TABLE "alert_digests" (
	"organization_id" bigint NOT NULL,
	"user_id" bigint NOT NULL,
	"period" date NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "alert_digests_organization_id_user_id_period_pk" PRIMARY KEY("organization_id","user_id","period")
);
--> statement-breakpoint
CREATE TABLE "alert_firings" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "alert_firings_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"public_id" text NOT NULL,
	"organization_id" bigint NOT NULL,
	"alert_id" bigint,
	"alert_name" text NOT NULL,
	"condition" jsonb NOT NULL,
	"subject_type" text NOT NULL,
	"subject_id" bigint NOT NULL,
	"subject_name" text NOT NULL,
	"occurrence" text NOT NULL,
	"figures" jsonb NOT NULL,
	"fired_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "alert_firings_public_id_unique" UNIQUE("public_id"),
	CONSTRAINT "alert_firings_once" UNIQUE("alert_id","subject_id","occurrence")
);
--> statement-breakpoint
CREATE TABLE "alert_states" (
	"alert_id" bigint NOT NULL,
	"subject_id" bigint NOT NULL,
	"is_met" boolean NOT NULL,
	CONSTRAINT "alert_states_alert_id_subject_id_pk" PRIMARY KEY("alert_id","subject_id")
);
--> statement-breakpoint
CREATE TABLE "alert_targets" (
	"alert_id" bigint NOT NULL,
	"channel_id" bigint NOT NULL,
	CONSTRAINT "alert_targets_alert_id_channel_id_pk" PRIMARY KEY("alert_id","channel_id")
);
--> statement-breakpoint
CREATE TABLE "alert_work" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "alert_work_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"items" jsonb NOT NULL
);
--> statement-breakpoint
CREATE TABLE "alerts" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "alerts_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"public_id" text NOT NULL,
	"organization_id" bigint NOT NULL,
	"name" text NOT NULL,
	"scope" text NOT NULL,
	"scope_id" bigint,
	"condition" jsonb NOT NULL,
	"type" text NOT NULL,
	"mail_to" bigint[] DEFAULT '{}' NOT NULL,
	"uses_webhooks" boolean DEFAULT false NOT NULL,
	"cooldown_hours" smallint NOT NULL,
	"status" text NOT NULL,
	"armed_at" timestamp (3) with time zone NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "alerts_public_id_unique" UNIQUE("public_id")
);
--> statement-breakpoint
ALTER TABLE "members" ADD COLUMN "digest" text DEFAULT 'off' NOT NULL;--> statement-breakpoint
ALTER TABLE "alert_channels" ADD CONSTRAINT "alert_channels_organization_id_organizations_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organizations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "alert_deliveries" ADD CONSTRAINT "alert_deliveries_firing_id_alert_firings_id_fk" FOREIGN KEY ("firing_id") REFERENCES "public"."alert_firings"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "alert_deliveries" ADD CONSTRAINT "alert_deliveries_channel_id_alert_channels_id_fk" FOREIGN KEY ("channel_id") REFERENCES "public"."alert_channels"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "alert_firings" ADD CONSTRAINT "alert_firings_organization_id_organizations_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organizations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "alert_firings" ADD CONSTRAINT "alert_firings_alert_id_alerts_id_fk" FOREIGN KEY ("alert_id") REFERENCES "public"."alerts"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "alert_states" ADD CONSTRAINT "alert_states_alert_id_alerts_id_fk" FOREIGN KEY ("alert_id") REFERENCES "public"."alerts"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "alert_targets" ADD CONSTRAINT "alert_targets_alert_id_alerts_id_fk" FOREIGN KEY ("alert_id") REFERENCES "public"."alerts"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "alert_targets" ADD CONSTRAINT "alert_targets_channel_id_alert_channels_id_fk" FOREIGN KEY ("channel_id") REFERENCES "public"."alert_channels"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "alerts" ADD CONSTRAINT "alerts_organization_id_organizations_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organizations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "alert_channels_list" ON "alert_channels" USING btree ("organization_id","id");--> statement-breakpoint
CREATE INDEX "alert_deliveries_due" ON "alert_deliveries" USING btree ("next_attempt_at") WHERE delivered_at is null and failed_at is null;--> statement-breakpoint
CREATE INDEX "alert_deliveries_channel" ON "alert_deliveries" USING btree ("channel_id","id");--> statement-breakpoint
CREATE INDEX "alert_firings_cooldown" ON "alert_firings" USING btree ("alert_id","subject_id","fired_at");--> statement-breakpoint
CREATE INDEX "alert_firings_list" ON "alert_firings" USING btree ("organization_id","fired_at","public_id");--> statement-breakpoint
CREATE INDEX "alert_targets_channel" ON "alert_targets" USING btree ("channel_id");--> statement-breakpoint
CREATE INDEX "alerts_list" ON "alerts" USING btree ("organization_id","created_at","public_id");--> statement-breakpoint
CREATE INDEX "alerts_active" ON "alerts" USING btree ("organization_id") WHERE status = 'active';--> statement-breakpoint
CREATE INDEX "alerts_swept" ON "alerts" USING btree ("type","id") WHERE status = 'active';