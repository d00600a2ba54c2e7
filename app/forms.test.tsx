import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { renderToStaticMarkup } from "react-dom/server";
import { expect, it } from "vitest";
import { Form } from "@/components/forms/form";

const OWN = path.join("components", "forms", "form.tsx");

it("components/forms/form.tsx is the only place that writes a form", () => {
  const files = ["app", "components"].flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: "utf8" }).map((file) => path.join(folder, file)),
  );
  const sources = files.filter((file) => /\.tsx?$/.test(file) && !/\.test\.tsx?$/.test(file) && file !== OWN);
  expect(sources.length).toBeGreaterThan(300);
  expect(sources.filter((file) => /<form\b|createElement\(\s*["']form["']/.test(readFileSync(file, "utf8")))).toEqual(
    [],
  );
  // A form's method, whatever the form says, can be set at its buttons too.
  expect(sources.filter((file) => /\bformMethod=/.test(readFileSync(file, "utf8")))).toEqual([]);
});

it("a form posts, and waits for its script unless it works without", () => {
  const waiting = renderToStaticMarkup(
    <Form>
      <input name="password" />
    </Form>,
  );
  expect(waiting).toMatch(/^<form (?=[^>]*method="post")(?=[^>]*inert="")/);
  expect(waiting).toContain("Turn on JavaScript");
  const working = renderToStaticMarkup(
    <Form action="/api/auth/sign-in" worksWithoutScript>
      <input name="password" />
    </Form>,
  );
  expect(working).toMatch(/^<form (?=[^>]*method="post")(?=[^>]*action="\/api\/auth\/sign-in")/);
  expect(working).not.toContain("inert");
});
