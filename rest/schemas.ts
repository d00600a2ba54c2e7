/** The data of the pages below /docs, made by `rest/openapi/docs.ts` from the operations and their document. */

export interface DocumentedParameter {
  name: string;
  place: "path" | "query" | "header" | "body";
  isRequired: boolean;
  description: string;
  /** Its type in words: "integer, 1 to 100, 50 when left out". */
  form: string;
  /** The only allowed values; empty if any value is allowed. */
  values: string[];
  /** "" if there is none. */
  example: string;
}

export interface DocumentedRefusal {
  status: number;
  /** JSON text, in one line. */
  body: string;
}

export const LANGUAGES = ["curl", "JavaScript", "Python"] as const;
export type Language = (typeof LANGUAGES)[number];

/** The header for a family's keys, and the prefix of the key in it. */
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
  /** The role that the key needs; null: no key required. */
  role: string | null;
  credits: number;
  /** Whether calling it leads to charges in money. */
  isPaid: boolean;
  keyHeader: KeyHeader;
  parameters: DocumentedParameter[];
  /** JSON text; null if no body is read. */
  bodyExample: string | null;
  /** JSON text. */
  answerExample: string;
  /** Whether it returns 304 if nothing changed. */
  revalidates: boolean;
  refusals: DocumentedRefusal[];
  examples: Record<Language, string>;
}

export interface DocumentedFamily {
  /** Also its anchor on the page. */
  id: "videos" | "campaigns" | "follows" | "alerts" | "reports" | "statistics" | "channels" | "subscribers";
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
