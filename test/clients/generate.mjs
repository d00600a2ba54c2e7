import { rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { createClient } from "@hey-api/openapi-ts";
import openapiTS, { astToString } from "openapi-typescript";

/** `node generate.mjs DOCUMENT`: writes both typed clients of an OpenAPI document into `src/generated/`. */
const here = path.dirname(fileURLToPath(import.meta.url));
const generated = path.join(here, "src", "generated");
const document = path.resolve(process.argv[2] ?? "");

await rm(generated, { recursive: true, force: true });
await createClient({
  input: document,
  output: { path: path.join(generated, "sdk"), tsConfigPath: path.join(here, "tsconfig.json") },
  plugins: ["@hey-api/client-fetch", "@hey-api/typescript", "@hey-api/sdk"],
  logs: { level: "silent", file: false },
});
await writeFile(path.join(generated, "schema.ts"), astToString(await openapiTS(pathToFileURL(document))));
