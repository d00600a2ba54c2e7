import { beforeAll, describe, expect, test } from "vitest";
import { findViolations, roomOf, usedNames } from "@/test/graph/check";
import { featureEdge, featureOf } from "@/test/graph/check-components";
import { PUBLIC_NAMES } from "@/test/graph/public-names";
import { type Module, parseModule, readModules } from "@/test/graph/read-modules";
import { FEATURE_EDGES, FLOORS, PARTS } from "@/test/graph/rules";

let modules: Module[];
let known: Set<string>;

beforeAll(async () => {
  modules = await readModules(process.cwd());
  known = new Set(modules.map(({ path }) => path));
});

test("every import follows the rules", () => expect(findViolations(modules)).toEqual([]));

test("the public names are exactly those in use", () => expect(PUBLIC_NAMES).toEqual(usedNames(modules)));

test("each listed import between features exists", () => {
  const edges = new Set(
    modules.flatMap(({ path, imports }) =>
      imports.flatMap(({ target }) => (target && featureEdge(path, target)) ?? []),
    ),
  );
  expect(Object.keys(FEATURE_EDGES).filter((edge) => !edges.has(edge))).toEqual([]);
});

test("each shared part is used by several features", () => {
  const usersOf = (part: string) =>
    modules
      .filter(({ imports }) => imports.some(({ target }) => target?.startsWith(`components/${part}/`)))
      .flatMap(({ path }) => featureOf(path) ?? []);
  expect(Object.keys(PARTS).filter((part) => new Set(usersOf(part)).size < 2)).toEqual([]);
});

test("every room of lib is on a floor with rooms", () => {
  const floors = new Set(modules.flatMap(({ path }) => (path.startsWith("lib/") ? [roomOf(path).split("/")[0]] : [])));
  expect([...floors].filter((floor) => !FLOORS.some((known) => known.split("/")[0] === floor))).toEqual([]);
});

/** Returns the violations of one module planted among the others. */
function plant(file: string, source: string): string[] {
  const planted = parseModule(file, source, (path) => known.has(path));
  return findViolations([...modules.filter(({ path }) => path !== file), planted]);
}

// Each line: a module, and what it must not import.
const REFUSED = `
lib/tracking/videos/plant.ts        @/app/session
lib/tracking/videos/plant.ts        @/components/ui/copy-button
lib/tracking/videos/plant.ts        @/inngest/client
lib/tracking/videos/plant.ts        @/scripts/processes
lib/tracking/videos/plant.ts        @/sandbox/server
lib/tracking/videos/plant.ts        @/test/context
lib/tracking/videos/plant.ts        @/rest/read-body
lib/tracking/videos/plant.ts        @/server
lib/tracking/videos/plant.ts        ../../core/errors
lib/tracking/videos/plant.ts        @/lib/channels/channels/find
lib/tracking/videos/plant.ts        @/lib/operations/jobs/overview
lib/tracking/videos/plant.ts        next/server
lib/tracking/videos/plant.ts        next-auth
lib/tracking/videos/plant.ts        react
lib/tracking/videos/plant.ts        inngest
lib/tracking/videos/plant.ts        recharts
lib/tracking/videos/plant.ts        sonner
lib/tracking/videos/plant.ts        react-hook-form
lib/tracking/videos/plant.ts        @tanstack/react-query
lib/tracking/videos/plant.ts        fs
lib/tracking/videos/plant.ts        vitest
lib/tracking/videos/plant.test.ts   @/scripts/processes
lib/tracking/videos/plant.test.ts   react
lib/tracking/videos/rules.ts        @/lib/core/env
lib/tracking/videos/rules.ts        @/lib/core/context
lib/tracking/videos/rules.ts        ./track
lib/tracking/videos/rules.ts        @/db/schema
lib/tracking/videos/rules.ts        node:crypto
lib/tracking/videos/rules.ts        drizzle-orm
lib/tracking/snapshots/series-rules.ts      @/db/client
lib/tracking/videos/stats-schemas.ts        node:fs
lib/core/format.ts                  @/lib/core/env
lib/core/format.ts                  node:util
lib/core/errors.ts                  @/lib/tracking/videos/track
lib/core/csv/to-csv.ts              @/lib/tracking/videos/track
lib/core/env/index.ts               @/db/client
lib/billing/rules.ts                @/lib/billing/account
lib/platforms/plant.ts              @/lib/billing/account
db/client.ts                        @/lib/core/context
db/schema/videos.ts                 @/lib/tracking/videos/schemas
db/client.ts                        @/scripts/processes
db/client.ts                        next/server
rest/read-body.ts                   @/app/session
rest/read-body.ts                   @/db/client
rest/read-body.ts                   next/server
rest/read-body.ts                   drizzle-orm
components/videos/plant.tsx         @/lib/tracking/videos/track
components/videos/plant.tsx         @/lib/core/env
components/videos/plant.tsx         @/db/client
components/videos/plant.tsx         @/app/session
components/videos/plant.tsx         @/rest/read-body
components/videos/plant.tsx         @/rest/dashboard/table
rest/dashboard/endpoints/videos.ts  @/lib/tracking/videos/track
rest/dashboard/endpoints/videos.ts  @/rest/operation
components/videos/plant.tsx         node:fs
components/videos/plant.tsx         undici
components/videos/plant.tsx         sharp
components/videos/plant.tsx         pino
components/ui/plant.tsx             @/components/videos/words
components/ui/plant.tsx             @/components/labels/words
components/use-plant.ts             @/components/videos/words
components/labels/plant.tsx         @/components/videos/words
components/imports/plant.tsx        @/components/videos/words
components/videos/plant.tsx         @/components/shell/places
components/admin/plant.tsx          @/components/jobs/words
components/ui/plant.tsx             @tanstack/react-query
components/charts/plant.tsx         @tanstack/react-query
components/charts/plant.tsx         @/components/api
components/charts/plant.tsx         @/components/videos/words
components/dev/plant.tsx            @/components/videos/words
components/dev/plant.tsx            @tanstack/react-query
components/videos/plant.tsx         @/components/dev/gallery
components/ui/plant.tsx             @/components/dev/sample
app/plant/page.tsx                  @/components/dev/gallery
app/plant/page.tsx                  @/db/client
app/plant/page.tsx                  drizzle-orm
app/plant/page.tsx                  @/inngest/client
app/plant/page.tsx                  @/scripts/processes
app/plant/page.tsx                  @/test/context
app/plant/page.tsx                  @/lib/tracking/trackings/lock-trackings
app/plant/page.tsx                  @/lib/people/members/lock
app/plant/page.tsx                  ../session
app/api/inngest/route.ts            @/db/client
proxy.ts                            @/db/client
server.ts                           @/inngest/client
server.ts                           ./app/session
inngest/functions/plant.ts          @/app/session
inngest/functions/plant.ts          @/rest/read-body
inngest/functions/plant.ts          next/server
sandbox/plant.ts                    @/lib/core/format
sandbox/plant.ts                    @/lib/platforms/schemas
sandbox/plant.test.ts               @/lib/core/format
scripts/plant.ts                    @/app/session
scripts/plant.ts                    @/test/context
test/plant.ts                       @/app/session
e2e/api/plant.spec.ts               @/lib/tracking/videos/track
e2e/api/plant.spec.ts               @/db/client
`;

// Each line: a module, and what it may import.
const ALLOWED = `
lib/tracking/videos/plant.ts        @/lib/platforms/schemas
lib/tracking/videos/plant.ts        @/lib/billing/account
lib/tracking/videos/plant.ts        @/db/client
lib/tracking/videos/plant.ts        ./track
lib/tracking/videos/plant.ts        node:crypto
lib/tracking/videos/plant.test.ts   @/test/context
lib/tracking/videos/plant.test.ts   @/sandbox/server
lib/channels/channels/rules.ts      @/lib/tracking/videos/rules
lib/channels/channels/schemas.ts    zod
components/keys/plant.tsx           @/lib/developers/keys/schemas
components/keys/plant.tsx           @/lib/core/format
components/keys/plant.tsx           @/rest/dashboard/endpoints/keys
components/keys/plant.tsx           @/components/ui/copy-button
components/keys/plant.tsx           react
components/imports/plant.tsx        @/components/labels/queries
components/labels/plant.tsx         @/components/queries
components/session/plant.tsx        @/components/labels/queries
components/jobs/plant.tsx           @/components/admin/reason-dialog
components/shell/plant.tsx          @/components/time-zone/zone-dialog
app/plant/page.tsx                  @/components/videos/first-video
components/dev/plant.tsx            @/components/charts/sparkline
components/dev/plant.tsx            ./sample
app/(dev)/plant/page.tsx            @/components/dev/gallery
app/plant/page.tsx                  @/lib/developers/keys/create
app/plant/page.tsx                  next/server
app/plant/page.test.ts              @/test/context
app/api/inngest/route.ts            @/inngest/client
inngest/functions/plant.ts          @/db/client
inngest/functions/plant.ts          inngest
sandbox/plant.ts                    hono
scripts/plant.ts                    @/inngest/client
e2e/api/plant.spec.ts               @/e2e/fixtures
`;

const parse = (table: string) =>
  table
    .trim()
    .split("\n")
    .map((line) => line.split(/\s+/))
    .map(([file = "", imported = ""]) => ({ file, imported }));

describe("a planted violation is found", () => {
  test.each(parse(REFUSED))("$file -> $imported", ({ file, imported }) => {
    const [offense] = plant(file, `export * from "${imported}";`);
    expect(offense).toMatch(`${file} -> ${imported}: `);
    expect(offense).not.toMatch("module not found");
  });

  test.each([
    ["import()", 'export const page = () => import("@/app/session");'],
    ["import type", 'import type { Session } from "@/app/session"; export type Own = Session;'],
    ["export … from", 'export { session } from "@/app/session";'],
    ["an import for its effects", 'import "@/app/session";'],
  ])("as %s too", (_form, source) => expect(plant("lib/tracking/videos/plant.ts", source)).toHaveLength(1));

  test("as a cycle of rooms on one floor", () =>
    expect(plant("lib/people/sessions/plant.ts", 'import "@/lib/people/users/sign-in";')).toContain(
      "people/sessions: imports itself through other rooms",
    ));

  test("as a module that does not exist", () =>
    expect(plant("lib/core/plant.ts", 'import "@/lib/core/nowhere";')).toHaveLength(1));
});

describe("what the rules allow passes", () => {
  test.each(parse(ALLOWED))("$file -> $imported", ({ file, imported }) => {
    const offenses = plant(file, `export * from "${imported}";`);
    expect(offenses.filter((offense) => offense.startsWith(file) && !offense.includes("public name"))).toEqual([]);
  });
});
