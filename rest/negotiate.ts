/** What a request's headers say about the form of its answer. */
export interface Accepted {
  /** The content coding that the client prefers of ours; null: none. */
  encoding: Encoding | null;
  /** Whether errors leave as `application/problem+json` (RFC 9457). */
  isProblem: boolean;
}
export type Encoding = "br" | "gzip";

export const ACCEPTS_NOTHING: Accepted = { encoding: null, isProblem: false };

interface Preference {
  name: string;
  q: number;
}

/** Entries of an `Accept…` header with their quality values (RFC 9110, 12.4.2); a malformed quality counts as 0. */
function preferences(header: string | null | undefined): Preference[] {
  return (header ?? "").split(",").flatMap((entry) => {
    const [name = "", ...parameters] = entry.split(";").map((part) => part.trim().toLowerCase());
    const quality = parameters.find((parameter) => /^q\s*=/.test(parameter))?.replace(/^q\s*=\s*/, "");
    const q = quality === undefined ? 1 : /^(?:0(?:\.\d{0,3})?|1(?:\.0{0,3})?)$/.test(quality) ? Number(quality) : 0;
    return name === "" ? [] : [{ name, q }];
  });
}

/** The quality of the first of these names that the header lists; null where it lists none. */
function qualityOf(listed: readonly Preference[], ...names: string[]): number | null {
  for (const name of names) {
    const found = listed.filter((preference) => preference.name === name);
    if (found.length > 0) return Math.max(...found.map(({ q }) => q));
  }
  return null;
}

/** Brotli where both are equally welcome: it is smaller. A client that names no coding gets none. */
export function encodingOf(header: string | null | undefined): Encoding | null {
  const listed = preferences(header);
  const br = qualityOf(listed, "br", "*") ?? 0;
  const gzip = qualityOf(listed, "gzip", "x-gzip", "*") ?? 0;
  // Not listed, the plain form is the least welcome, but not refused.
  const identity = qualityOf(listed, "identity") ?? 0;
  const best = Math.max(br, gzip);
  if (best === 0 || best < identity) return null;
  return br >= gzip ? "br" : "gzip";
}

/**
 * Whether the client asks for problem details: it names them, and does not prefer `application/json`. A wildcard does
 * not ask for them, since the documented forms fit it too.
 */
export function wantsProblem(header: string | null | undefined): boolean {
  const listed = preferences(header);
  const problem = qualityOf(listed, "application/problem+json") ?? 0;
  return problem > 0 && problem >= (qualityOf(listed, "application/json", "application/*", "*/*") ?? 0);
}

/** `Accept-Encoding` as server.ts hands it on: by its own name the framework would compress the API's answers too. */
export const ENCODING_HEADER = "x-clipscope-accept-encoding";
/** `Content-Encoding` as an answer hands it to server.ts: the framework drops it by its own name from what routes answer. */
export const ENCODED_HEADER = "x-clipscope-content-encoding";

/** The headers of a compressed answer. */
export const encodedAs = (encoding: Encoding) => ({ "Content-Encoding": encoding, [ENCODED_HEADER]: encoding });

/** Without server.ts no answer is compressed by its route: its `Content-Encoding` would not reach the client. */

export const acceptedBy = (headers: Pick<Headers, "get">): Accepted => ({
  encoding: encodingOf(headers.get(ENCODING_HEADER)),
  isProblem: wantsProblem(headers.get("accept")),
});
