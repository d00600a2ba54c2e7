import { readFileSync } from "node:fs";
import path from "node:path";
import { z } from "zod";
import type { Configuration } from "@/scripts/start/configuration";
import { demoFile } from "@/scripts/start/demo-data";

const DemoSchema = z.object({ email: z.string(), password: z.string() });

/** Returns the block of text that ends a start. */
export function readyMessage({ root, dataDir, url, parts, env }: Configuration, seconds: number): string {
  const lines = ["", `Clipscope is ready after ${seconds.toFixed(1)} s:  ${url}`, ""];
  const file = demoFile(dataDir);
  const demo = readDemo(file);
  if (demo) {
    const shown = path.relative(root, file).startsWith("..") ? file : path.relative(root, file);
    lines.push(
      `  Sign in    ${demo.email}`,
      `  Password   ${demo.password}`,
      `  API keys   in ${shown}; try one:`,
      `             KEY=$(node -p 'JSON.parse(fs.readFileSync("${shown}")).keys.full')`,
      `             curl -H "X-API-Key: $KEY" ${url}/api/v1/videos`,
      "",
    );
  } else lines.push(`  Create the first admin: npm run admin -- create --email you@example.com`, "");
  if (parts.sandbox || env.SANDBOX_URL) lines.push(`  Sandbox mode: videos, numbers and creators are made up.`);
  lines.push("  Ctrl-C stops everything.", "");
  return lines.join("\n");
}

function readDemo(file: string): z.infer<typeof DemoSchema> | null {
  try {
    return DemoSchema.parse(JSON.parse(readFileSync(file, "utf8")));
  } catch {
    return null;
  }
}
