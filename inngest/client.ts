import { type ClientOptions, Inngest } from "inngest";
import { createGateway, GATEWAY_URL } from "@/inngest/executor/gateway";
import { sdkLog } from "@/inngest/sdk-log";
import { cleanEnvironment } from "@/lib/core/env/environment-text";
import { usesInngestServer } from "@/lib/core/env/inngest-mode";
import { log } from "@/lib/core/log";

/** Delivers what the jobs send to the embedded executor; unused with an Inngest server. */
export const gateway = createGateway();

/**
 * Whether an Inngest server runs the jobs. Read without validation, because the build imports this file without an
 * environment.
 */
export const onInngestServer = usesInngestServer(cleanEnvironment(process.env));

const common: ClientOptions = { id: "clipscope", logger: log, internalLogger: sdkLog };
// With INNGEST_* set, the SDK reads its server URL and keys from the environment.
const embedded: ClientOptions = { ...common, isDev: true, baseUrl: GATEWAY_URL, fetch: gateway.fetch };

export const inngest = new Inngest(onInngestServer ? common : embedded);
