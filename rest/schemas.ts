/** What the pages below /docs show, as plain data: made by `rest/openapi/docs.ts` from the operations and their document. */

export interface DocumentedParameter {
  name: string;
  place: "path" | "query" | "header" | "body";
  isRequired: boolean;
  description: string;
  /** What it may be, in words: "integer, 1 to 100, 50 when left out". */
  form: string;
  /** The only values that it may have; empty when it may have others. */
  values: string[];
  /** "" when there is none. */
  example: string;
}

export interface DocumentedRefusal {
  status: number;
  /** JSON text, in one line. */
  body: string;
}

export const LANGUAGES = ["curl", "JavaScript", "Python"] as const;
export type Language = (typeof LANGUAGES)[number];

/** The header that a family's keys travel in, and what stands before the key there. */
export interface KeyHeader {
  name: string;
  prefix: string;
}

export interface DocumentedOperation {
  /** Also its anchor on the page. */
  id: string;
  method: string;
  /** Below the base path, parameters in braces. */
  path: string;
  summary: string;
  description: string;
  /** What the key must bear; null: no key is asked for. */
  role: string | null;
  points: number;
  /** Whether a call of it leads to charges in money. */
  isPaid: boolean;
  keyHeader: KeyHeader;
  parameters: DocumentedParameter[];
  /** JSON text; null where no body is read. */
  bodyExample: string | null;
  /** JSON text. */
  answerExample: string;
  /** Whether it answers 304 where nothing changed. */
  revalidates: boolean;
  refusals: DocumentedRefusal[];
  examples: Record<Language, string>;
}

export interface DocumentedFamily {
  /** Also its anchor on the page. */
  id: "videos" | "statistics" | "channels" | "subscribers";
  name: string;
  keyHeader: KeyHeader;
  operations: DocumentedOperation[];
}

export interface DocumentedError {
  /** Also its anchor on the page. */
  code: string;
  title: string;
  description: string;
  remedy: string;
  answers: {
    family: string;
    status: number;
    /** JSON text, in one line. */
    body: string;
  }[];
}
