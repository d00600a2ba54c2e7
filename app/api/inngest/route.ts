import { serve } from "inngest/next";
import { inngest, onInngestServer } from "@/inngest/client";
import { functions } from "@/inngest/functions";

// Without an Inngest server the embedded executor runs the jobs, and nobody outside may invoke one.
const handlers = onInngestServer ? serve({ client: inngest, functions }) : undefined;
const absent = async () => Response.json({ error: "Not found" }, { status: 404 });

export const GET = handlers?.GET ?? absent;
export const POST = handlers?.POST ?? absent;
export const PUT = handlers?.PUT ?? absent;
export { absent as DELETE, absent as HEAD, absent as OPTIONS, absent as PATCH };
