/** How a reader writes dates: "Nov 20" or "20 Nov". The interface is in English in either case. */
export type DateLocale = "en-US" | "en-GB";

/** Regions where the month comes first. */
const MONTH_FIRST = new Set(["US", "AS", "FM", "GU", "MH", "MP", "PH", "PR", "PW", "UM", "VI"]);

/**
 * Returns the order of day and month for the reader's preferred language.
 * @param acceptLanguage as sent by browsers: `de-AT,de;q=0.9,en;q=0.8`
 */
export function dateLocaleOf(acceptLanguage: string | null): DateLocale {
  const [tag = ""] = (acceptLanguage ?? "").split(/[,;]/, 1);
  try {
    return MONTH_FIRST.has(new Intl.Locale(tag.trim()).maximize().region ?? "") ? "en-US" : "en-GB";
  } catch {
    return "en-US";
  }
}
