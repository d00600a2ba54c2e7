import { afterEach, expect, test } from "vitest";
import ComponentsPage from "@/app/(dev)/dev/components/page";
import { env } from "@/lib/core/env";

afterEach(() => {
  env().DEV_PAGES = false;
});

test("is a 404 unless DEV_PAGES is set", async () => {
  const open = () => ComponentsPage({ params: Promise.resolve({}), searchParams: Promise.resolve({}) });
  await expect(open).rejects.toThrow("NEXT_HTTP_ERROR_FALLBACK;404");
  env().DEV_PAGES = true;
  await expect(open()).resolves.toBeTruthy();
});
