import { execFile } from "node:child_process";
import { cp, mkdir, mkdtemp, realpath, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

// Each line: a file and what it may or may not import. The files are planted in a directory of their own, under the
// project's biome.json, and judged in one run.
const REFUSED = `
lib/videos/track.ts        @/app/session
lib/videos/track.ts        @/components/ui/button
lib/videos/track.ts        @/inngest/client
lib/videos/track.ts        @/inngest
lib/videos/track.ts        @/scripts/start
lib/videos/track.ts        @/sandbox/server
lib/videos/track.ts        @/e2e/fixtures
lib/videos/track.ts        @/test/context
lib/videos/track.ts        @/server
lib/videos/track.ts        @/proxy
lib/videos/track.ts        ../channels/list
lib/videos/track.ts        ./../channels/list
lib/videos/deep/track.ts   ../../app/session
lib/videos/track.ts        next
lib/videos/track.ts        next/server
lib/videos/track.ts        next-auth
lib/videos/track.ts        server-only
lib/videos/track.ts        react
lib/videos/track.ts        react-dom/server
lib/videos/track.ts        inngest
lib/videos/track.ts        @tanstack/react-query
lib/videos/track.ts        @/rest/read-body
lib/http/pipeline.ts       @/app/session
lib/http/pipeline.ts       next/server
lib/core/text-rules.ts     @/lib/env
lib/core/text-rules.ts     node:util
rest/read-body.ts          @/app/session
rest/read-body.ts          @/db/client
rest/read-body.ts          next/server
rest/read-body.ts          drizzle-orm
rest/read-body.ts          ../lib/errors
inngest/functions/relay.ts @/rest/read-body
scripts/start.ts           @/rest/read-body
lib/videos/track.test.ts   @/app/session
lib/videos/track.test.ts   @/components/ui/button
lib/videos/track.test.ts   @/scripts/start
lib/videos/track.test.ts   @/inngest/client
lib/videos/track.test.ts   ../../app/session
lib/videos/rules.ts        @/lib/env
lib/videos/rules.ts        @/lib/videos/track
lib/videos/rules.ts        @/lib/context
lib/videos/rules.ts        @/db/client
lib/videos/rules.ts        @/db/schema
lib/videos/rules.ts        @/app/session
lib/videos/rules.ts        node:fs
lib/videos/rules.ts        node:crypto
lib/videos/rules.ts        postgres
lib/videos/rules.ts        drizzle-orm
lib/videos/rules.ts        react
lib/videos/rules.ts        ../channels/list
lib/videos/schemas.ts      @/lib/env
lib/videos/schemas.ts      @/db/schema
lib/videos/schemas.ts      node:fs
lib/format.ts              @/lib/env
lib/format.ts              node:util
db/schema/videos.ts        @/lib/videos/schemas
db/schema/videos.ts        @/lib/context
db/client.ts               @/app/session
db/client.ts               @/components/ui/button
db/client.ts               @/inngest/client
db/client.ts               @/scripts/start
db/client.ts               @/sandbox/server
db/client.ts               next/server
db/client.ts               inngest
db/client.ts               ../lib/context
components/videos/table.ts @/lib/videos/track
components/videos/table.ts @/lib/env
components/videos/table.ts @/lib/context
components/videos/table.ts @/db/client
components/videos/table.ts @/app/session
components/videos/table.ts @/inngest/client
components/videos/table.ts @/scripts/start
components/videos/table.ts @/sandbox/server
components/videos/table.ts node:fs
components/videos/table.ts postgres
components/videos/table.ts drizzle-orm/pg-core
components/videos/table.ts ../charts/line
app/videos/page.ts         @/db/client
app/videos/page.ts         @/db/schema
app/videos/page.ts         @/inngest/client
app/videos/page.ts         @/scripts/start
app/videos/page.ts         @/sandbox/server
app/videos/page.ts         @/test/context
app/videos/page.ts         @/e2e/fixtures
app/videos/page.ts         drizzle-orm
app/videos/page.ts         postgres
app/videos/page.ts         ../session
app/api/inngest/route.ts   @/db/client
app/api/inngest/route.ts   @/scripts/start
app/api/inngest/route.ts   @/sandbox/server
app/api/inngest/route.ts   postgres
app/videos/page.test.ts    @/scripts/start
app/videos/page.test.ts    @/e2e/fixtures
proxy.ts                   @/db/client
proxy.ts                   @/inngest/client
inngest/functions/relay.ts @/app/session
inngest/functions/relay.ts @/components/ui/button
inngest/functions/relay.ts @/scripts/start
inngest/functions/relay.ts @/sandbox/server
inngest/functions/relay.ts @/test/context
inngest/functions/relay.ts @/e2e/fixtures
inngest/functions/relay.ts next/server
inngest/functions/relay.ts react
inngest/functions/relay.ts ../client
inngest/client.test.ts     @/app/session
inngest/client.test.ts     @/scripts/start
sandbox/server.ts          @/lib/format
sandbox/server.ts          @/lib/platforms/schemas
sandbox/server.ts          @/db/client
sandbox/server.ts          @/app/session
sandbox/server.ts          @/inngest/client
sandbox/server.ts          @/scripts/start
sandbox/server.ts          @/test/context
sandbox/server.ts          ../lib/format
sandbox/server.test.ts     @/lib/format
scripts/start.ts           @/app/session
scripts/start.ts           @/components/ui/button
scripts/start.ts           @/e2e/fixtures
scripts/start.ts           @/test/context
scripts/start.ts           ../lib/env
scripts/start.test.ts      @/app/session
server.ts                  @/app/session
server.ts                  ./app/session
server.ts                  @/inngest/client
server.ts                  @/scripts/start
server.ts                  @/sandbox/server
test/context.ts            @/app/session
test/context.ts            @/components/ui/button
e2e/api/track.spec.ts      @/lib/videos/track
e2e/api/track.spec.ts      @/db/client
e2e/api/track.spec.ts      @/app/session
e2e/api/track.spec.ts      ../fixtures
`;
const ALLOWED = `
lib/videos/stop.ts         @/lib/channels/list
lib/videos/stop.ts         @/db/client
lib/http/routes.ts         @/rest/read-body
rest/guard-body.ts         @/lib/errors
rest/guard-body.ts         node:http
lib/videos/stop.ts         ./track
lib/videos/stop.ts         node:crypto
lib/videos/stop.ts         drizzle-orm
lib/videos/stop.test.ts    @/test/context
lib/videos/stop.test.ts    @/sandbox/server
lib/channels/rules.ts      @/lib/videos/rules
lib/channels/rules.ts      @/lib/videos/schemas
lib/channels/schemas.ts    zod
lib/channels/schemas.ts    @/lib/format
db/index.ts                @/lib/env
db/client.ts               @/lib/core/session-settings
db/index.ts                @/db/schema
components/keys/table.ts   @/lib/keys/rules
components/keys/table.ts   @/lib/keys/schemas
components/keys/table.ts   @/lib/format
components/keys/table.ts   @/components/ui/button
components/keys/table.ts   react
app/keys/page.ts           @/components/keys/table
app/keys/page.ts           @/lib/keys/create
app/keys/page.ts           @/lib/env
app/keys/page.ts           next/server
app/keys/page.test.ts      @/test/context
app/keys/page.test.ts      @/db/schema
app/api/inngest/serve.ts   @/inngest/functions
inngest/functions/close.ts @/lib/billing/close-hours
inngest/functions/close.ts @/db/client
inngest/functions/close.ts inngest
inngest/close.test.ts      @/test/context
sandbox/posts.ts           @/sandbox/growth
sandbox/posts.ts           hono
scripts/demo.ts            @/lib/videos/track
scripts/demo.ts            @/inngest/functions
scripts/demo.ts            @/sandbox/server
scripts/demo.test.ts       @/test/context
test/global-setup.ts       @/scripts/postgres/launcher
e2e/api/stop.spec.ts       @/e2e/fixtures
`;

const parse = (table: string) =>
  table
    .trim()
    .split("\n")
    .map((line) => line.split(/\s+/))
    .map(([file = "", imported = ""]) => ({ file, imported }));
const refused = parse(REFUSED);
const allowed = parse(ALLOWED);

let directory: string;
let offences: Set<string>;

beforeAll(async () => {
  directory = await realpath(await mkdtemp(path.join(tmpdir(), "clipscope-imports-")));
  await cp("biome.json", path.join(directory, "biome.json"));
  const files = new Map<string, string>();
  for (const { file, imported } of [...refused, ...allowed])
    files.set(file, `${files.get(file) ?? ""}export * from "${imported}";\n`);
  files.set("lib/videos/dynamic.ts", 'export const page = () => import("@/app/session");\n');
  files.set("lib/videos/type.ts", 'import type { Session } from "@/app/session";\nexport type Own = Session;\n');
  files.set("lib/videos/bare.ts", 'import { readFileSync } from "fs";\nexport const read = readFileSync;\n');
  for (const [file, text] of files) {
    await mkdir(path.join(directory, path.dirname(file)), { recursive: true });
    await writeFile(path.join(directory, file), text);
  }
  offences = await lint(files);
});

afterAll(() => rm(directory, { recursive: true, force: true }));

/** @returns "file imported" of every import that is refused */
async function lint(files: Map<string, string>): Promise<Set<string>> {
  const biome = path.resolve("node_modules/@biomejs/biome/bin/biome");
  const rules = ["--only=style/noRestrictedImports", "--only=style/useNodejsImportProtocol"];
  const args = [biome, "lint", ...rules, "--vcs-enabled=false", "--max-diagnostics=none", "--reporter=github", "."];
  const output = await new Promise<string>((resolve) =>
    execFile(process.execPath, args, { cwd: directory }, (_error, stdout) => resolve(stdout)),
  );
  const found = new Set<string>();
  for (const [, name = "", line] of output.matchAll(/^::error .*file=([^,]+),line=(\d+)/gm)) {
    const file = path.relative(directory, path.resolve(directory, name));
    const text = files.get(file)?.split("\n")[Number(line) - 1];
    found.add(`${file} ${/"([^"]+)"/.exec(text ?? "")?.[1]}`);
  }
  return found;
}

describe("imports against the direction are refused", () => {
  test.each(refused)("$file -> $imported", ({ file, imported }) => {
    expect(offences).toContain(`${file} ${imported}`);
  });

  test.each([
    ["import()", "lib/videos/dynamic.ts @/app/session"],
    ["import type", "lib/videos/type.ts @/app/session"],
    ["a node module without node:", "lib/videos/bare.ts fs"],
  ])("as %s too", (_form, offence) => {
    expect(offences).toContain(offence);
  });
});

describe("imports along the direction are allowed", () => {
  test.each(allowed)("$file -> $imported", ({ file, imported }) => {
    expect(offences).not.toContain(`${file} ${imported}`);
  });
});
