const ENTITIES: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };
const escaped = (text: string) => text.replace(/[&<>"']/g, (character) => ENTITIES[character] ?? character);

const page = (title: string, body: string, status = 200): Response =>
  new Response(
    `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>${escaped(title)}</title><style>
body{font:16px/1.5 system-ui,sans-serif;max-width:28rem;margin:3rem auto;padding:0 1rem;color:#171717;background:#fff}
label{display:block;margin:.5rem 0}input[type=text]{display:block;width:100%;box-sizing:border-box;padding:.5rem;font:inherit}
button{font:inherit;padding:.5rem 1rem;margin-right:.5rem}p.note{color:#4d4d4d}</style></head>
<body><main><h1>${escaped(title)}</h1>${body}</main></body></html>`,
    { status, headers: { "content-type": "text/html; charset=utf-8", "cache-control": "no-store" } },
  );

export interface ConsentForm {
  service: string;
  client: string;
  /** Value and description of each requested scope. */
  scopes: readonly { value: string; about: string }[];
  /** Whether the person can leave out single scopes. */
  canDeselect: boolean;
  /** Label of the field for the account. */
  account: string;
  suggestion: string;
  /** A fact about the account that holds unless the person unchecks it. */
  fact?: { name: string; about: string };
}

/** The page on which an owner allows or denies access. The sandbox has no passwords: any account name works. */
export const consentPage = ({
  service,
  client,
  scopes,
  canDeselect,
  account,
  suggestion,
  fact,
}: ConsentForm): Response =>
  page(
    `Sign in with ${service}`,
    `<p class="note">This is the sandbox's stand-in for ${escaped(service)}. Any account name works.</p>
<form method="post"><label>${escaped(account)}<input type="text" name="account" required value="${escaped(suggestion)}"></label>
${fact ? `<label><input type="checkbox" name="${escaped(fact.name)}" checked> ${escaped(fact.about)}</label>` : ""}
<p>The app ${escaped(client)} requests to:</p>
${scopes
  .map(({ value, about }) =>
    canDeselect
      ? `<label><input type="checkbox" name="scope" value="${escaped(value)}" checked> ${escaped(about)}</label>`
      : `<p>${escaped(about)}<input type="hidden" name="scope" value="${escaped(value)}"></p>`,
  )
  .join("\n")}
<p><button name="decision" value="allow">Allow</button><button name="decision" value="deny" formnovalidate>Deny</button></p></form>`,
  );

/** The page for a request that can't be answered by a redirect, because its address can't be trusted. */
export const consentError = (code: string, about: string): Response =>
  page("Access blocked: authorization error", `<p>Error 400: ${escaped(code)}</p><p>${escaped(about)}</p>`, 400);
