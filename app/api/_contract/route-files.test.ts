import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { CATCH_ALL, routeFileOf } from "@/app/api/_contract/served";
import type { Operation } from "@/rest/operation";
import { entryOf, type OperationId, TABLE } from "@/rest/table";

const FOLDER = "app/api/v1";
/** The last line is wrapped where its operations don't fit. */
const THREE_LINES =
  /^import \{ serve \} from "@\/rest\/serve";\n\nexport const \{ GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS \} = serve\(\s*("\w+"(?:,\s+"\w+")*),?\s*\);\n$/;

const onDisk = new Map(
  readdirSync(FOLDER, { recursive: true, encoding: "utf8" })
    .filter((file) => path.basename(file) === "route.ts")
    .map((file) => path.posix.join(FOLDER, file))
    .filter((file) => file !== CATCH_ALL)
    .map((file) => [file, readFileSync(file, "utf8")]),
);
const table = (Object.keys(TABLE) as OperationId[]).map((id) => [id, entryOf(id).operation] as const);

/** Returns where route files and operations disagree; empty if they match. */
function disagreements(files: ReadonlyMap<string, string>, operations: readonly (readonly [string, Operation])[]) {
  const served = [...files].flatMap(([file, text]) => {
    const ids = THREE_LINES.exec(text)?.[1]?.match(/\w+/g) ?? ["not the three lines"];
    return ids.map((id) => `${file} serves ${id}`);
  });
  const expected = operations.map(([id, { path }]) => `${routeFileOf(path)} serves ${id}`);
  const repeated = served.filter((entry, index) => served.indexOf(entry) !== index);
  return [
    ...expected.filter((entry) => !served.includes(entry)).map((entry) => `missing: ${entry}`),
    ...served.filter((entry) => !expected.includes(entry)).map((entry) => `unknown: ${entry}`),
    ...repeated.map((entry) => `repeated: ${entry}`),
  ];
}

test("each operation has the route file of its path, and no route file has anything else", () => {
  expect(disagreements(onDisk, table)).toEqual([]);
});

test("each entry of the table has its operation's ID, and no two have the same method and path", () => {
  expect(table.map(([, { id }]) => id)).toEqual(table.map(([id]) => id));
  const routes = table.map(([, { method, path }]) => `${method} ${path}`);
  expect([...new Set(routes)]).toEqual(routes);
});

test("each entry requires a key exactly if its operation has a role", () => {
  for (const [id, { role }] of table) expect("run" in entryOf(id), id).toBe(role !== null);
});

test("each route file serves its operations' methods and no others", async () => {
  for (const file of onDisk.keys()) {
    const handlers = await import(path.resolve(file));
    const methods = table.filter(([, operation]) => routeFileOf(operation.path) === file).map(([, one]) => one.method);
    for (const method of ["GET", "POST", "PUT", "PATCH", "DELETE"] as const) {
      const request = new Request("http://localhost:3000/", { method });
      const response: Response = await handlers[method](request, { params: Promise.resolve({ id: "abc" }) });
      expect(response.status !== 405, `${method} ${file}`).toBe(methods.includes(method));
    }
  }
});

test.each([
  ["a route file without an operation", [["app/api/v1/extra/route.ts", 'serve("trackVideo")']], 1],
  ["a route file that serves another path's operation", [["app/api/v1/videos/route.ts", 'serve("whoami")']], 2],
  ["a route file that binds handlers itself", [["app/api/v1/videos/route.ts", "routes({})"]], 2],
  ["an operation served twice", [["app/api/v1/videos/route.ts", 'serve("listVideos", "listVideos")']], 1],
] as const)("%s is found", (_, changes, count) => {
  const head =
    'import { serve } from "@/rest/serve";\n\nexport const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = ';
  const planted = new Map(onDisk);
  for (const [file, call] of changes) planted.set(file, `${head}${call};\n`);
  expect(disagreements(planted, table)).toHaveLength(count);
});

test("an operation without a route file is found", () => {
  const planted = new Map(onDisk);
  planted.delete(routeFileOf("/whoami"));
  expect(disagreements(planted, table)).toEqual(["missing: app/api/v1/whoami/route.ts serves whoami"]);
});
