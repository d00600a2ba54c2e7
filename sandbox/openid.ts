import { createHash, generateKeyPairSync, type KeyObject, randomBytes, sign } from "node:crypto";
import { type Context, Hono } from "hono";
import { consentError, consentPage } from "./consent-page";
import { json } from "./gateway";

/**
 * An OpenID Connect provider (Core 1.0, Discovery 1.0) with the authorization code flow and PKCE (RFC 7636), on the real
 * clock. It has no passwords: the person is whose address is entered.
 */
export const OPENID_PATH = "/openid";
export const OPENID_CLIENT = { id: "clipscope", secret: "sandbox-openid-secret" };
const CALLBACK = /^https?:\/\/[^/?#]+\/api\/auth\/identity\/oidc\/callback$/;
const SCOPES: Record<string, string> = {
  openid: "Confirm who you are",
  email: "View your email address",
  profile: "View your name",
};
const SECONDS = 300;

type Json = Record<string, unknown>;
interface Issued {
  person: Json;
  nonce: string;
  challenge: string;
  redirectUri: string;
  /** Replace those of the answers. */
  claims: { id_token?: Json; userinfo?: Json };
}

export function openid(): Hono {
  const codes = new Map<string, Issued>();
  const tokens = new Map<string, Json>();
  return new Hono()
    .get("/.well-known/openid-configuration", (c) => {
      const issuer = issuerOf(c);
      return json({
        issuer,
        authorization_endpoint: `${issuer}/authorize`,
        token_endpoint: `${issuer}/token`,
        userinfo_endpoint: `${issuer}/userinfo`,
        jwks_uri: `${issuer}/jwks`,
        response_types_supported: ["code"],
        subject_types_supported: ["public"],
        id_token_signing_alg_values_supported: ["RS256"],
      });
    })
    .get("/jwks", () =>
      json({ keys: [{ ...keyPair().publicKey.export({ format: "jwk" }), alg: "RS256", use: "sig" }] }),
    )
    .get("/authorize", (c) => {
      const asked = readAuthorization(c);
      if (asked instanceof Response) return asked;
      return consentPage({
        service: "single sign-on",
        client: OPENID_CLIENT.id,
        scopes: asked.scopes.map((value) => ({ value, about: SCOPES[value] ?? value })),
        canDeselect: false,
        account: "Email address",
        suggestion: "",
        fact: { name: "email_verified", about: "The address is verified" },
      });
    })
    .post("/authorize", async (c) => {
      const asked = readAuthorization(c);
      if (asked instanceof Response) return asked;
      const form = await c.req.formData();
      const back = new URL(asked.redirectUri);
      back.searchParams.set("state", asked.state);
      if (form.get("decision") !== "allow") {
        back.searchParams.set("error", "access_denied");
        return c.redirect(back.href, 302);
      }
      const code = randomBytes(16).toString("hex");
      codes.set(code, {
        ...asked,
        person: personOf(String(form.get("account")), form.get("email_verified") !== null),
        // The page doesn't offer it: tests of a client do.
        claims: JSON.parse(String(form.get("claims") ?? "{}")),
      });
      back.searchParams.set("code", code);
      return c.redirect(back.href, 302);
    })
    .post("/token", async (c) => {
      const form = new URLSearchParams(await c.req.text());
      if (form.get("client_id") !== OPENID_CLIENT.id || form.get("client_secret") !== OPENID_CLIENT.secret)
        return json({ error: "invalid_client" }, 401);
      const code = form.get("code") ?? "";
      const issued = codes.get(code);
      codes.delete(code);
      const challenge = createHash("sha256")
        .update(form.get("code_verifier") ?? "")
        .digest("base64url");
      if (!issued || issued.challenge !== challenge || issued.redirectUri !== form.get("redirect_uri"))
        return json({ error: "invalid_grant" }, 400);
      const token = randomBytes(16).toString("hex");
      tokens.set(token, { ...issued.person, ...issued.claims.userinfo });
      const lifetime = { token_type: "Bearer", expires_in: SECONDS };
      return json({ access_token: token, ...lifetime, id_token: idToken(issuerOf(c), issued) });
    })
    .get("/userinfo", (c) => {
      const person = tokens.get((c.req.header("authorization") ?? "").replace(/^Bearer /, ""));
      return person ? json(person) : json({ error: "invalid_token" }, 401);
    });
}

const issuerOf = (c: Context): string => `${new URL(c.req.url).origin}${OPENID_PATH}`;

function readAuthorization(c: Context) {
  const asked = c.req.query();
  if (asked.client_id !== OPENID_CLIENT.id) return consentError("invalid_client", "The client was not found.");
  if (!CALLBACK.test(asked.redirect_uri ?? ""))
    return consentError("invalid_request", "The redirect URI in the request is not registered.");
  const scopes = (asked.scope ?? "").split(" ").filter((scope) => scope in SCOPES);
  if (asked.response_type !== "code" || !scopes.includes("openid"))
    return consentError("invalid_request", "A parameter is missing or not supported.");
  if (!asked.code_challenge || asked.code_challenge_method !== "S256")
    return consentError("invalid_request", "The sandbox requires code_challenge_method S256.");
  return {
    redirectUri: asked.redirect_uri ?? "",
    scopes,
    state: asked.state ?? "",
    nonce: asked.nonce ?? "",
    challenge: asked.code_challenge,
  };
}

/** The same address is always the same person: "ada.walker@…" is Ada Walker. */
function personOf(account: string, isVerified: boolean): Json {
  const email = account.trim();
  const words = (email.split("@", 1)[0] ?? "").split(/[^a-z]+/i).filter(Boolean);
  return {
    sub: createHash("sha256").update(email.toLowerCase()).digest("hex").slice(0, 24),
    email,
    email_verified: isVerified,
    name: words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join(" "),
  };
}

function idToken(issuer: string, { person, nonce, claims }: Issued): string {
  const now = Math.floor(Date.now() / 1000);
  const own = { iss: issuer, aud: OPENID_CLIENT.id, iat: now, exp: now + SECONDS, nonce };
  const text = [
    { alg: "RS256", typ: "JWT" },
    { ...own, ...person, ...claims.id_token },
  ]
    .map(encoded)
    .join(".");
  return `${text}.${sign("sha256", Buffer.from(text), keyPair().privateKey).toString("base64url")}`;
}

const encoded = (value: Json): string => Buffer.from(JSON.stringify(value)).toString("base64url");

let known: { publicKey: KeyObject; privateKey: KeyObject } | undefined;
/** Made when it is first needed: it takes longer than the sandbox's whole start. */
function keyPair() {
  known ??= generateKeyPairSync("rsa", { modulusLength: 2048 });
  return known;
}
