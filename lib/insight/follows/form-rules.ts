/** How forms show the words of a follow. Pure. */

/** Returns the words or phrases of a text, which commas or line breaks separate. */
export const wordsOf = (text: string): string[] => [
  ...new Set(
    text
      .split(/[,\n]/u)
      .map((word) => word.replace(/\s+/gu, " ").trim())
      .filter((word) => word !== ""),
  ),
];

export const textOf = (words: readonly string[]): string => words.join(", ");
