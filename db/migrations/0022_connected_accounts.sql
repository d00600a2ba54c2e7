CREATE TABLE "connected_accounts" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "connected_accounts_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"public_id" text NOT NULL,
	"organization_id" bigint NOT NULL,
	"platform" text NOT NULL,
	"external_id" text NOT NULL,
	"username" text NOT NULL,
	"channel_id" bigint,
	"status" text NOT NULL,
	"scopes" text[] NOT NULL,
	"access_token_encrypted" text,
	"refresh_token_encrypted" text,
	"access_issued_at" timestamp (3) with time zone NOT NULL,
	"access_expires_at" timestamp (3) with time zone NOT NULL,
	"connected_by" bigint,
	"invitation_id" bigint,
	"owner_hash" text,
	"connected_at" timestamp (3) with time zone NOT NULL,
	"disconnected_at" timestamp (3) with time zone,
	"read_at" timestamp (3) with time zone,
	"read_due_at" timestamp (3) with time zone,
	"outcome" text,
	"failures" integer DEFAULT 0 NOT NULL,
	CONSTRAINT "connected_accounts_public_id_unique" UNIQUE("public_id"),
	CONSTRAINT "connected_accounts_owner_hash_unique" UNIQUE("owner_hash"),
	CONSTRAINT "connected_accounts_identity" UNIQUE("organization_id","platform","external_id")
);
--> statement-breakpoint
CREATE TABLE "connection_attempts" (
	"hash" text PRIMARY KEY NOT NULL,
	"browser_hash" text NOT NULL,
	"organization_id" bigint NOT NULL,
	"platform" text NOT NULL,
	"user_id" bigint,
	"invitation_id" bigint,
	"verifier_encrypted" text NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "connection_invitations" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "connection_invitations_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"public_id" text NOT NULL,
	"organization_id" bigint NOT NULL,
	"platform" text NOT NULL,
	"recipient" text NOT NULL,
	"hash" text NOT NULL,
	"invited_by" bigint NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"used_at" timestamp (3) with time zone,
	"withdrawn_at" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "connection_invitations_public_id_unique" UNIQUE("public_id"),
	CONSTRAINT "connection_invitations_hash_unique" UNIQUE("hash")
);
--> statement-breakpoint
CREATE TABLE "own_audiences" (
	"account_id" bigint NOT NULL,
	"organization_id" bigint NOT NULL,
	"day" date NOT NULL,
	"from_day" date,
	"audience" jsonb NOT NULL,
	"read_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "own_audiences_account_id_day_pk" PRIMARY KEY("account_id","day")
);
--> statement-breakpoint
CREATE TABLE "own_figures" (
	"account_id" bigint NOT NULL,
	"organization_id" bigint NOT NULL,
	"day" date NOT NULL,
	"views" bigint,
	"engaged_views" bigint,
	"watch_minutes" bigint,
	"reach" bigint,
	"likes" bigint,
	"comments" bigint,
	"shares" bigint,
	"saves" bigint,
	"followers_gained" bigint,
	"followers_lost" bigint,
	"read_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "own_figures_account_id_day_pk" PRIMARY KEY("account_id","day")
);
--> statement-breakpoint
ALTER TABLE "connected_accounts" ADD CONSTRAINT "connected_accounts_organization_id_organizations_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organizations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "connected_accounts" ADD CONSTRAINT "connected_accounts_channel_id_channels_id_fk" FOREIGN KEY ("channel_id") REFERENCES "public"."channels"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "connected_accounts" ADD CONSTRAINT "connected_accounts_connected_by_users_id_fk" FOREIGN KEY ("connected_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "connected_accounts" ADD CONSTRAINT "connected_accounts_invitation_id_connection_invitations_id_fk" FOREIGN KEY ("invitation_id") REFERENCES "public"."connection_invitations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "connection_attempts" ADD CONSTRAINT "connection_attempts_organization_id_organizations_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organizations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "connection_attempts" ADD CONSTRAINT "connection_attempts_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "connection_attempts" ADD CONSTRAINT "connection_attempts_invitation_id_connection_invitations_id_fk" FOREIGN KEY ("invitation_id") REFERENCES "public"."connection_invitations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "connection_invitations" ADD CONSTRAINT "connection_invitations_organization_id_organizations_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organizations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "connection_invitations" ADD CONSTRAINT "connection_invitations_invited_by_users_id_fk" FOREIGN KEY ("invited_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "own_audiences" ADD CONSTRAINT "own_audiences_account_id_connected_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."connected_accounts"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "own_audiences" ADD CONSTRAINT "own_audiences_organization_id_organizations_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organizations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "own_figures" ADD CONSTRAINT "own_figures_account_id_connected_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."connected_accounts"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "own_figures" ADD CONSTRAINT "own_figures_organization_id_organizations_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organizations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "connected_accounts_channel" ON "connected_accounts" USING btree ("organization_id","channel_id");--> statement-breakpoint
CREATE INDEX "connected_accounts_due" ON "connected_accounts" USING btree ("read_due_at") WHERE read_due_at is not null;--> statement-breakpoint
CREATE INDEX "connection_attempts_expiry" ON "connection_attempts" USING btree ("expires_at");--> statement-breakpoint
CREATE INDEX "connection_invitations_list" ON "connection_invitations" USING btree ("organization_id","created_at");