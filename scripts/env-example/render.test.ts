import { readFileSync } from "node:fs";
import { parseEnv } from "node:util";
import { describe, expect, it } from "vitest";
import { checkEnv } from "@/lib/core/env";
import { EnvSchema, variableDocs } from "@/lib/core/env/schema";
import { documentedVariables, renderExample, renderReadme } from "./render";

describe("the documentation of the environment", () => {
  it("covers every variable that people set", () => {
    const undocumented = Object.entries(EnvSchema.shape).filter(([, schema]) => !variableDocs.has(schema));
    expect(undocumented.map(([name]) => name)).toEqual(["NODE_ENV"]);
  });

  it("is committed as generated: after a change run npm run env:example", () => {
    expect(readFileSync(".env.example", "utf8")).toBe(renderExample());
    const readme = readFileSync("README.md", "utf8");
    expect(readme).toBe(renderReadme(readme));
  });

  it("shows values that the schema accepts", () => {
    const all = parseEnv(renderExample().replace(/^# (?=[A-Z_]+=)/gm, ""));
    expect(Object.keys(all).sort()).toEqual(
      documentedVariables()
        .map(({ name }) => name)
        .sort(),
    );
    expect(checkEnv(all)).toMatchObject({ errors: [] });
  });

  it("says so when the README has lost the marks", () => {
    expect(() => renderReadme("# Clipscope\n")).toThrow("marks");
  });
});
