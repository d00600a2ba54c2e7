CREATE TABLE "org_gaps" (
	"organization_id" bigint NOT NULL,
	"hour" timestamp (3) with time zone NOT NULL,
	"reason" text NOT NULL,
	"hours" integer NOT NULL,
	CONSTRAINT "org_gaps_organization_id_hour_reason_pk" PRIMARY KEY("organization_id","hour","reason")
);
--> statement-breakpoint
CREATE TABLE "snapshot_blocks" (
	"tracking_id" bigint NOT NULL,
	"last_hour" smallint NOT NULL,
	"last_at" timestamp (3) with time zone,
	"block" "bytea" NOT NULL,
	CONSTRAINT "snapshot_blocks_tracking_id_last_hour_pk" PRIMARY KEY("tracking_id","last_hour")
);
--> statement-breakpoint
CREATE TABLE "unpacked_trackings" (
	"tracking_id" bigint PRIMARY KEY NOT NULL
);
--> statement-breakpoint
ALTER TABLE "video_state" ADD COLUMN "gap_reason" text;--> statement-breakpoint
ALTER TABLE "video_state" ADD COLUMN "tail" "bytea";--> statement-breakpoint
ALTER TABLE "video_state" ALTER COLUMN "tail" SET DEFAULT '';--> statement-breakpoint
ALTER TABLE "org_gaps" ADD CONSTRAINT "org_gaps_organization_id_organizations_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organizations"("id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
-- Existing trackings keep their rows until they are packed (lib/tracking/snapshots/pack.ts); their tail is null until then.
INSERT INTO "unpacked_trackings" ("tracking_id") SELECT "tracking_id" FROM "video_state";
--> statement-breakpoint
UPDATE "video_state" v SET "gap_reason" = g."reason" FROM "gaps" g WHERE g."tracking_id" = v."tracking_id" AND g."hour" = v."settled_hour";
--> statement-breakpoint
-- For queries by hand: docs/adr/0018-packed-snapshots.md describes the format. The product decodes in TypeScript.
CREATE FUNCTION snapshot_number(blocks bytea, INOUT pos int, OUT number bigint) LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE AS $$
DECLARE
  byte int;
  shift int := 0;
BEGIN
  number := 0;
  LOOP
    byte := get_byte(blocks, pos);
    number := number | ((byte & 127)::bigint << shift);
    pos := pos + 1;
    shift := shift + 7;
    EXIT WHEN byte < 128;
  END LOOP;
END $$;
--> statement-breakpoint
CREATE FUNCTION snapshot_name(blocks bytea, code int, names text[], INOUT pos int, OUT name text) LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE AS $$
DECLARE
  size bigint;
BEGIN
  name := names[code];
  IF code = 0 THEN
    SELECT n.pos, n.number INTO pos, size FROM snapshot_number(blocks, pos) n;
    name := convert_from(substring(blocks FROM pos + 1 FOR size::int), 'UTF8');
    pos := pos + size::int;
  END IF;
END $$;
--> statement-breakpoint
CREATE FUNCTION decode_snapshots(blocks bytea)
RETURNS TABLE (hour int, taken_at timestamptz, views bigint, likes bigint, comments bigint, shares bigint, saves bigint, provider text, gap_reason text)
LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE AS $$
#variable_conflict use_variable
DECLARE
  providers CONSTANT text[] := ARRAY['youtube-data-api-v3', 'tiktok-scraper7', 'instagram-looter2', 'x-api-v2'];
  reasons CONSTANT text[] := ARRAY['unavailable', 'private', 'rate_limited', 'quota', 'auth', 'transient', 'invalid_response',
    'platform_paused', 'no_balance', 'paused', 'suspended', 'cancelled', 'missed', 'stopped'];
  pos int := 0;
  number bigint;
  entries int;
  tag int;
  known int;
  current int;
  timed int;
  ms bigint;
  source text;
  reason text;
  last bigint[];
BEGIN
  WHILE pos < octet_length(blocks) LOOP
    IF get_byte(blocks, pos) <> 1 THEN
      RAISE EXCEPTION 'snapshot blocks of version % are unknown', get_byte(blocks, pos);
    END IF;
    entries := get_byte(blocks, pos + 1);
    SELECT n.pos, n.number INTO pos, number FROM snapshot_number(blocks, pos + 2) n;
    SELECT n.pos, n.name INTO pos, source FROM snapshot_name(blocks, number::int, providers, pos) n;
    known := get_byte(blocks, pos);
    pos := pos + 1;
    last := ARRAY[0, 0, 0, 0, 0];
    FOR metric IN 0..4 LOOP
      CONTINUE WHEN known & (1 << metric) = 0;
      SELECT n.pos, n.number INTO pos, number FROM snapshot_number(blocks, pos) n;
      last[metric + 1] := (number >> 1) # -(number & 1);
    END LOOP;
    SELECT n.pos, n.number - 1 INTO pos, current FROM snapshot_number(blocks, pos) n;
    timed := NULL;
    FOR entry IN 1..entries LOOP
      tag := get_byte(blocks, pos);
      pos := pos + 1;
      current := current + 1;
      IF tag & 32 <> 0 THEN
        SELECT n.pos, current + n.number INTO pos, current FROM snapshot_number(blocks, pos) n;
      END IF;
      IF tag & 128 <> 0 THEN
        SELECT n.pos, n.name INTO pos, reason FROM snapshot_name(blocks, tag & 31, reasons, pos) n;
        number := 0;
        IF tag & 64 <> 0 THEN
          SELECT n.pos, n.number INTO pos, number FROM snapshot_number(blocks, pos) n;
        END IF;
        FOR further IN 0..number LOOP
          hour := current + further;
          taken_at := NULL; views := NULL; likes := NULL; comments := NULL; shares := NULL; saves := NULL; provider := NULL;
          gap_reason := reason;
          RETURN NEXT;
        END LOOP;
        current := current + number::int;
      ELSE
        IF tag & 64 <> 0 THEN
          SELECT n.pos, n.number INTO pos, number FROM snapshot_number(blocks, pos) n;
          SELECT n.pos, n.name INTO pos, source FROM snapshot_name(blocks, number::int, providers, pos) n;
        END IF;
        SELECT n.pos, n.number INTO pos, number FROM snapshot_number(blocks, pos) n;
        ms := CASE WHEN timed IS NULL THEN 0 ELSE ms + (current - timed) * 3600000::bigint END + ((number >> 1) # -(number & 1));
        timed := current;
        FOR metric IN 0..4 LOOP
          CONTINUE WHEN tag & (1 << metric) = 0;
          SELECT n.pos, n.number INTO pos, number FROM snapshot_number(blocks, pos) n;
          last[metric + 1] := last[metric + 1] + ((number >> 1) # -(number & 1));
        END LOOP;
        hour := current;
        taken_at := to_timestamp(ms / 1000.0);
        views := CASE WHEN tag & 1 <> 0 THEN last[1] END;
        likes := CASE WHEN tag & 2 <> 0 THEN last[2] END;
        comments := CASE WHEN tag & 4 <> 0 THEN last[3] END;
        shares := CASE WHEN tag & 8 <> 0 THEN last[4] END;
        saves := CASE WHEN tag & 16 <> 0 THEN last[5] END;
        provider := source;
        gap_reason := NULL;
        RETURN NEXT;
      END IF;
    END LOOP;
  END LOOP;
END $$;
--> statement-breakpoint
CREATE VIEW snapshot_hours AS
SELECT p.tracking_id, d.hour, d.taken_at, d.views, d.likes, d.comments, d.shares, d.saves, d.provider, d.gap_reason
FROM (SELECT tracking_id, block FROM snapshot_blocks UNION ALL SELECT tracking_id, tail FROM video_state) p
CROSS JOIN LATERAL decode_snapshots(p.block) d;
