import { createHmac, randomUUID } from "node:crypto";
import type { Platform } from "./platforms";

type Kind = "code" | "access" | "refresh" | "long";

/** What a token says about itself. Tokens are signed instead of stored, so that they outlive the process. */
export interface Claims {
  kind: Kind;
  platform: Platform;
  /** The account's permanent ID. */
  account: string;
  client: string;
  scopes: string[];
  /** All tokens of one consent have the same. */
  grant: string;
  /** Sandbox time in milliseconds. */
  issued: number;
  expires: number;
  /** Of a code: what the authorization request contained. */
  redirectUri?: string | undefined;
  challenge?: string | undefined;
  isOffline?: boolean | undefined;
}

const PREFIX: Record<Platform, Record<Kind, string>> = {
  youtube: { code: "4/0", access: "ya29.", refresh: "1//0", long: "" },
  instagram: { code: "AQB", access: "IGAAs", refresh: "", long: "IGAAl" },
  tiktok: { code: "", access: "", refresh: "", long: "" },
  twitter: { code: "", access: "", refresh: "", long: "" },
};
const KEY = "sandbox consents";

export class Consents {
  private readonly usedCodes = new Set<string>();
  private readonly revoked = new Set<string>();
  /** Grants by platform and account, since the process started. */
  private readonly grants = new Map<string, Set<string>>();

  issue(claims: Omit<Claims, "grant"> & { grant?: string }): string {
    const grant = claims.grant ?? randomUUID();
    const of = `${claims.platform} ${claims.account}`;
    this.grants.set(of, (this.grants.get(of) ?? new Set()).add(grant));
    const text = Buffer.from(JSON.stringify({ ...claims, grant, salt: randomUUID().slice(0, 8) })).toString(
      "base64url",
    );
    return `${PREFIX[claims.platform][claims.kind]}${text}.${sign(text)}`;
  }

  /** Whether the person has consented before, which Google remembers. */
  hasGrant(platform: Platform, account: string): boolean {
    return [...(this.grants.get(`${platform} ${account}`) ?? [])].some((grant) => !this.revoked.has(grant));
  }

  /** Returns what a token says; null if it isn't one of this platform and kind, expired, or its consent is revoked. */
  read(token: string, platform: Platform, kind: Kind, now: number): Claims | null {
    const prefix = PREFIX[platform][kind];
    if (prefix === "" || !token.startsWith(prefix)) return null;
    const [text = "", signature] = token.slice(prefix.length).split(".");
    if (signature !== sign(text)) return null;
    const claims: Claims = JSON.parse(Buffer.from(text, "base64url").toString());
    if (claims.platform !== platform || claims.kind !== kind) return null;
    return now >= claims.expires || this.revoked.has(claims.grant) ? null : claims;
  }

  /** Uses up a code. A second use also ends the consent, as RFC 6749 recommends. Returns false for it. */
  use(code: string, grant: string): boolean {
    if (this.usedCodes.has(code)) {
      this.revoked.add(grant);
      return false;
    }
    this.usedCodes.add(code);
    return true;
  }

  revoke(grant: string): void {
    this.revoked.add(grant);
  }

  /** As when the owner removes the app in the platform's settings. */
  revokeAccount(platform: Platform, account: string): void {
    for (const grant of this.grants.get(`${platform} ${account}`) ?? []) this.revoked.add(grant);
  }
}

const sign = (text: string): string => createHmac("sha256", KEY).update(text).digest("base64url").slice(0, 22);
