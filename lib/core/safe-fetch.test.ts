import { createServer, type RequestListener, type Server } from "node:http";
import type { AddressInfo, LookupFunction } from "node:net";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import {
  createSafeFetch,
  followRedirects,
  isPublicAddress,
  type RedirectRules,
  SafeFetchError,
  safeFetch,
} from "@/lib/core/safe-fetch";

let victim: Server;
let victim6: Server | undefined;
let port = 0;
let hits: string[] = [];
let answer: RequestListener = (_request, response) => response.end("secret");

const listen = (server: Server, host: string, on = 0) =>
  new Promise<number>((resolve, reject) => {
    server.once("error", reject);
    server.listen(on, host, () => resolve((server.address() as AddressInfo).port));
  });

beforeAll(async () => {
  const listener: RequestListener = (request, response) => {
    hits.push(request.url ?? "");
    answer(request, response);
  };
  victim = createServer(listener);
  port = await listen(victim, "127.0.0.1");
  victim6 = createServer(listener);
  // Without IPv6 there is nothing to reach; the rejection is tested anyway.
  await listen(victim6, "::1", port).catch(() => {
    victim6 = undefined;
  });
});

afterAll(() => {
  for (const server of [victim, victim6]) {
    server?.closeAllConnections();
    server?.close();
  }
});

beforeEach(() => {
  hits = [];
  answer = (_request, response) => response.end("secret");
});

const reasonOf = (promise: Promise<unknown>) =>
  promise.then(
    () => "answered",
    (error: unknown) => (error instanceof SafeFetchError ? error.reason : String(error)),
  );
const resolvesTo =
  (...addresses: string[]): LookupFunction =>
  (_hostname, _options, callback) =>
    callback(
      null,
      addresses.map((address) => ({ address, family: address.includes(":") ? 6 : 4 })),
    );
const open = createSafeFetch({ allowHttp: true });

describe("addresses", () => {
  it.each([
    ["0.0.0.0", "10.0.0.1", "100.64.0.1", "127.0.0.1", "169.254.169.254", "172.16.0.1", "192.0.0.8", "192.168.1.1"],
    ["198.18.0.1", "203.0.113.1", "224.0.0.1", "240.0.0.1", "255.255.255.255"],
    ["::", "::1", "::127.0.0.1", "::ffff:127.0.0.1", "::ffff:8.8.8.8", "64:ff9b::7f00:1", "64:ff9b:1::1", "100::1"],
    ["2001::1", "2001:db8::1", "2002:7f00:1::", "fc00::1", "fd12::1", "fe80::1", "fe80::1%eth0", "fec0::1", "ff02::1"],
    ["", "localhost", "1.2.3", "example.com"],
  ])("refuses %s …", (...addresses) => {
    expect(addresses.filter(isPublicAddress)).toEqual([]);
  });

  it("accepts public ones", () => {
    expect(
      ["8.8.8.8", "142.250.185.78", "2606:4700:4700::1111", "2a00:1450:4001:80b::200e"].every(isPublicAddress),
    ).toBe(true);
  });
});

describe("blocked targets of a link", () => {
  it.each([
    ["http://127.0.0.1:PORT/"],
    ["http://[::1]:PORT/"],
    ["http://[::ffff:127.0.0.1]:PORT/"],
    ["http://2130706433:PORT/"],
    ["http://0x7f.1:PORT/"],
    ["http://127.1:PORT/"],
    ["http://0:PORT/"],
  ])("%s", async (url) => {
    expect(await reasonOf(open(url.replace("PORT", String(port))))).toBe("forbidden_address");
    expect(hits).toEqual([]);
  });

  it("rejects names that resolve to this machine, by the system's resolver or another one", async () => {
    expect(await reasonOf(open(`http://localhost:${port}/`))).toBe("forbidden_address");
    for (const address of ["127.0.0.1", "::1", "::ffff:127.0.0.1", "10.0.0.1"]) {
      const fetch = createSafeFetch({ allowHttp: true, lookup: resolvesTo(address) });
      expect(await reasonOf(fetch(`http://rebind.example:${port}/`))).toBe("forbidden_address");
    }
    expect(hits).toEqual([]);
  });

  it("rejects a name that first resolves to a public address and to this machine when connecting", async () => {
    let asked = 0;
    const rebinding: LookupFunction = (hostname, options, callback) =>
      resolvesTo(asked++ === 0 ? "192.0.2.1" : "127.0.0.1")(hostname, options, callback);
    const fetch = createSafeFetch({ allowHttp: true, lookup: rebinding });
    expect(await reasonOf(fetch(`http://rebind.example:${port}/`))).toBe("forbidden_address");
    expect(await reasonOf(fetch(`http://rebind.example:${port}/`))).toBe("forbidden_address");
    expect(asked).toBe(2);
    expect(hits).toEqual([]);
  });

  it("rejects this machine as the second of a name's addresses", async () => {
    const fetch = createSafeFetch({ allowHttp: true, lookup: resolvesTo("8.8.8.8", "127.0.0.1") });
    expect(["network", "timeout"]).toContain(await reasonOf(fetch(`http://two.example:${port}/`, { timeoutMs: 400 })));
    expect(hits).toEqual([]);
  });

  it("rejects plain http, other schemes and credentials", async () => {
    const strict = createSafeFetch();
    for (const url of ["http://example.com/", "ftp://example.com/", "file:///etc/passwd", "data:,x", "nonsense"])
      expect(await reasonOf(strict(url))).toBe("forbidden_url");
    expect(await reasonOf(open("https://user:pass@example.com/"))).toBe("forbidden_url");
  });
});

describe("the sandbox's origin", () => {
  const trusting = () => createSafeFetch({ trustedOrigin: `http://127.0.0.1:${port}` });

  it("is the only exception", async () => {
    const response = await trusting()(`http://127.0.0.1:${port}/a`, { headers: { "x-test": "1" } });
    expect(response).toMatchObject({ status: 200, body: Buffer.from("secret") });
    expect(await reasonOf(trusting()(`http://127.0.0.1:${port + 1}/`))).toBe("forbidden_url");
    expect(await reasonOf(trusting()(`https://127.0.0.1:${port}/`))).toBe("forbidden_address");
  });

  it("comes from the environment", async () => {
    const origin = new URL(process.env.SANDBOX_URL ?? "").origin;
    expect(["answered", "network"]).toContain(await reasonOf(safeFetch(`${origin}/`)));
    expect(await reasonOf(safeFetch(`http://127.0.0.1:${port}/`))).toBe("forbidden_address");
  });

  it("returns its redirects without following them", async () => {
    answer = (_request, response) => response.writeHead(302, { location: "http://169.254.169.254/" }).end();
    expect(await trusting()(`http://127.0.0.1:${port}/`)).toMatchObject({
      status: 302,
      headers: { location: "http://169.254.169.254/" },
    });
  });

  it("is cut off if its response is too large", async () => {
    answer = (_request, response) => {
      response.on("error", () => {});
      const pump = () => {
        while (!response.destroyed && response.write(Buffer.alloc(65_536)));
        if (!response.destroyed) response.once("drain", pump);
      };
      pump();
    };
    expect(await reasonOf(trusting()(`http://127.0.0.1:${port}/`, { maxBytes: 100_000 }))).toBe("too_large");
    answer = (_request, response) => response.end(Buffer.alloc(1000));
    expect((await trusting()(`http://127.0.0.1:${port}/`, { maxBytes: 1000 })).body).toHaveLength(1000);
    expect(await reasonOf(trusting()(`http://127.0.0.1:${port}/`, { maxBytes: 999 }))).toBe("too_large");
  });

  it("is cut off if it is too slow, also in the middle of the body", async () => {
    answer = () => {};
    expect(await reasonOf(trusting()(`http://127.0.0.1:${port}/`, { timeoutMs: 100 }))).toBe("timeout");
    answer = (_request, response) => {
      const drip = setInterval(() => response.write("."), 20);
      response.on("close", () => clearInterval(drip));
    };
    expect(await reasonOf(trusting()(`http://127.0.0.1:${port}/`, { timeoutMs: 200 }))).toBe("timeout");
  });

  it("may close the connection or be unreachable", async () => {
    answer = (request) => request.socket.destroy();
    expect(await reasonOf(trusting()(`http://127.0.0.1:${port}/`))).toBe("network");
    const gone = createServer();
    const free = await listen(gone, "127.0.0.1");
    await new Promise((resolve) => gone.close(resolve));
    const fetch = createSafeFetch({ trustedOrigin: `http://127.0.0.1:${free}` });
    expect(await reasonOf(fetch(`http://127.0.0.1:${free}/`))).toBe("network");
  });
});

describe("the loopback setting", () => {
  const looping = createSafeFetch({ allowLoopback: true });

  it("allows this machine, by name or address, and nothing else", async () => {
    for (const host of ["127.0.0.1", "localhost"])
      expect((await looping(`http://${host}:${port}/`)).body.toString()).toBe("secret");
    for (const host of ["10.0.0.1", "169.254.169.254", "[fd00::1]", "[::ffff:127.0.0.1]", "0.0.0.0", "8.8.8.8"])
      expect(await reasonOf(looping(`http://${host}:${port}/`))).toBe("forbidden_address");
    const named = createSafeFetch({ allowLoopback: true, lookup: resolvesTo("8.8.8.8", "10.0.0.1") });
    expect(await reasonOf(named(`http://public.example:${port}/`))).toBe("forbidden_address");
  });

  it("leaves the rest of an oversized body unread if configured", async () => {
    answer = (_request, response) => {
      response.on("error", () => {});
      response.write(Buffer.alloc(5000, "a"));
      const pump = setInterval(() => response.write(Buffer.alloc(5000, "b")), 5);
      response.on("close", () => clearInterval(pump));
    };
    const cut = await looping(`http://127.0.0.1:${port}/`, { maxBytes: 4096, overflow: "cut" });
    expect(cut.body).toEqual(Buffer.alloc(4096, "a"));
  });
});

describe("followRedirects", () => {
  /** The local server replaces every host, as the sandbox does for short links. */
  const rules = (): RedirectRules => ({
    fetch: createSafeFetch({ trustedOrigin: `http://127.0.0.1:${port}` }),
    allow: (url) => url.hostname === "allowed.example",
    isTarget: (url) => url.pathname.startsWith("/target"),
    locate: (url) => `http://127.0.0.1:${port}/${url.hostname}${url.pathname}`,
  });
  const redirect = (to: (path: string) => string | null) => {
    answer = (request, response) => {
      const location = to(request.url ?? "");
      if (location === null) response.end("page");
      else response.writeHead(301, { location }).end();
    };
  };

  it("follows each hop to the target without requesting the target", async () => {
    redirect((path) => (path.endsWith("/start") ? "/middle" : "https://allowed.example/target/1?x=y"));
    const { url, response } = await followRedirects("https://allowed.example/start", rules());
    expect(url.href).toBe("https://allowed.example/target/1?x=y");
    expect(response).toBeNull();
    expect(hits).toEqual(["/allowed.example/start", "/allowed.example/middle"]);
  });

  it("returns the first response that isn't a redirect", async () => {
    redirect((path) => (path.endsWith("/start") ? "/end" : null));
    const { url, response } = await followRedirects("https://allowed.example/start", rules());
    expect([url.pathname, response?.status]).toEqual(["/end", 200]);
  });

  it.each(["https://evil.example/target/1", "http://127.0.0.1/", "//evil.example/", "file:///etc/passwd", "http://["])(
    "rejects a redirect to %s",
    async (location) => {
      redirect(() => location);
      expect(await reasonOf(followRedirects("https://allowed.example/start", rules()))).toBe("forbidden_redirect");
      expect(hits).toHaveLength(1);
    },
  );

  it("rejects a redirect to this machine even from an allowed host", async () => {
    redirect(() => `http://127.0.0.1:${port}/inside`);
    const fetch = createSafeFetch({ allowHttp: true });
    const everywhere = { ...rules(), allow: () => true, locate: (url: URL) => url, fetch };
    expect(await reasonOf(followRedirects(`http://127.0.0.1:${port}/start`, everywhere))).toBe("forbidden_address");
    expect(hits).toEqual([]);
  });

  it("stops after five hops", async () => {
    redirect(() => "/again");
    expect(await reasonOf(followRedirects("https://allowed.example/start", rules()))).toBe("too_many_redirects");
    expect(hits).toHaveLength(5);
  });
});
