import { LazyWorldMap } from "@/components/charts/lazy-world-map";
import { ShareBars } from "@/components/charts/share-bars";
import type { Sample } from "@/components/dev/sample";
import { formatPercent } from "@/lib/core/format";

const AGES = [
  { key: "18", label: "18–24", percent: 41.3 },
  { key: "25", label: "25–34", percent: 33.2 },
  { key: "35", label: "35 and older, of whom fewer say their age", percent: 9.4 },
  { key: "13", label: "13–17", percent: 0.02 },
  { key: "0", label: "Unknown", percent: 0 },
];

const names = new Intl.DisplayNames("en", { type: "region" });
const nameOf = (code: string) => names.of(code) ?? code;

const SHARES_BY_COUNTRY = new Map([
  ["US", 38],
  ["DE", 17.5],
  ["BR", 9],
  ["IN", 3.2],
  ["JP", 0.4],
]);

const map = (label: string, shares: ReadonlyMap<string, number>) => (
  <LazyWorldMap label={label} shares={shares} countryName={nameOf} formatValue={formatPercent} />
);

export const SHARES: readonly Sample[] = [
  {
    name: "ShareBars",
    states: {
      Default: <ShareBars caption="Sample of shares by age" of="Age" bars={AGES} color="var(--chart-1)" />,
      "One share": (
        <ShareBars
          caption="Sample of one share"
          of="Age"
          bars={[{ key: "18", label: "18–24", percent: 100 }]}
          color="var(--chart-2)"
        />
      ),
      "All zero": (
        <ShareBars
          caption="Sample of shares that are zero"
          of="Age"
          bars={AGES.map((bar) => ({ ...bar, percent: 0 }))}
          color="var(--chart-3)"
        />
      ),
    },
  },
  {
    name: "LazyWorldMap",
    note: "A country's name and share appear under the pointer.",
    isWide: true,
    states: {
      Default: map("Sample of shares by country", SHARES_BY_COUNTRY),
      Empty: map("Sample of a map without shares", new Map()),
    },
  },
];
