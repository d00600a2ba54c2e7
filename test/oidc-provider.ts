import { createHash, generateKeyPairSync, randomBytes, sign } from "node:crypto";
import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

export interface OidcPerson {
  sub: string;
  email?: string;
  email_verified?: boolean;
  name?: string;
}

interface Issued {
  person: OidcPerson;
  nonce: string;
  challenge: string;
  redirectUri: string;
}

/** A small OpenID Connect provider (Core 1.0, RFC 7636) whose person consents immediately. */
export interface OidcProvider {
  issuer: string;
  clientId: string;
  clientSecret: string;
  /** The person who consents next; null refuses. */
  person: OidcPerson | null;
  /** Changes the claims of the next ID token. */
  claims: Record<string, unknown>;
  close(): Promise<void>;
}

const encode = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString("base64url");

export async function startOidcProvider(): Promise<OidcProvider> {
  const { privateKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
  const codes = new Map<string, Issued>();
  const tokens = new Map<string, OidcPerson>();

  const provider: OidcProvider = {
    issuer: "",
    clientId: "clipscope",
    clientSecret: "a secret of the test",
    person: null,
    claims: {},
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, "close");
    },
  };

  const endpoints: Record<string, (request: IncomingMessage, url: URL, response: ServerResponse) => unknown> = {
    "/.well-known/openid-configuration": (_request, _url, response) =>
      json(response, 200, {
        issuer: provider.issuer,
        authorization_endpoint: `${provider.issuer}/authorize`,
        token_endpoint: `${provider.issuer}/token`,
        userinfo_endpoint: `${provider.issuer}/userinfo`,
        jwks_uri: `${provider.issuer}/jwks`,
        response_types_supported: ["code"],
        subject_types_supported: ["public"],
        id_token_signing_alg_values_supported: ["RS256"],
      }),
    "/authorize": (_request, { searchParams: asked }, response) => {
      const back = new URL(asked.get("redirect_uri") ?? "");
      back.searchParams.set("state", asked.get("state") ?? "");
      if (!provider.person || asked.get("client_id") !== provider.clientId) {
        back.searchParams.set("error", "access_denied");
      } else {
        const code = randomBytes(16).toString("hex");
        codes.set(code, {
          person: provider.person,
          nonce: asked.get("nonce") ?? "",
          challenge: asked.get("code_challenge") ?? "",
          redirectUri: asked.get("redirect_uri") ?? "",
        });
        back.searchParams.set("code", code);
      }
      response.writeHead(302, { Location: back.href }).end();
    },
    "/token": async (request, _url, response) => {
      const chunks: Buffer[] = [];
      for await (const chunk of request) chunks.push(chunk as Buffer);
      const form = new URLSearchParams(Buffer.concat(chunks).toString());
      const code = form.get("code") ?? "";
      const issued = codes.get(code);
      codes.delete(code);
      const challenge = createHash("sha256")
        .update(form.get("code_verifier") ?? "")
        .digest("base64url");
      if (form.get("client_secret") !== provider.clientSecret) return json(response, 401, { error: "invalid_client" });
      if (!issued || issued.challenge !== challenge || issued.redirectUri !== form.get("redirect_uri"))
        return json(response, 400, { error: "invalid_grant" });
      const token = randomBytes(16).toString("hex");
      tokens.set(token, issued.person);
      json(response, 200, { access_token: token, token_type: "Bearer", expires_in: 300, id_token: idToken(issued) });
    },
    "/userinfo": (request, _url, response) => {
      const person = tokens.get((request.headers.authorization ?? "").replace(/^Bearer /, ""));
      json(response, person ? 200 : 401, person ?? { error: "invalid_token" });
    },
  };

  function idToken({ person, nonce }: Issued): string {
    const now = Math.floor(Date.now() / 1000);
    const claims = { iss: provider.issuer, aud: provider.clientId, iat: now, exp: now + 300, nonce, ...person };
    const text = `${encode({ alg: "RS256", typ: "JWT" })}.${encode({ ...claims, ...provider.claims })}`;
    return `${text}.${sign("sha256", Buffer.from(text), privateKey).toString("base64url")}`;
  }

  const server = createServer((request, response) => {
    const url = new URL(request.url ?? "/", provider.issuer);
    const endpoint = endpoints[url.pathname];
    if (endpoint) void endpoint(request, url, response);
    else response.writeHead(404).end();
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  provider.issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return provider;
}

function json(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { "Content-Type": "application/json" }).end(JSON.stringify(body));
}
