/** A phrase that made text read as translated, and what to write instead. */
interface Rule {
  pattern: RegExp;
  instead: string;
}

// After a quantity "at once" means "at the same time", which is good English.
const QUANTITY = String.raw`\d[\d,]*|all|both|two|three|several|many|few|everything`;

// Not to be corrected: the patterns hold the British spellings that are refused.
const RULES: readonly Rule[] = [
  { pattern: /\b(?:is|are|was|were|be|been|being) told\b/i, instead: "the active voice: who gets to know what" },
  { pattern: /\b(?:tell|tells|told|telling) of\b/i, instead: '"reports" or "shows"' },
  { pattern: /\bwho(?:m)?ever\b/i, instead: '"anyone who" or the role' },
  { pattern: /(?<=^|[.?!]\s)Whom\b/m, instead: '"Who", or a noun' },
  { pattern: /\b(?:anew|afresh)\b/i, instead: '"again"' },
  { pattern: /\bshall\b/i, instead: '"must" or the present tense' },
  { pattern: /\b(?:somebody|everybody|anybody)\b/i, instead: '"someone", "everyone", "anyone" or the role' },
  { pattern: /\bnobody (?:knows|knew|tells|told|else|holds?|reads?|asks?|asked|saved|made)\b/i, instead: '"no one"' },
  { pattern: /\b(?:bears|bore|borne)\b/i, instead: '"has" or "carries"' },
  { pattern: /\b(?:may|must|can|to|that|which|who|requests|answers|responses) bear\b(?! in mind)/i, instead: '"have"' },
  { pattern: /\bbef(?:all|alls|ell)\b/i, instead: '"happen to"' },
  { pattern: /\bwish(?:es|ed)\b/i, instead: '"wants", "requested"' },
  {
    pattern: new RegExp(String.raw`(?<!\b(?:${QUANTITY})(?:\s\w+)?\s)\bat once\b`, "i"),
    instead: '"immediately" or "right away"',
  },
  { pattern: /\bstands? (?:beside|above|below|there|written)\b|\bmay stand\b|\bstands in\b(?! for)/i, instead: '"is"' },
  { pattern: /\bgoes on\b(?! to\b)/i, instead: '"continues"' },
  { pattern: /\bwants? to be (?:read|told|asked|done|given)\b/i, instead: '"needs"' },
  { pattern: /\breckon(?:s|ed|ing)?\b/i, instead: '"calculate"' },
  { pattern: /\bmend(?:s|ed|ing)?\b/i, instead: '"fix"' },
  {
    pattern: /\b(?:hitherto|henceforth|thereof|therein|thereupon|whereupon|lest|whilst|amongst)\b/i,
    instead: "a modern word",
  },
  {
    pattern: /\b(?:organis|recognis|authoris|summaris|normalis|initialis|serialis)\w+/i,
    instead: "the spelling with z",
  },
  { pattern: /\b(?:colour|behaviour|favour|honour|neighbour)\w*/i, instead: 'the spelling with "or"' },
  { pattern: /\bper cent\b/i, instead: '"percent"' },
  { pattern: /\be-mails?\b/i, instead: '"email"' },
  { pattern: /^#+ .*\?$/m, instead: "a noun as the title" },
  { pattern: /[a-z]!(?=\s|$)/m, instead: "a period" },
];

export interface Finding {
  line: number;
  phrase: string;
  instead: string;
}

/** Returns every refused phrase of a text, by line. Line breaks count as spaces. */
export function findRefusedPhrases(text: string): Finding[] {
  return RULES.flatMap(({ pattern, instead }) => {
    const spaced = new RegExp(pattern.source.replaceAll(" ", String.raw`\s+`), `g${pattern.flags}`);
    return [...text.matchAll(spaced)].map((match) => ({
      line: text.slice(0, match.index).split("\n").length,
      phrase: match[0].replace(/\s+/g, " "),
      instead,
    }));
  }).sort((a, b) => a.line - b.line);
}

/** Blanks what is not prose in Markdown: code, addresses, HTML tags. Lines keep their numbers. */
export function proseOf(markdown: string): string {
  const blank = (match: string) => match.replace(/[^\n]/g, " ");
  return markdown
    .replace(/^(```+|~~~+)[\s\S]*?^\1/gm, blank)
    .replace(/`[^`\n]+`/g, (code) => "x".repeat(code.length))
    .replace(/\]\([^)\n]*\)/g, (target) => `]${blank(target.slice(1))}`)
    .replace(/<[^>\n]+>/g, blank);
}
