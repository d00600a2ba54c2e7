import { describe, expect, test } from "vitest";
import { ask } from "@/app/api/_contract/ask";
import { DOCUMENTED, expectHeaders } from "@/app/api/_contract/documented";
import { call } from "@/app/api/_contract/served";
import { API_ROOT, type Dialect } from "@/rest/dialect-of";
import { type Operation, standardRefusals } from "@/rest/operation";
import { OPERATIONS } from "@/rest/registry";
import { BY_ID, idThatNeverWas, isId, named, newKey, organizationWith } from "@/test/contract";

interface Resource {
  path: string;
  dialect: Dialect;
  allow: string;
  operations: Operation[];
}

const RESOURCES: Resource[] = [...new Set(OPERATIONS.map(({ path }) => path))].map((path) => {
  const operations = OPERATIONS.filter((operation) => operation.path === path);
  const methods = operations.map(({ method }) => (method === "GET" ? "GET, HEAD" : method));
  return { path, dialect: operations[0]?.dialect ?? "A", allow: [...methods, "OPTIONS"].join(", "), operations };
});
const PREFLIGHT = { Origin: "https://example.org", "Access-Control-Request-Method": "GET" };

describe.each(RESOURCES.map((resource) => [resource.path, resource] as const))("%s", (path, resource) => {
  const { dialect, allow, operations } = resource;
  const target = API_ROOT + path.replace("{id}", "abc");
  const bound = new Set(allow.split(", "));

  test("rejects every other method with Allow", async () => {
    const others = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "PROPFIND", "TRACE"].filter((m) => !bound.has(m));
    expect(others.length).toBeGreaterThan(3);
    for (const method of others) {
      const answered = await call(method, target);
      expect([answered.status, answered.headers.allow]).toEqual([405, allow]);
      const { "content-length": _, ...headers } = answered.headers;
      expectHeaders({ ...answered, headers }, { isRated: false, more: { allow, vary: "Accept" } });
      expect(answered.body).toEqual(method === "HEAD" ? null : DOCUMENTED[dialect].methodNotAllowed);
    }
  });

  test("answers a browser's preflight with 204 and no permission", async () => {
    const answered = await call("OPTIONS", target, { headers: PREFLIGHT });
    expect([answered.status, answered.text, answered.headers.allow]).toEqual([204, "", allow]);
    expect(Object.keys(answered.headers).filter((name) => name.startsWith("access-control"))).toEqual([]);
  });

  test("lists its methods for OPTIONS if calls are free", async () => {
    const answered = await call("OPTIONS", target);
    const isPriced = operations.some(({ dialect }) => dialect === "C");
    expect([answered.status, answered.headers.allow]).toEqual([isPriced ? 401 : 204, allow]);
  });

  test("responds the same under every form of its path", async () => {
    const bare = path.startsWith("/token-stat-jobs/") ? [path] : [];
    const forms = [target, target.replace("/api", ""), ...bare].flatMap((form) => [form, `${form}/`, `${form}//`]);
    for (const { method } of operations) {
      const plain = await call(method, target);
      for (const form of forms) {
        const answered = await call(method, form);
        // Two slashes are invalid: the server refuses them in the resource's dialect.
        const expected = form.endsWith("//")
          ? [404, DOCUMENTED[dialect].notFound("Not found")]
          : [plain.status, plain.body];
        expect([answered.status, answered.body], form).toEqual(expected);
      }
    }
  });
});

test.each([
  ["/videos/x/y", "A"],
  ["/videos/stats/x", "B"],
  ["/channels", "C"],
  ["/channels/x/analytics", "C"],
  ["/account", "C"],
  ["/token-stat-jobs/x", "D"],
  ["/nothing", "A"],
] as const)("%s is a 404 in dialect %s for any method", async (path, dialect) => {
  for (const method of ["GET", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "HEAD"]) {
    const answered = await call(method, API_ROOT + path);
    expect(answered.status).toBe(404);
    expect(answered.body).toEqual(method === "HEAD" ? null : DOCUMENTED[dialect].notFound("Not found"));
  }
  expect((await call("OPTIONS", API_ROOT + path, { headers: PREFLIGHT })).status).toBe(204);
});

const ODD = ["~", "", "A", "\0", "x".repeat(65), "../usage", "00000000-0000-0000-0000-00000000000g", "%"];
test.each(named(BY_ID))("%s is a 404 for unknown and malformed IDs", async (_, operation) => {
  expect(standardRefusals(operation)).toContain("not_found");
  const key = await newKey(await organizationWith({}));
  const never = await ask(operation, { key, id: idThatNeverWas(operation) });
  expect([never.status, never.body]).toEqual([404, DOCUMENTED[operation.dialect].notFound(operation.notFound)]);
  expectHeaders(never, {
    isRated: true,
    more: { vary: "Accept", ...(operation.dialect === "C" ? { "x-reason": "unknown" } : {}) },
  });
  for (const id of ODD.filter((odd) => odd !== "" && !isId(operation, odd))) {
    const odd = await ask(operation, { key, id });
    // Paths that the server doesn't recognize are refused before routing.
    const isPath = !id.includes("/");
    expect([odd.status, odd.body], id).toEqual([
      404,
      DOCUMENTED[operation.dialect].notFound(isPath ? operation.notFound : "Not found"),
    ]);
  }
});
