import { chmod, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import type { TestProject } from "vitest/node";
import { ensureBuild } from "@/scripts/build/ensure-build";
import { startPostgres } from "@/scripts/postgres/launcher";
import { migrate } from "@/scripts/postgres/migrate";
import { databaseUrl } from "@/test/database-url";
import { PREFIX, removeLeftovers } from "@/test/leftovers";
import { offerSandboxes } from "@/test/offer-sandboxes";
import "@/test/provided";

const TEMPLATE = "clipscope";

export default async function setUp(project: TestProject) {
  await removeLeftovers(tmpdir(), process.getuid?.());
  if (process.env.CONTRACT_TRANSPORT === "next") await ensureBuild({ root: process.cwd() });
  const directory = await mkdtemp(path.join(tmpdir(), `${PREFIX}${process.pid}-`));
  // PostgreSQL may have to run as another user, who needs access.
  await chmod(directory, 0o711);
  const postgres = await startPostgres({
    dataDir: path.join(directory, "postgres"),
    settings: { fsync: "off", synchronous_commit: "off", full_page_writes: "off", max_connections: "200" },
  });
  await migrate(databaseUrl(postgres.url, TEMPLATE));
  const sandboxes = await offerSandboxes();
  project.provide("postgresUrl", databaseUrl(postgres.url, "postgres"));
  project.provide("templateDatabase", TEMPLATE);
  project.provide("sandboxesUrl", sandboxes.url);
  return async () => {
    await sandboxes.close();
    await postgres.stop();
    await rm(directory, { recursive: true, force: true });
  };
}
