import { type Measurement, median } from "@/scripts/bench/measure";

export interface Judged {
  ours: number;
  bare: number | null;
  /** Median of the rounds' ratios, so that a slow round doesn't pair with a fast one. */
  ratio: number | null;
  /** Largest minus smallest of what is judged, as a share of its median. */
  spread: number;
  /** `missed`: by more than the noise band. Null without a goal. */
  verdict: "met" | "within noise" | "missed" | null;
}

/** Compares a measurement with its goal. */
export function judge({ name, ours, bare, goal }: Measurement): Judged {
  const ratios = bare && ours.map((own, round) => own / (bare[round] ?? Number.NaN));
  const isOfFigure = goal ? goal.of === "figure" : ratios === undefined;
  if (!isOfFigure && ratios === undefined) throw new Error(`${name}: a ratio needs a bare equivalent`);
  const judged = (isOfFigure ? undefined : ratios) ?? ours;
  const figure = median(judged);
  return {
    ours: median(ours),
    bare: bare ? median(bare) : null,
    ratio: ratios ? median(ratios) : null,
    spread: (Math.max(...judged) - Math.min(...judged)) / figure,
    verdict: goal ? verdictOf(figure, goal) : null,
  };
}

function verdictOf(figure: number, { atMost = Infinity, atLeast = -Infinity, band }: NonNullable<Measurement["goal"]>) {
  if (figure <= atMost && figure >= atLeast) return "met";
  return figure <= atMost * (1 + band) && figure >= atLeast * (1 - band) ? "within noise" : "missed";
}

const shown = (value: number | null): string =>
  value === null ? "–" : value.toFixed(value >= 100 ? 0 : value >= 10 ? 1 : 2);

const goalText = ({ goal, unit }: Measurement): string => {
  if (!goal) return "";
  const { atLeast, atMost } = goal;
  const both = `${atLeast} to ${atMost}`;
  const bound = atMost === undefined ? `≥ ${atLeast}` : atLeast === undefined ? `≤ ${atMost}` : both;
  return `${bound}${goal.of === "ratio" ? " ×" : ` ${unit}`}`;
};

export const TABLE_HEAD = `${"what (bare equivalent)".padEnd(60)}${["ours", "bare", "ratio", "spread", "goal"]
  .map((title) => title.padStart(10))
  .join("")}`;

/** Returns a line of the table. */
export function lineOf(measurement: Measurement, judged: Judged): string {
  const figures = [shown(judged.ours), shown(judged.bare), shown(judged.ratio), `${Math.round(judged.spread * 100)} %`];
  const columns = [...figures, goalText(measurement)].map((text) => text.padStart(10)).join("");
  return `${`${measurement.name}, ${measurement.unit}`.padEnd(60)}${columns}   ${judged.verdict ?? ""}`.trimEnd();
}
