/** What a part of code is colored as. A JSON property's name has the color of the text. */
export type TokenKind = "keyword" | "string" | "number" | "comment" | "name";

export interface Token {
  kind: TokenKind;
  start: number;
  end: number;
}

const QUOTED = String.raw`"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'|${"`"}(?:[^${"`"}\\]|\\.)*${"`"}`;
const NUMBER = String.raw`\b\d[\d_.]*\b`;

const pattern = (parts: Partial<Record<TokenKind, string>>): RegExp =>
  new RegExp(
    Object.entries(parts)
      .map(([kind, source]) => `(?<${kind}>${source})`)
      .join("|"),
    "g",
  );

const JAVASCRIPT = String.raw`\b(?:async|await|catch|const|do|else|for|function|if|import|from|let|new|null|of|return|throw|true|false|try|while)\b`;
const PYTHON = String.raw`\b(?:and|as|break|class|def|else|except|False|for|from|if|import|in|is|None|not|or|raise|return|True|try|while|with)\b`;

const PATTERNS: Readonly<Record<string, RegExp>> = {
  json: pattern({
    name: String.raw`"(?:[^"\\\n]|\\.)*"(?=\s*:)`,
    string: QUOTED,
    number: `-?${NUMBER}`,
    keyword: String.raw`\b(?:true|false|null)\b`,
  }),
  javascript: pattern({ comment: "//.*", string: QUOTED, keyword: JAVASCRIPT, number: NUMBER }),
  python: pattern({ comment: "#.*", string: QUOTED, keyword: PYTHON, number: NUMBER }),
  sh: pattern({ comment: String.raw`(?<=^|\s)#.*`, string: QUOTED, keyword: String.raw`\b(?:curl|export|read)\b` }),
};

/** Returns the colored parts of code; none in a language without rules. */
export function tokensOf(code: string, language: string): Token[] {
  const rules = PATTERNS[language];
  if (!rules) return [];
  return [...code.matchAll(rules)].flatMap((match) => {
    const kind = Object.entries(match.groups ?? {}).find(([, text]) => text !== undefined)?.[0] as
      | TokenKind
      | undefined;
    return kind && kind !== "name" ? [{ kind, start: match.index, end: match.index + match[0].length }] : [];
  });
}
