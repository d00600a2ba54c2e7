import { execFile } from "node:child_process";
import { mkdir, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Listening, listen } from "@/app/api/_contract/listen";
import { API_ROOT } from "@/rest/dialect-of";
import { openApiDocument } from "@/rest/openapi/openapi";
import { OPERATIONS } from "@/rest/registry";
import { newAccount, newKey, organizationWith, resourceOf, someLink } from "@/test/contract";

/** Typed clients generated from the document by public generators: they compile in strict mode and run. */
const FOLDER = "test/clients";
const MADE = [path.join(FOLDER, "src", "generated"), path.join(FOLDER, "out")];
const DOCUMENT = path.join(".data", "typed-clients.json");
/** Seconds of work, but two compilers on a busy machine. */
const SLOWEST_MS = 180_000;
const execute = promisify(execFile);
const node = (args: string[], env: Record<string, string> = {}) =>
  execute(process.execPath, args, { env: { ...process.env, ...env } });

async function generateAndCompile(document: object): Promise<void> {
  await mkdir(path.dirname(DOCUMENT), { recursive: true });
  await writeFile(DOCUMENT, JSON.stringify(document));
  await node([path.join(FOLDER, "generate.mjs"), DOCUMENT]);
  await node(["node_modules/typescript/bin/tsc", "-p", FOLDER]).catch(({ stdout }) => {
    throw new Error(stdout);
  });
}

let served: Listening;
let key = "";
beforeAll(async () => {
  served = await listen();
  const own = await organizationWith({});
  key = await newKey(own);
  await newAccount(own, "contract");
  const channels = OPERATIONS.find(({ id }) => id === "getChannel");
  // The first channel has the username in the examples.
  if (channels) await resourceOf(channels).make(own);
  await generateAndCompile(openApiDocument());
}, SLOWEST_MS);
afterAll(async () => {
  served.close();
  await Promise.all([...MADE, DOCUMENT].map((file) => rm(file, { recursive: true, force: true })));
});

test.each(["openapi-fetch", "hey-api"])("a program with the types of %s reads every family", async (client) => {
  const { stdout } = await node([path.join(FOLDER, "out", `${client}.js`)], {
    CLIPSCOPE_URL: served.origin + API_ROOT,
    CLIPSCOPE_KEY: key,
    VIDEO_LINK: someLink(),
    CHANNEL_USERNAME: "dior",
  });
  const { errors, ...report } = JSON.parse(stdout);
  expect(report).toEqual({
    tracked: { platform: "tiktok", status: "monitoring", cost: "0.36" },
    snapshot: { provider: expect.any(String), views: expect.stringMatching(/^\d+$/) },
    listed: [expect.stringMatching(/^[a-z0-9]+$/)],
    creator: expect.any(String),
    stopped: "completed",
    spent: expect.any(Number),
    statistics: { platform: "TikTok", points: 1, requestId: expect.stringMatching(/^[\da-f-]{36}$/) },
    channel: { username: "dior", followers: 1234 },
    credits: { left: expect.any(Number), price: 5 },
    accounts: [expect.stringMatching(/^TWITTER: (\d+|-)$/)],
    key: { name: "Contract", canTrack: true },
  });
  expect(errors).toMatchObject({
    field: "video_link",
    sortOptions: ["created_at", "views", "likes", "updated_at"],
    detail: "Not found",
  });
  expect(JSON.parse(errors.problem)).toMatchObject({ status: 401, code: "unauthenticated", reason: "invalid" });
});

test(
  "a response without a documented type fails to compile, and the compiler names it",
  async () => {
    const vague = JSON.parse(JSON.stringify(openApiDocument()));
    vague.components.schemas.Usage.properties.balance_usd = {};
    await expect(generateAndCompile(vague)).rejects.toThrow("getUsage.balance_usd is unknown");
  },
  SLOWEST_MS,
);
