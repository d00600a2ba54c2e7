import type { Language } from "@/rest/schemas";
import type { Block } from "./parse";

/** Adjacent code blocks that show the same in several languages, as one. */
export type ShownBlock = Block | { kind: "examples"; examples: Partial<Record<Language, string>> };

const LANGUAGE_OF: Readonly<Record<string, Language>> = { sh: "curl", javascript: "JavaScript", python: "Python" };

export function groupCode(blocks: readonly Block[]): ShownBlock[] {
  const shown: ShownBlock[] = [];
  for (const block of blocks) {
    const language = block.kind === "code" ? LANGUAGE_OF[block.language] : undefined;
    const last = shown.at(-1);
    if (block.kind !== "code" || language === undefined) shown.push(block);
    else if (last?.kind === "examples" && last.examples[language] === undefined) last.examples[language] = block.text;
    else shown.push({ kind: "examples", examples: { [language]: block.text } });
  }
  return shown.map((block) => {
    if (block.kind !== "examples") return block;
    const [only, ...others] = Object.entries(block.examples);
    if (!only || others.length > 0) return block;
    const fence = Object.entries(LANGUAGE_OF).find(([, language]) => language === only[0])?.[0] ?? "";
    return { kind: "code", language: fence, text: only[1] };
  });
}
