/** What a request's headers accept as the form of its response. */
export interface Accepted {
  /** The client's preferred content coding of ours; null: none. */
  encoding: Encoding | null;
  /** Whether errors are sent as `application/problem+json` (RFC 9457). */
  isProblem: boolean;
}
export type Encoding = "br" | "gzip";

export const ACCEPTS_NOTHING: Accepted = { encoding: null, isProblem: false };

interface Preference {
  name: string;
  q: number;
}

/** Parses an `Accept…` header into entries with quality values (RFC 9110, 12.4.2); a malformed quality counts as 0. */
function preferences(header: string | null | undefined): Preference[] {
  if (!header) return [];
  return header.split(",").flatMap((entry) => {
    const [name = "", ...parameters] = entry.split(";").map((part) => part.trim().toLowerCase());
    const quality = parameters.find((parameter) => /^q\s*=/.test(parameter))?.replace(/^q\s*=\s*/, "");
    const q = quality === undefined ? 1 : /^(?:0(?:\.\d{0,3})?|1(?:\.0{0,3})?)$/.test(quality) ? Number(quality) : 0;
    return name === "" ? [] : [{ name, q }];
  });
}

/** Returns the quality of the first of these names in the header; null if it lists none. */
function qualityOf(listed: readonly Preference[], ...names: string[]): number | null {
  for (const name of names) {
    const found = listed.filter((preference) => preference.name === name);
    if (found.length > 0) return Math.max(...found.map(({ q }) => q));
  }
  return null;
}

/** Prefers Brotli if both are equally acceptable: it is smaller. A client that names no coding gets none. */
export function encodingOf(header: string | null | undefined): Encoding | null {
  const listed = preferences(header);
  const br = qualityOf(listed, "br", "*") ?? 0;
  const gzip = qualityOf(listed, "gzip", "x-gzip", "*") ?? 0;
  // If not listed, the plain form is the least preferred, but acceptable.
  const identity = qualityOf(listed, "identity") ?? 0;
  const best = Math.max(br, gzip);
  if (best === 0 || best < identity) return null;
  return br >= gzip ? "br" : "gzip";
}

/**
 * Returns whether the client requests problem details: it names them and doesn't prefer `application/json`. A wildcard
 * is not enough, because the documented forms match it too.
 */
export function wantsProblem(header: string | null | undefined): boolean {
  const listed = preferences(header);
  const problem = qualityOf(listed, "application/problem+json") ?? 0;
  return problem > 0 && problem >= (qualityOf(listed, "application/json", "application/*", "*/*") ?? 0);
}

export const acceptedBy = (headers: Pick<Headers, "get">): Accepted => ({
  encoding: encodingOf(headers.get("accept-encoding")),
  isProblem: wantsProblem(headers.get("accept")),
});
