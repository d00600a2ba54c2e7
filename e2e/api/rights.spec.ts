import type { APIRequestContext } from "@playwright/test";
import { expect, test } from "@/e2e/fixtures";
import { pagesOnDisk, routesInTable } from "./declared-places";
import { type Least, type Method, PAGES, ROUTES, type Rule } from "./rights-table";
import { reportReader, signedInAs, signedOut } from "./session";

/** The demo organization's people; its admin is also a manager of it. A report's reader has one of its links. */
const ROLES = ["signed out", "report reader", "viewer", "member", "manager", "owner", "admin"] as const;
type Role = (typeof ROLES)[number];
const RANK: Record<Exclude<Least, "admin"> | Role, number> = {
  ...{ anyone: 0, "signed out": 0, "report reader": 0, viewer: 1, member: 2, manager: 3, admin: 3, owner: 4 },
};
const admits = (least: Least, role: Role): boolean =>
  least === "admin" ? role === "admin" : RANK[role] >= RANK[least];

const isOutside = (role: Role): boolean => RANK[role] === 0;

const UNKNOWN = "0nothing0of0ours0";
/** No body schema accepts a bare string, so nothing that is sent takes effect. */
const INVALID = "nothing";

let people: Record<Role, APIRequestContext>;
let organizationId: string;
// Once per role, because sign-in attempts are counted.
test.beforeAll(async ({ playwright, demo }) => {
  const { manager, member, viewer } = demo.members;
  people = {
    "signed out": await signedOut(playwright, demo),
    "report reader": await reportReader(playwright, demo),
    viewer: await signedInAs(playwright, demo, viewer),
    member: await signedInAs(playwright, demo, member),
    manager: await signedInAs(playwright, demo, manager),
    owner: await signedInAs(playwright, demo, demo),
    admin: await signedInAs(playwright, demo, demo.admin),
  };
  const { rows } = await (await people.admin.get("/api/dashboard/admin/organizations?per_page=1")).json();
  organizationId = rows[0].id;
});
test.afterAll(() => Promise.all(Object.values(people ?? {}).map((context) => context.dispose())));

/** Admins read an existing organization, because everyone else gets "not found". */
const fill = (path: string, isRead: boolean): string =>
  path
    .replace(/^(\/?admin\/organizations)\/\[id\]/, isRead ? `$1/${organizationId}` : "$&")
    .replace(/\[\w+\]/g, UNKNOWN);

async function ask(role: Role, method: Method, folder: string, rule: Rule) {
  const body = typeof rule === "object" && rule.body !== undefined ? rule.body : INVALID;
  const answer = await people[role].fetch(`/api/dashboard/${fill(folder, method === "GET")}`, {
    method,
    maxRedirects: 0,
    ...(method !== "GET" && { data: JSON.stringify(body), headers: { "Content-Type": "application/json" } }),
  });
  const status = answer.status();
  const error: unknown = status < 400 ? undefined : (await answer.json().catch(() => ({}))).error;
  return { status, error };
}

/** null: as in the table; otherwise what is wrong. */
async function violationOf(role: Role, method: Method, folder: string, rule: Rule): Promise<string | null> {
  const { least, actsAtOnce } = typeof rule === "string" ? { least: rule, actsAtOnce: undefined } : rule;
  const isAllowed = admits(least, role);
  if (isAllowed && actsAtOnce) return null;
  const { status, error } = await ask(role, method, folder, rule);
  const told = `${method} ${folder} answered ${status} (${error}) to ${role}`;
  if (isOutside(role) && !isAllowed) return status === 401 ? null : `${told}, not 401`;
  const isHidden = status === 404 && error === "Not found";
  if (isAllowed)
    return status === 401 || status === 403 || isHidden || status >= 500 ? `${told}, although allowed` : null;
  if (least === "admin") return isHidden ? null : `${told}, instead of 404`;
  return status === 403 ? null : `${told}, not 403`;
}

const routes = Object.entries(ROUTES).flatMap(([folder, rules]) =>
  Object.entries(rules).map(([method, rule]) => ({ folder, method: method as Method, rule })),
);

test("the table lists every route and page of the dashboard, and nothing else", () => {
  const message = "add missing entries to e2e/api/rights-table.ts and remove outdated ones";
  expect(routes.map(({ method, folder }) => `${method} ${folder}`).sort(), message).toEqual(routesInTable().sort());
  expect(Object.keys(PAGES).sort(), message).toEqual(pagesOnDisk().sort());
});

for (const role of ROLES) {
  test(`every route, ${role}`, async () => {
    const violations: string[] = [];
    for (const { method, folder, rule } of routes) {
      const violation = await violationOf(role, method, folder, rule);
      if (violation) violations.push(violation);
    }
    expect(violations).toEqual([]);
  });

  test(`every page, ${role}`, async () => {
    const violations: string[] = [];
    for (const [page, least] of Object.entries(PAGES)) {
      const answer = await people[role].get(fill(page, true), { maxRedirects: 0 });
      const status = answer.status();
      const to = answer.headers().location ?? "";
      const told = `${page} answered ${status} ${to} to ${role}`;
      const isSentToSignIn = status >= 300 && status < 400 && new URL(to, "http://x").pathname === "/sign-in";
      if (isOutside(role)) {
        if (!isSentToSignIn) violations.push(`${told}, instead of a redirect to sign in`);
      } else if (!admits(least, role)) {
        if (status !== 404) violations.push(`${told}, not 404`);
      } else if (least === "admin" && page === "/admin") {
        if (to !== "/admin/organizations") violations.push(`${told}, instead of its first page`);
      } else if (status !== 200 && !(status === 404 && page.includes("[")))
        violations.push(`${told}, although allowed`);
    }
    expect(violations).toEqual([]);
  });
}
