import type { z } from "zod";

type RawIssue = z.core.$ZodRawIssue;

const KINDS: Record<string, string> = {
  string: "text",
  number: "a number",
  int: "a whole number",
  boolean: "true or false",
  array: "a list",
  object: "an object",
  record: "an object",
};
const FORMATS: Record<string, string> = {
  datetime: "a date and time with its offset, for example 2026-01-29T10:00:00Z",
  date: "a date, for example 2026-01-29",
  email: "an email address, for example name@example.com",
  url: "a URL, for example https://example.com",
  uuid: "a UUID, for example 77168374-dd2c-496a-b1ae-3d4944f48ccb",
  guid: "a UUID, for example 77168374-dd2c-496a-b1ae-3d4944f48ccb",
};
const UNITS: Record<string, [one: string, many: string]> = {
  string: ["character", "characters"],
  array: ["entry", "entries"],
  set: ["entry", "entries"],
};

const number = (value: unknown) => Number(value).toLocaleString("en-US");

function sized(issue: { origin?: unknown }, bound: "at least" | "at most", limit: unknown): string {
  const unit = UNITS[String(issue.origin)];
  if (!unit) return `Must be ${bound} ${number(limit)}`;
  if (bound === "at least" && Number(limit) === 1) return "Must not be empty";
  return `Must have ${bound} ${number(limit)} ${Number(limit) === 1 ? unit[0] : unit[1]}`;
}

const choice = (values: readonly unknown[]): string => {
  const names = values.map(String);
  return names.length === 1 ? `Must be ${names[0]}` : `Must be ${names.slice(0, -1).join(", ")} or ${names.at(-1)}`;
};

/**
 * Returns what a value must be, for each kind of issue that a schema reports. The validator's own texts name types and
 * internals that callers don't know, so they are never returned; a text defined by the schema is kept.
 */
export function issueText(issue: RawIssue): string {
  switch (issue.code) {
    case "invalid_type":
      if (issue.input === undefined) return "Required";
      return `Must be ${KINDS[String(issue.expected)] ?? "another kind of value"}`;
    case "too_small":
      return sized(issue, "at least", issue.minimum);
    case "too_big":
      return sized(issue, "at most", issue.maximum);
    case "invalid_value":
      return issue.input === undefined && issue.values.length > 1
        ? `Required. ${choice(issue.values)}`
        : choice(issue.values);
    case "invalid_format":
      return `Must be ${FORMATS[String(issue.format)] ?? "in the documented form"}`;
    case "not_multiple_of":
      return `Must be a multiple of ${issue.divisor}`;
    case "unrecognized_keys":
      return `Unknown: ${issue.keys.join(", ")}`;
    default:
      return "Must be in the documented form";
  }
}
