import process from "node:process";

function read(name: string): string {
  const value = process.env[name];
  if (value === undefined) throw new Error(`${name} is not set`);
  return value;
}

export const baseUrl = read("CLIPSCOPE_URL");
export const key = read("CLIPSCOPE_KEY");
export const videoLink = read("VIDEO_LINK");
export const username = read("CHANNEL_USERNAME");

/** Returns the data of a response, which both clients type as absent if the call failed. */
export function dataOf<Data>({ data, error }: { data?: Data; error?: unknown }): Data {
  if (data === undefined) throw new Error(`Unexpected error: ${JSON.stringify(error)}`);
  return data;
}

/** The output of each program: one call of every kind, read through the generated types. */
export interface Report {
  tracked: { platform: string; status: string; cost: string };
  snapshot: { provider: string; views: string | null };
  listed: string[];
  creator: string | null;
  stopped: string;
  spent: number;
  statistics: { platform: string; points: number; requestId: string };
  channel: { username: string; followers: number };
  credits: { left: number; price: number };
  accounts: string[];
  key: { name: string; canTrack: boolean };
  errors: { field: string; sortOptions: readonly string[]; detail: string; problem: string };
}

export const print = (report: Report): void => console.log(JSON.stringify(report));
