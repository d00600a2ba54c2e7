import { byAge } from "@/lib/channels/channels/audience-rules";
import type { AudienceComparison, AudienceDetail } from "@/lib/channels/channels/audience-schemas";
import { CLASS_SIGNS, QUALITY_CLASSES } from "@/lib/channels/channels/quality-rules";

export type ComparedAudience = AudienceComparison["channels"][number]["audience"];

export interface ComparedRow {
  key: string;
  /** Percentage of each channel; null: unknown, or not listed. */
  percents: (number | null)[];
}

/** Countries of each channel that are shown. */
const TOP_COUNTRIES = 5;

type Dimension = "genders" | "ages" | "countries";
const sharesOf = (audience: ComparedAudience, dimension: Dimension) =>
  new Map((audience[dimension] as AudienceDetail["countries"])?.shares.map(({ name, percent }) => [name, percent]));

/** Returns a dimension's rows: ages from the youngest, genders in a fixed order, the largest shares of countries. */
export function comparedRows(audiences: readonly ComparedAudience[], dimension: Dimension): ComparedRow[] {
  const shares = audiences.map((audience) => sharesOf(audience, dimension));
  const keys = new Set(
    shares.flatMap((own) => [...own.keys()].slice(0, dimension === "countries" ? TOP_COUNTRIES : undefined)),
  );
  const largest = (key: string) => Math.max(...shares.map((own) => own.get(key) ?? 0));
  const sorted = {
    genders: (a: string, b: string) => (a < b ? -1 : 1),
    ages: (a: string, b: string) => byAge([a, 0], [b, 0]),
    countries: (a: string, b: string) => largest(b) - largest(a),
  }[dimension];
  return [...keys].toSorted(sorted).map((key) => ({ key, percents: shares.map((own) => own.get(key) ?? null) }));
}

/** Returns the shares of sampled followers by the number of signs; none if no channel has a sample. */
export function comparedClasses(audiences: readonly ComparedAudience[]): ComparedRow[] {
  if (audiences.every(({ quality }) => quality === null)) return [];
  return QUALITY_CLASSES.map((cls) => ({
    key: CLASS_SIGNS[cls],
    percents: audiences.map(({ quality }) => {
      const own = quality?.classes.find((candidate) => candidate.class === cls);
      return own ? own.fraction * 100 : null;
    }),
  }));
}

/** Whether anything of an audience is known. */
export const isKnown = ({ genders, ages, countries, quality, owner_quality }: ComparedAudience): boolean =>
  [genders, ages, countries, quality, owner_quality].some((part) => part !== null);
