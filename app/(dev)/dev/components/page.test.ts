import { expect, test } from "vitest";
import ComponentsPage from "@/app/(dev)/dev/components/page";

// That it opens with DEV_PAGES set is what the accessibility story checks, which walks it.
test("is a 404 unless DEV_PAGES is set", async () => {
  const open = ComponentsPage({ params: Promise.resolve({}), searchParams: Promise.resolve({}) });
  await expect(open).rejects.toThrow("NEXT_HTTP_ERROR_FALLBACK;404");
});
