import { expect, it } from "vitest";
import { dateLocaleOf } from "@/lib/core/date-locale-rules";

it.each([
  ["en-US,en;q=0.9", "en-US"],
  ["en", "en-US"],
  ["es-PR", "en-US"],
  ["en-GB,en-US;q=0.9", "en-GB"],
  ["de", "en-GB"],
  ["pt-BR;q=0.8", "en-GB"],
  ["fr-CA", "en-GB"],
  ["*", "en-US"],
  ["not a tag", "en-US"],
  ["", "en-US"],
  [null, "en-US"],
])("%s writes dates as %s", (header, locale) => expect(dateLocaleOf(header)).toBe(locale));
