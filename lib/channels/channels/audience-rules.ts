import type { AudienceImport } from "@/lib/channels/channels/audience-schemas";
import { percentages } from "@/lib/channels/channels/rules";
import type { Audience } from "@/lib/channels/channels/schemas";

/** Sorts age brackets by lower bound. */
export const byAge = ([a]: [string, number], [b]: [string, number]) => Number.parseInt(a, 10) - Number.parseInt(b, 10);

/** Returns the documented Audience. An unknown dimension has shares of 0, or none. */
export function presentAudience({ genders, countries, ages }: AudienceImport): Audience {
  const shares = percentages({ male: genders.male ?? 0, femalte: genders.female ?? 0 });
  const counts = Object.entries(ages).sort(byAge);
  return {
    genders: { male: shares.male ?? 0, femalte: shares.femalte ?? 0 },
    countries: percentages(countries),
    // Decimal amounts (percent) must not add up to 99.99999999999999.
    ages: { total: Number(counts.reduce((sum, [, n]) => sum + n, 0).toFixed(6)), counts },
  };
}

/** Returns the unknown dimensions, in the order of the documented type. */
export const unknownParts = ({ genders, countries, ages }: AudienceImport): string[] =>
  Object.entries({ genders, ages, countries }).flatMap(([name, amounts]) => (isEmpty(amounts) ? [name] : []));

const isEmpty = (amounts: Readonly<Record<string, number | undefined>>) => Object.values(amounts).every((n) => !n);

/** Returns whether every dimension is unknown. */
export const isEmptyAudience = ({ genders, countries, ages }: AudienceImport): boolean =>
  isEmpty(genders) && isEmpty(countries) && isEmpty(ages);

type Amounts = Readonly<Record<string, number | undefined>>;

/** Returns each dimension from the first source that has it: the owner, the import, the sample's countries. */
export function mergeAudience(
  own: Readonly<Record<keyof AudienceImport, Amounts>> | null,
  imported: AudienceImport | null,
  sampled: Readonly<Record<string, number>>,
): AudienceImport {
  const first = (name: keyof AudienceImport, ...rest: Amounts[]) =>
    [own?.[name] ?? {}, imported?.[name] ?? {}, ...rest].find((amounts) => !isEmpty(amounts)) ?? {};
  // Shares are of the known values, so what the owner's report calls other is left out.
  const { male, female } = first("genders");
  return {
    genders: { ...(male !== undefined && { male }), ...(female !== undefined && { female }) },
    ages: numbersOf(first("ages")),
    countries: numbersOf(first("countries", sampled)),
  };
}

const numbersOf = (amounts: Amounts): Record<string, number> =>
  Object.fromEntries(Object.entries(amounts).flatMap(([name, n]) => (n === undefined ? [] : [[name, n]])));
