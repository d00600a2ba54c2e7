import type { AddressInfo } from "node:net";
import { type ServerType, serve } from "@hono/node-server";
import { Hono } from "hono";
import { Calls } from "./calls";
import { Consents } from "./consents";
import { control } from "./control";
import { discord } from "./discord";
import { Faults } from "./faults";
import { BadClock, type World } from "./gateway";
import { googleOauth } from "./google-oauth";
import { graph } from "./graph";
import { Inbox } from "./inbox";
import { instagram } from "./instagram";
import { instagramOauth } from "./instagram-oauth";
import { OPENID_PATH, openid } from "./openid";
import { pictures } from "./pictures";
import { shortLinks } from "./short-links";
import { slack } from "./slack";
import { tiktok } from "./tiktok";
import { x } from "./x";
import { youtube } from "./youtube";
import { youtubeAnalytics } from "./youtube-analytics";

export interface Sandbox {
  /** The origin, without a trailing slash. */
  url: string;
  close(): Promise<void>;
}

/** Starts a separate sandbox without faults or counted calls. Port 0 picks a free port. */
export function startSandbox({
  port = 0,
  host = "127.0.0.1",
}: {
  port?: number;
  host?: string;
} = {}): Promise<Sandbox> {
  const app = sandboxApp({ faults: new Faults(), calls: new Calls(), consents: new Consents(), inbox: new Inbox() });
  return new Promise((resolve, reject) => {
    const server: ServerType = serve({ fetch: app.fetch, port, hostname: host }, (address: AddressInfo) =>
      resolve({ url: `http://${host}:${address.port}`, close: () => close(server) }),
    );
    server.once("error", reject);
  });
}

export function sandboxApp(world: World): Hono {
  // The connectors request `/tiktok/?url=…`, with the slash.
  const app = new Hono({ strict: false })
    .route("/youtube/v3", youtube(world))
    .route("/x/2", x(world))
    .route("/tiktok", tiktok(world))
    .route("/instagram", instagram(world))
    .route("/graph/v25.0", graph(world))
    .route("/google", googleOauth(world))
    .route("/youtube-analytics/v2", youtubeAnalytics(world))
    .route("/instagram-login", instagramOauth(world))
    .route(OPENID_PATH, openid())
    .route("/shortlinks", shortLinks())
    .route("/thumbnails", pictures("thumbnail"))
    .route("/avatars", pictures("avatar"))
    .route("/slack", slack(world))
    .route("/discord", discord(world))
    .route("/control", control(world))
    .get("/", (c) => c.json({ name: "sandbox platform" }));
  app.notFound((c) => c.json({ error: `The sandbox has no ${c.req.path}` }, 404));
  app.onError((error, c) => {
    if (error instanceof BadClock) return c.json({ error: error.message }, 400);
    console.error(error);
    return c.json({ error: "The sandbox itself failed; see its log." }, 500);
  });
  return app;
}

function close(server: ServerType): Promise<void> {
  return new Promise((resolve, reject) => {
    server.close((error) => (error ? reject(error) : resolve()));
    // Responses that hang on purpose must not delay the shutdown.
    if ("closeAllConnections" in server) server.closeAllConnections();
  });
}
