import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { videoBenchmarkQuery } from "@/components/benchmarks/queries";
import { AGES } from "@/lib/insight/benchmarks/age-rules";
import { bandsOf } from "@/lib/insight/benchmarks/bands-rules";
import type { VideoBenchmark } from "@/lib/insight/benchmarks/schemas";
import { FirstDay } from "./first-day";

const bandOf = (videos: number): VideoBenchmark["band"] => ({
  of: "platform",
  ages: bandsOf(Array.from({ length: videos }, (_, index) => AGES.map((age) => (index + 1) * age))),
});

function render(band: VideoBenchmark["band"]): string {
  const client = new QueryClient();
  const benchmark = { published_at: null, age: null, band, outlier: null, days: [] };
  client.setQueryData(videoBenchmarkQuery("first").queryKey, benchmark);
  return renderToStaticMarkup(
    <QueryClientProvider client={client}>
      <FirstDay id="first" />
    </QueryClientProvider>,
  );
}

test("the typical range of five videos takes the place of the example", () => {
  const html = render(bandOf(5));
  expect(html).toContain("A typical first day");
  expect(html).toContain("of 5 other videos you track on this platform.");
  expect(html).not.toContain("Example");
  for (const age of [1, 6, 12, 18, 24]) expect(html).toContain(`>${age} h<`);
});

test("four videos are too few, so the example stays", () => {
  for (const band of [bandOf(4), null]) expect(render(band)).toContain("Example");
});
