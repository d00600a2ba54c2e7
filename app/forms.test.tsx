import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { renderToStaticMarkup } from "react-dom/server";
import { expect, it } from "vitest";
import { RequestResetForm } from "@/components/auth/request-reset-form";
import { ResetPasswordForm } from "@/components/auth/reset-password-form";
import { SignUpForm } from "@/components/auth/sign-up-form";
import { Form } from "@/components/forms/form";

const OWN = path.join("components", "forms", "form.tsx");

it("only components/forms/form.tsx renders a form element", () => {
  const files = ["app", "components"].flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: "utf8" }).map((file) => path.join(folder, file)),
  );
  const sources = files.filter((file) => /\.tsx?$/.test(file) && !/\.test\.tsx?$/.test(file) && file !== OWN);
  expect(sources.length).toBeGreaterThan(300);
  expect(sources.filter((file) => /<form\b|createElement\(\s*["']form["']/.test(readFileSync(file, "utf8")))).toEqual(
    [],
  );
  // Buttons can override a form's method.
  expect(sources.filter((file) => /\bformMethod=/.test(readFileSync(file, "utf8")))).toEqual([]);
});

it("a form that waits for its script hides no headings or links from screen readers", () => {
  const Pages = [<SignUpForm key="1" />, <RequestResetForm key="2" />, <ResetPasswordForm key="3" token="x" />];
  for (const page of Pages) {
    const html = renderToStaticMarkup(<QueryClientProvider client={new QueryClient()}>{page}</QueryClientProvider>);
    const waiting = /<form [^>]*inert="".*<\/form>/s.exec(html)?.[0] ?? "";
    expect(waiting).toContain("<button");
    expect(html).toContain("<h1");
    expect(waiting).not.toMatch(/<h1|<a /);
  }
});

it("a form uses POST, and waits for its script unless it works without one", () => {
  const waiting = renderToStaticMarkup(
    <Form>
      <input name="password" />
    </Form>,
  );
  expect(waiting).toMatch(/^<noscript>.*Enable JavaScript.*<\/noscript><form (?=[^>]*method="post")(?=[^>]*inert="")/);
  const working = renderToStaticMarkup(
    <Form action="/api/auth/sign-in" worksWithoutScript>
      <input name="password" />
    </Form>,
  );
  expect(working).toMatch(/^<form (?=[^>]*method="post")(?=[^>]*action="\/api\/auth\/sign-in")/);
  expect(working).not.toContain("inert");
});
