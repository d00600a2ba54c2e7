CREATE TABLE "installation" (
	"id" smallint PRIMARY KEY NOT NULL,
	"secret_fingerprint" text NOT NULL,
	"set_at" timestamp (3) with time zone NOT NULL
);
