/** One line of the report. */
export interface Finding {
  /** What was checked. */
  area: string;
  level: "ok" | "warning" | "error";
  /** What was found. */
  text: string;
  /** What to do about it; only absent if there is nothing to do. */
  advice?: string;
}

/** Returns functions that make an area's findings. */
export const findingsOf = (area: string) => ({
  ok: (text: string): Finding => ({ area, level: "ok", text }),
  warning: (text: string, advice: string): Finding => ({ area, level: "warning", text, advice }),
  error: (text: string, advice: string): Finding => ({ area, level: "error", text, advice }),
});

const AREA_WIDTH = 12;
const LEVEL_WIDTH = 9;

/** Returns the report: a line per finding, its advice below it, and the number of errors and warnings. */
export function describeFindings(findings: readonly Finding[]): string {
  const indent = " ".repeat(LEVEL_WIDTH + AREA_WIDTH);
  const lines = findings.flatMap(({ level, area, text, advice }) => [
    `${level.padEnd(LEVEL_WIDTH)}${area.padEnd(AREA_WIDTH)}${text.replaceAll("\n", `\n${indent}`)}`,
    ...(advice ? [`${indent}→ ${advice.replaceAll("\n", `\n${indent}  `)}`] : []),
  ]);
  const count = (level: Finding["level"]) => findings.filter((finding) => finding.level === level).length;
  const [errors, warnings] = [count("error"), count("warning")];
  const sum = `${errors} ${errors === 1 ? "error" : "errors"}, ${warnings} ${warnings === 1 ? "warning" : "warnings"}.`;
  return [...lines, "", errors + warnings === 0 ? "Everything is as it should be." : sum].join("\n");
}

export const hasErrors = (findings: readonly Finding[]): boolean => findings.some(({ level }) => level === "error");

/** Returns the cause of a failed request: the error of `fetch` itself says nothing. */
export const describeFetchError = (error: unknown): string => {
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
  if (!(cause instanceof Error)) return String(cause);
  return cause.message || ("code" in cause ? String(cause.code) : cause.name);
};
