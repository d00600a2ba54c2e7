import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { z } from "zod";
import { hrefOf } from "@/rest/dashboard/endpoint";
import { listLedger } from "@/rest/dashboard/endpoints/billing";
import { getVideoOverview, listVideoRows, stopVideos } from "@/rest/dashboard/endpoints/videos";
import { getDelivery } from "@/rest/dashboard/endpoints/webhooks";
import * as limits from "@/rest/dashboard/limits";
import { rowsAt, TABLE } from "@/rest/dashboard/table";

const endpoints = TABLE.map(({ endpoint }) => endpoint);
const filesBelow = (folder: string) =>
  readdirSync(folder, { recursive: true, encoding: "utf8" }).map((file) => path.posix.join(folder, file));

describe("the table", () => {
  test("has every method of a path once", () => {
    const routes = endpoints.map(({ method, path }) => `${method} ${path}`);
    expect(routes.filter((route, index) => routes.indexOf(route) !== index)).toEqual([]);
  });

  test("has every room of endpoints", () => {
    const source = readFileSync("rest/dashboard/table.ts", "utf8");
    for (const file of readdirSync("rest/dashboard/endpoints")) {
      const room = path.basename(file, ".ts");
      expect(source).toContain(`"@/rest/dashboard/endpoints/${room}"`);
      expect(source).toContain(`"@/rest/dashboard/schemas/${room}"`);
      expect(source).toContain(`import("@/rest/dashboard/verbs/${room}")`);
    }
  });

  test("defines the parameters of each path in its schema", () => {
    for (const {
      endpoint: { path },
      schemas: { params },
    } of TABLE) {
      const named = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
      expect(params instanceof z.ZodObject ? Object.keys(params.shape) : [], path).toEqual(named);
    }
  });

  test("has bodies and idempotency on writes only, and files on GET only", () => {
    for (const { endpoint, schemas } of TABLE) {
      const { method, path, isIdempotent } = endpoint;
      const { body, answer } = schemas;
      if (method === "GET") expect([body, isIdempotent], path).toEqual([undefined, false]);
      else expect(answer, path).toBeInstanceOf(z.ZodType);
    }
  });

  test("has a separate limit for each name", () => {
    const names = Object.values(limits).map(({ name }) => name);
    expect([...new Set(names)]).toEqual(names);
  });

  test("serves everything below /api/dashboard; outside of it, each endpoint has a route file", () => {
    expect(filesBelow("app/api/dashboard").filter((file) => file.endsWith("/route.ts"))).toEqual([
      "app/api/dashboard/[...path]/route.ts",
    ]);
    for (const { path, method } of endpoints.filter(({ path }) => !path.startsWith("/api/dashboard/"))) {
      expect(existsSync(`app${path}/route.ts`), path).toBe(true);
      expect(readFileSync(`app${path}/route.ts`, "utf8")).toMatch(`export const ${method} = serve(`);
    }
  });
});

describe("a path", () => {
  const found = (path: string) => {
    const match = rowsAt(path);
    return match && { routes: match.rows.map(({ endpoint }) => endpoint.path), params: match.params };
  };

  test("with a fixed name takes precedence over a parameter", () => {
    expect(found("/api/dashboard/videos/stop")?.routes).toEqual([stopVideos.path]);
    expect(found("/api/dashboard/videos/abc")).toEqual({ routes: [getVideoOverview.path], params: { id: "abc" } });
  });

  test("has decoded parameters, and a trailing slash changes nothing", () => {
    const { path } = getDelivery;
    expect(found("/api/dashboard/webhooks/a%2Fb/deliveries/c%20d/")).toEqual({
      routes: [path],
      params: { id: "a/b", delivery: "c d" },
    });
  });

  test.each(["/api/dashboard", "/api/dashboard/nothing", "/api/dashboard/videos/a/b", "/api/dashboard/videos/%E0%A4"])(
    "without an endpoint has no row: %s",
    (path) => expect(rowsAt(path)).toBeNull(),
  );
});

describe("the client's URL", () => {
  test("has encoded parameters and the query's values that are not empty", () => {
    expect(hrefOf(getVideoOverview, { params: { id: "a/b" } })).toBe("/api/dashboard/videos/a%2Fb");
    expect(hrefOf(listVideoRows, { query: { q: "", platform: undefined, page: 2, sort: "views" } })).toBe(
      "/api/dashboard/videos?page=2&sort=views",
    );
    expect(hrefOf(listLedger, { query: { cursor: null } })).toBe("/api/dashboard/billing/ledger");
  });

  test("never appears literally in a component, except for the REST API", () => {
    const written = filesBelow("components")
      .filter((file) => /\.tsx?$/.test(file) && !/\.test\.tsx?$/.test(file))
      .flatMap((file) => [...readFileSync(file, "utf8").matchAll(/["'`](\/api\/(?!v1)[^"'`]*)/g)].map(([, url]) => url))
      .sort();
    // Forms that work without a script post to next-auth's folder, and only next-auth knows its session.
    expect(written).toEqual([
      `/api/auth/identity/\${id}/start`,
      "/api/auth/session",
      "/api/auth/sign-in",
      "/api/auth/sign-in-code",
      "/api/auth/sign-in-link",
      "/api/auth/sign-in-link/request",
      // Creators' forms, which work without a script too.
      "/api/connect/disconnect",
      "/api/connect/start",
      // A public page links to it; it belongs to no table.
      "/api/health",
    ]);
  });
});
