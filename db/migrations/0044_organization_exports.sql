CREATE TABLE "organization_export_chunks" (
	"export_id" bigint NOT NULL,
	"file" smallint NOT NULL,
	"chunk" integer NOT NULL,
	"bytes" "bytea" NOT NULL,
	CONSTRAINT "organization_export_chunks_export_id_file_chunk_pk" PRIMARY KEY("export_id","file","chunk")
);
--> statement-breakpoint
CREATE TABLE "organization_export_files" (
	"export_id" bigint NOT NULL,
	"file" smallint NOT NULL,
	"name" text NOT NULL,
	"chunks" integer NOT NULL,
	"rows" bigint NOT NULL,
	"size" bigint NOT NULL,
	"compressed" bigint NOT NULL,
	"crc" bigint NOT NULL,
	CONSTRAINT "organization_export_files_export_id_file_pk" PRIMARY KEY("export_id","file")
);
--> statement-breakpoint
CREATE TABLE "organization_exports" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "organization_exports_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"public_id" text NOT NULL,
	"organization_id" bigint NOT NULL,
	"requested_by" bigint NOT NULL,
	"status" text NOT NULL,
	"section" smallint DEFAULT 0 NOT NULL,
	"position" jsonb,
	"attempts" smallint DEFAULT 0 NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"finished_at" timestamp (3) with time zone,
	"expires_at" timestamp (3) with time zone,
	CONSTRAINT "organization_exports_public_id_unique" UNIQUE("public_id")
);
--> statement-breakpoint
ALTER TABLE "organization_export_chunks" ADD CONSTRAINT "organization_export_chunks_export_id_organization_exports_id_fk" FOREIGN KEY ("export_id") REFERENCES "public"."organization_exports"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "organization_export_files" ADD CONSTRAINT "organization_export_files_export_id_organization_exports_id_fk" FOREIGN KEY ("export_id") REFERENCES "public"."organization_exports"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "organization_exports" ADD CONSTRAINT "organization_exports_organization_id_organizations_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organizations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "organization_exports" ADD CONSTRAINT "organization_exports_requested_by_users_id_fk" FOREIGN KEY ("requested_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "organization_exports_running" ON "organization_exports" USING btree ("organization_id") WHERE status = 'running';--> statement-breakpoint
CREATE INDEX "organization_exports_list" ON "organization_exports" USING btree ("organization_id","created_at","id");--> statement-breakpoint
-- Chunks are compressed already.
ALTER TABLE "organization_export_chunks" ALTER COLUMN "bytes" SET STORAGE EXTERNAL;
