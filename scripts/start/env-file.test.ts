import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { readConfiguration } from "@/scripts/start/configuration";
import { loadEnvFile } from "@/scripts/start/env-file";

async function folderWith(files: Record<string, string | Buffer>): Promise<string> {
  const folder = await mkdtemp(path.join(tmpdir(), "clipscope-env-"));
  onTestFinished(() => rm(folder, { recursive: true }));
  for (const [name, content] of Object.entries(files)) await writeFile(path.join(folder, name), content);
  return folder;
}

async function loaded(content: string | Buffer, own: Record<string, string> = {}) {
  const target: NodeJS.ProcessEnv = { NODE_ENV: "test", ...own };
  loadEnvFile(await folderWith({ ".env": content }), target);
  return target;
}

const LINES = "DATABASE_URL=postgres://db.example.com/clips\nPORT=3100\n";
const EXPECTED = { DATABASE_URL: "postgres://db.example.com/clips", PORT: "3100" };

test.each<[string, string | Buffer]>([
  ["LF", LINES],
  ["CRLF", LINES.replaceAll("\n", "\r\n")],
  ["a byte order mark", `\uFEFF${LINES}`],
  ["UTF-16, as PowerShell writes it", Buffer.from(`\uFEFF${LINES.replaceAll("\n", "\r\n")}`, "utf16le")],
])(".env is read with %s", async (_name, content) => {
  expect(await loaded(content)).toMatchObject(EXPECTED);
});

test("the environment takes precedence; an empty variable counts as not set and is removed everywhere", async () => {
  const target = await loaded(LINES, { PORT: "3200", DATABASE_URL: "", APP_URL: " ", MAIL_FROM: "ada@example.com\r" });
  expect(target).toMatchObject({ ...EXPECTED, PORT: "3200", MAIL_FROM: "ada@example.com" });
  expect(Object.keys(target)).not.toContain("APP_URL");
});

test("rejects files that only the web pages would read", async () => {
  const folder = await folderWith({ ".env": LINES, ".env.local": "SMTP_URL=smtp://mail.example.com\n" });
  expect(() => readConfiguration(folder, {}, { dev: false })).toThrow(/\.env\.local: only the web pages/);
});
