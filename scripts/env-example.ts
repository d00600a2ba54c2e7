import "@/scripts/quiet-pipe";
import { readFileSync, writeFileSync } from "node:fs";
import { renderExample, renderReadme } from "@/scripts/env-example/render";

/** `npm run env:example`: writes `.env.example` and the README's table of variables from the environment's schema. */
writeFileSync(".env.example", renderExample());
writeFileSync("README.md", renderReadme(readFileSync("README.md", "utf8")));
