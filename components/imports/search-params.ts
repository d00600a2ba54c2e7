import { createLoader, parseAsInteger, parseAsStringLiteral } from "nuqs/server";
import { type ImportLinesQuery, VERDICTS } from "@/lib/tracking/imports/schemas";

/** The state of an import's page in the URL. */
export const linesParams = {
  verdict: parseAsStringLiteral(VERDICTS),
  page: parseAsInteger.withDefault(1),
};
export const loadLinesParams = createLoader(linesParams);
export type LinesParams = Awaited<ReturnType<typeof loadLinesParams>>;

export const toLinesQuery = ({ verdict, page }: LinesParams): ImportLinesQuery => ({
  verdict: verdict ?? undefined,
  page: Math.min(Math.max(page, 1), 100),
});
