import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";

const API = path.join("app", "api", "dashboard");
const PAGES = path.join("app", "(dashboard)");

/** Paths relative to a folder of the repository, of every file of a name below it. */
const filesNamed = (folder: string, name: string): string[] =>
  readdirSync(path.join(process.cwd(), folder), { recursive: true, encoding: "utf8" }).filter(
    (file) => path.basename(file) === name,
  );

const EXPORTED =
  /export\s+(?:async\s+)?(?:const|let|var|function)\s+(GET|POST|PUT|PATCH|DELETE|HEAD|OPTIONS)\b|\bas\s+(GET|POST|PUT|PATCH|DELETE|HEAD|OPTIONS)\b/g;

/** "GET videos/[id]" for every method that a route file of the dashboard exports. */
export function routesOnDisk(): string[] {
  return filesNamed(API, "route.ts").flatMap((file) => {
    const text = readFileSync(path.join(process.cwd(), API, file), "utf8");
    const folder = path.dirname(file).split(path.sep).join("/");
    const methods = [...text.matchAll(EXPORTED)].map(([, declared, renamed]) => declared ?? renamed);
    // A file whose exports are not understood must not slip through.
    return methods.length > 0 ? methods.map((method) => `${method} ${folder}`) : [`? ${folder}`];
  });
}

/** "/videos/[id]" for every page of the dashboard. */
export function pagesOnDisk(): string[] {
  return filesNamed(PAGES, "page.tsx").map((file) => {
    const folders = path.dirname(file).split(path.sep);
    return `/${folders.filter((folder) => folder !== "." && !/^\(.*\)$/.test(folder)).join("/")}`;
  });
}
