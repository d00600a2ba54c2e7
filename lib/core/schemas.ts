import { z } from "zod";

/** Schemas for values in a URL's query: text, parsed strictly. Numbers pass too, for callers that have already parsed them. */

/** Plain decimal digits: no sign, leading zero, fraction, exponent, space or other base. */
const DIGITS = /^(?:0|[1-9]\d*)$/;

const digits = (value: unknown): unknown =>
  typeof value === "string" && DIGITS.test(value) ? Number(value) : value === undefined ? undefined : value;

interface Bounds {
  min: number;
  max?: number;
  /** Shown in the error text; defaults to the fallback. */
  example?: number;
}

const rangeText = ({ min, max }: Bounds): string =>
  max === undefined ? `Must be a whole number, ${min} or more` : `Must be a whole number from ${min} to ${max}`;

function integer(bounds: Bounds, example: number) {
  const error = `${rangeText(bounds)}, for example ${example}`;
  const least = z.int({ error }).min(bounds.min, { error });
  return bounds.max === undefined ? least : least.max(bounds.max, { error });
}

/** An integer; `fallback` if omitted. */
export const wholeNumber = ({ fallback, ...bounds }: Bounds & { fallback: number }) =>
  z.preprocess(digits, integer(bounds, bounds.example ?? fallback).default(fallback));

/** An optional integer. */
export const optionalWholeNumber = ({ example, ...bounds }: Bounds & { example: number }) =>
  z.preprocess(digits, integer(bounds, example).optional());

/** One of several integers; `fallback` if omitted. */
export const oneOfNumbers = <const N extends number>(values: readonly N[], fallback: NoInfer<N>) =>
  z.preprocess(
    digits,
    z
      .literal(values, { error: `Must be ${values.slice(0, -1).join(", ")} or ${values.at(-1)}` })
      .default(fallback as never),
  );

const FIRST = Date.UTC(1970, 0, 1);
const LAST = Date.UTC(9999, 11, 31, 23, 59, 59, 999);
const isKept = (text: string): boolean => {
  const at = Date.parse(text);
  return at >= FIRST && at <= LAST;
};

const INSTANT = "Must be a date and time with its offset in the years 1970 to 9999, for example 2026-01-29T10:00:00Z";
const DAY = "Must be a date in the years 1970 to 9999, for example 2026-01-29";

/** A time in the years 1970 to 9999 (UTC), the range that all our stores and libraries support. */
export const instant = () => z.iso.datetime({ offset: true, error: INSTANT }).refine(isKept, { error: INSTANT });

/** A calendar day in those years. */
export const day = () => z.iso.date({ error: DAY }).refine(isKept, { error: DAY });

/** An amount in US dollars as typed by a person. */
export const DollarsAndCents = z
  .number({ error: "Enter an amount in dollars" })
  .multipleOf(0.01, "At most two decimals");
