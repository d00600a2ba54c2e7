CREATE TABLE "health_writes" (
	"written_at" timestamp (3) with time zone NOT NULL,
	"filler" text NOT NULL
);
