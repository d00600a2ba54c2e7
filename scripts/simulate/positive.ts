import { InvalidArgumentError } from "commander";

/** Parses an option that is a whole number of at least 1. */
export function positive(text: string): number {
  const value = Number(text);
  if (!Number.isSafeInteger(value) || value < 1) throw new InvalidArgumentError("must be a whole number of at least 1");
  return value;
}
