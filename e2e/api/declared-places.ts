import { readdirSync } from "node:fs";
import path from "node:path";
import { TABLE } from "@/rest/dashboard/table";

const API = "/api/dashboard/";
const PAGES = path.join("app", "(dashboard)");

/** "GET videos/[id]" for every endpoint of the dashboard. */
export const routesInTable = (): string[] =>
  TABLE.map(({ endpoint }) => endpoint)
    .filter(({ path }) => path.startsWith(API))
    .map(({ method, path }) => `${method} ${path.slice(API.length).replace(/\{(\w+)\}/g, "[$1]")}`);

/** "/videos/[id]" for every page of the dashboard. */
export const pagesOnDisk = (): string[] =>
  readdirSync(path.join(process.cwd(), PAGES), { recursive: true, encoding: "utf8" })
    .filter((file) => path.basename(file) === "page.tsx")
    .map((file) => {
      const folders = path.dirname(file).split(path.sep);
      return `/${folders.filter((folder) => folder !== "." && !/^\(.*\)$/.test(folder)).join("/")}`;
    });
