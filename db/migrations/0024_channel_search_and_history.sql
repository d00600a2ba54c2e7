CREATE TABLE "audience_import_months" (
	"organization_id" bigint NOT NULL,
	"channel_id" bigint NOT NULL,
	"month" date NOT NULL,
	"audience" jsonb NOT NULL,
	"imported_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "audience_import_months_organization_id_channel_id_month_pk" PRIMARY KEY("organization_id","channel_id","month")
);
--> statement-breakpoint
CREATE TABLE "follower_sample_months" (
	"channel_id" bigint NOT NULL,
	"month" date NOT NULL,
	"taken_at" timestamp (3) with time zone NOT NULL,
	"size" integer NOT NULL,
	"classes" integer[] NOT NULL,
	"countries" jsonb NOT NULL,
	CONSTRAINT "follower_sample_months_channel_id_month_pk" PRIMARY KEY("channel_id","month")
);
--> statement-breakpoint
CREATE TABLE "known_categories" (
	"name" text PRIMARY KEY NOT NULL
);
--> statement-breakpoint
ALTER TABLE "channels" ADD COLUMN "topics" text[] DEFAULT '{}' NOT NULL;--> statement-breakpoint
ALTER TABLE "audience_import_months" ADD CONSTRAINT "audience_import_months_organization_id_organizations_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organizations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "audience_import_months" ADD CONSTRAINT "audience_import_months_channel_id_channels_id_fk" FOREIGN KEY ("channel_id") REFERENCES "public"."channels"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "follower_sample_months" ADD CONSTRAINT "follower_sample_months_channel_id_channels_id_fk" FOREIGN KEY ("channel_id") REFERENCES "public"."channels"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
-- Words in one form: without accents and fancy letters, in lowercase, and no punctuation, which the parser would read as
-- parts of host names, numbers and tags.
CREATE FUNCTION fold_words(words text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE STRICT AS $$
  SELECT lower(regexp_replace(regexp_replace(normalize(words, NFKD), '[\u0300-\u036f]', '', 'g'), '[!-/:-@\[-`{-~]+', ' ', 'g'))
$$;--> statement-breakpoint
-- The schema is named because an index is made without a search path.
-- What a channel is found by: A names, B categories and topics, C the ends of names, so that their parts are found too,
-- and D the description. Expensive, so that no plan computes it for each row.
CREATE FUNCTION channel_words(username text, name text, description text, categories_primary text[],
  categories_secondary text[], topics text[]) RETURNS tsvector LANGUAGE sql IMMUTABLE PARALLEL SAFE COST 5000 AS $$
  SELECT setweight(to_tsvector('pg_catalog.simple', names), 'A')
    || setweight(to_tsvector('pg_catalog.simple',
      public.fold_words(array_to_string(categories_primary || categories_secondary || topics, ' '))), 'B')
    || setweight(to_tsvector('pg_catalog.simple', coalesce((
      SELECT string_agg(substr(word, start), ' ')
      FROM (SELECT DISTINCT left(word, 40) AS word FROM regexp_split_to_table(names, '\s+') AS word) words,
        generate_series(2, length(word) - 2) start), '')), 'C')
    || setweight(to_tsvector('pg_catalog.simple', public.fold_words(left(coalesce(description, ''), 1000))), 'D')
  FROM (SELECT public.fold_words(username || ' ' || left(coalesce(name, ''), 200)) AS names) named
$$;--> statement-breakpoint
-- Every word begins a word of the channel that has one of the weights; no weights: any. Null without a word.
CREATE FUNCTION channel_query(words text, weights text) RETURNS tsquery LANGUAGE sql IMMUTABLE PARALLEL SAFE STRICT AS $$
  SELECT to_tsquery('pg_catalog.simple', string_agg('''' || word || ''':*' || weights, ' & '))
  FROM regexp_split_to_table(public.fold_words(words), '\s+') AS word WHERE word <> ''
$$;--> statement-breakpoint
-- As lib/channels/channels/topics.ts computes them.
UPDATE "channels" c SET topics = t.topics
FROM (
  SELECT n.id, array(
    SELECT lower(tag) FROM (
      SELECT tags FROM "channel_posts" WHERE channel_id = n.id ORDER BY published_at DESC, id DESC LIMIT 30
    ) p, unnest(p.tags) tag
    GROUP BY 1 ORDER BY count(*) DESC, 1 LIMIT 20
  ) AS topics
  FROM (SELECT DISTINCT channel_id AS id FROM "channel_posts") n
) t
WHERE c.id = t.id;--> statement-breakpoint
INSERT INTO "known_categories" (name)
SELECT DISTINCT category FROM "channels", unnest(categories_primary || categories_secondary) category;--> statement-breakpoint
INSERT INTO "follower_sample_months" (channel_id, month, taken_at, size, classes, countries)
SELECT s.channel_id, date_trunc('month', s.taken_at AT TIME ZONE 'UTC')::date, s.taken_at, s.size,
  array[f.c1, f.c2, f.c3, f.c4, f.c5], f.countries
FROM "follower_samples" s
CROSS JOIN LATERAL (
  SELECT count(*) FILTER (WHERE quality_class = 1) AS c1, count(*) FILTER (WHERE quality_class = 2) AS c2,
    count(*) FILTER (WHERE quality_class = 3) AS c3, count(*) FILTER (WHERE quality_class = 4) AS c4,
    count(*) FILTER (WHERE quality_class = 5) AS c5,
    coalesce((
      SELECT jsonb_object_agg(country, n) FROM (
        SELECT country, count(*) AS n FROM "sampled_followers"
        WHERE channel_id = s.channel_id AND country IS NOT NULL GROUP BY 1
      ) k
    ), '{}') AS countries
  FROM "sampled_followers" WHERE channel_id = s.channel_id
) f;--> statement-breakpoint
INSERT INTO "audience_import_months" (organization_id, channel_id, month, audience, imported_at)
SELECT organization_id, channel_id, date_trunc('month', imported_at AT TIME ZONE 'UTC')::date, audience, imported_at
FROM "audience_imports";--> statement-breakpoint
-- The words' index finds parts of names, too, and needs no extension.
DROP INDEX IF EXISTS "channels_search";--> statement-breakpoint
CREATE INDEX "channels_by_country" ON "channels" USING btree ("country");--> statement-breakpoint
CREATE INDEX "channels_by_category" ON "channels" USING gin (("categories_primary" || "categories_secondary"));--> statement-breakpoint
CREATE INDEX "channels_by_words" ON "channels" USING gin (channel_words("username", "name", "description", "categories_primary", "categories_secondary", "topics"));--> statement-breakpoint
CREATE INDEX "channels_peers" ON "channels" USING btree ("platform","followers","gained_percent_30d","profile_at","id") WHERE not is_stub and gained_percent_30d is not null;
