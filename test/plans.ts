import { z } from "zod";
import { type Database, database } from "@/db/client";
import { observedDatabase } from "@/test/observed-database";

/** The part of a plan from `explain (analyze, format json)` that the tests check. */
const PlanNode: z.ZodType<PlanNode> = z.lazy(() =>
  z.object({
    "Node Type": z.string(),
    "Actual Rows": z.number(),
    "Actual Loops": z.number(),
    "Rows Removed by Filter": z.number().optional(),
    "Rows Removed by Index Recheck": z.number().optional(),
    "Relation Name": z.string().optional(),
    "Index Name": z.string().optional(),
    Plans: z.array(PlanNode).optional(),
  }),
);
interface PlanNode {
  "Node Type": string;
  "Actual Rows": number;
  "Actual Loops": number;
  "Rows Removed by Filter"?: number | undefined;
  "Rows Removed by Index Recheck"?: number | undefined;
  "Relation Name"?: string | undefined;
  "Index Name"?: string | undefined;
  Plans?: PlanNode[] | undefined;
}
const Explained = z.tuple([z.object({ Plan: PlanNode })]);

/** A scan of a query, and how much it read. */
export interface Scan {
  /** A table or an index. */
  of: string;
  /** Rows read, including those that a filter then removed. */
  rows: number;
  query: string;
}

/** Runs work and explains each of its queries with the same parameters. Changes nothing that the work does. */
export async function scansOf(work: (db: Database) => Promise<unknown>): Promise<Scan[]> {
  const { sql } = database();
  const queries: { query: string; params: unknown[] }[] = [];
  const db = observedDatabase(sql, (query, params) => void queries.push({ query, params }));
  await work(db);
  const scans: Scan[] = [];
  for (const { query, params } of queries) {
    const [row] = await sql.unsafe(`explain (analyze, format json) ${query}`, params as never[]);
    const [{ Plan }] = Explained.parse(row?.["QUERY PLAN"]);
    scans.push(...scansIn(Plan, query));
  }
  return scans;
}

function scansIn(node: PlanNode, query: string): Scan[] {
  const below = (node.Plans ?? []).flatMap((plan) => scansIn(plan, query));
  if (!node["Node Type"].endsWith("Scan")) return below;
  const removed = (node["Rows Removed by Filter"] ?? 0) + (node["Rows Removed by Index Recheck"] ?? 0);
  const rows = (node["Actual Rows"] + removed) * node["Actual Loops"];
  return [{ of: node["Index Name"] ?? node["Relation Name"] ?? node["Node Type"], rows, query }, ...below];
}
