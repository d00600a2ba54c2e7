import { invalid } from "@/lib/core/errors";
import { isWithin, parseAddress, parseRange, rangeText } from "@/lib/core/ip-ranges";

/** Returns ranges in one spelling, each once. @throws AppError invalid_request on `allowed_ranges` */
export function readRanges(texts: readonly string[]): string[] {
  const ranges = texts.map((text) => {
    const range = parseRange(text);
    if (!range) throw invalid("allowed_ranges", `"${text}" is neither an address nor a CIDR range`);
    return rangeText(range);
  });
  return [...new Set(ranges)];
}

/** Returns whether an address may use a key. An unknown address may use only keys without ranges. */
export function mayUseKey(allowedRanges: readonly string[], address: string | null): boolean {
  if (allowedRanges.length === 0) return true;
  const parsed = parseAddress(address ?? "");
  const ranges = allowedRanges.map(parseRange).filter((range) => range !== null);
  return parsed !== null && isWithin(parsed, ranges);
}

/** What the audit log stores. */
export const rangeFacts = (ranges: readonly string[]) => (ranges.length > 0 ? { allowed_ranges: ranges } : {});
