import type { DatabaseHandle } from "@/db/client";
import { type Measurement, ROUNDS } from "@/scripts/bench/measure";
import { type Judgment, judgeProjections } from "@/scripts/bench/projection/judge-projection";

/** Videos per family in the generated organization. */
const SIZE = 100;

const percent = (share: number): number => Math.round(1000 * share) / 10;

/**
 * Judges projections on held-out generated videos, each round with others: how many intervals contain what came, and how
 * far off they are, compared to growth that stays as yesterday.
 */
export async function benchProjection(_handle: DatabaseHandle): Promise<Measurement[]> {
  const rounds = Array.from({ length: ROUNDS }, (_, round) => judgeProjections(SIZE, round + 1));
  const names = Object.keys(rounds[0] ?? {}) as (keyof ReturnType<typeof judgeProjections>)[];
  return names.flatMap((name) => {
    const each = (figure: (judgment: Judgment) => number) => rounds.map((round) => figure(round[name]));
    const isPooled = name === "all";
    return [
      {
        name: `projection, ${name}: intervals that held`,
        ours: each(({ coverage }) => percent(coverage)),
        unit: "%",
        ...(isPooled && { goal: { of: "figure", atLeast: 75, atMost: 85, band: 0 } as const }),
      },
      {
        name: `projection, ${name}: median error (as yesterday)`,
        ours: each(({ error }) => percent(error)),
        bare: each(({ naiveError }) => percent(naiveError)),
        unit: "%",
        ...(isPooled && { goal: { of: "ratio", atMost: 0.5, band: 0 } as const }),
      },
    ];
  });
}
