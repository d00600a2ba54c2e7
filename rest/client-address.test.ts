import { describe, expect, test } from "vitest";
import { addressGroup, isLocal, PEER_HEADER, parseTrustedProxies, resolveClient } from "@/rest/client-address";

const forged = {
  host: "api.example:3000",
  forwardedFor: "1.2.3.4",
  forwardedProto: "https",
  forwardedHost: "evil.example",
};

test("trusts only the socket when there are no trusted proxies", () => {
  expect(resolveClient({ peer: "::ffff:9.9.9.9", ...forged }, [])).toEqual({
    address: "9.9.9.9",
    host: "api.example:3000",
    protocol: "http",
  });
});

const trusted = parseTrustedProxies("10.0.0.0/8, 127.0.0.1, 2001:db8::/32");

test("takes client, host and protocol from a trusted proxy", () => {
  expect(resolveClient({ peer: "10.1.2.3", ...forged }, trusted)).toEqual({
    address: "1.2.3.4",
    host: "evil.example",
    protocol: "https",
  });
  expect(resolveClient({ peer: "11.1.2.3", ...forged }, trusted).address).toBe("11.1.2.3");
});

test.each([
  ["6.6.6.6, 1.2.3.4", "1.2.3.4"],
  ["6.6.6.6, 1.2.3.4, 10.0.0.9", "1.2.3.4"],
  ["1.2.3.4, 2001:db8::5", "1.2.3.4"],
  ["10.0.0.7", "10.0.0.7"],
  ["garbage", "127.0.0.1"],
  ["1.2.3.4, garbage", "127.0.0.1"],
  ["", "127.0.0.1"],
])("X-Forwarded-For %j comes from %s", (forwardedFor, address) => {
  expect(resolveClient({ peer: "127.0.0.1", host: "a", forwardedFor }, trusted).address).toBe(address);
});

test("uses the entry that the proxy itself added, if it is a valid host", () => {
  const named = (forwardedHost: string) => resolveClient({ peer: "127.0.0.1", host: "a", forwardedHost }, trusted).host;
  expect(named("evil.example, api.example")).toBe("api.example");
  expect(named("api.example/path")).toBe("a");
  expect(named("[::1]:3000")).toBe("[::1]:3000");
});

test("with APP_URL, trusts a forwarded host only if it matches", () => {
  const named = (forwardedHost: string, host = "inner:3000") =>
    resolveClient({ peer: "127.0.0.1", host, forwardedHost, appUrl: "https://clips.example.com" }, trusted).host;
  expect(named("clips.example.com")).toBe("clips.example.com");
  expect(named("Clips.Example.com")).toBe("Clips.Example.com");
  expect(named("inner:3000")).toBe("inner:3000");
  for (const foreign of ["evil.example", "clips.example.com.evil.example", "clips.example.com:81"])
    expect(named(foreign)).toBe("inner:3000");
});

test("names an invalid entry in the list of proxies", () => {
  expect(() => parseTrustedProxies("10.0.0.0/8, proxy.local")).toThrow(/"proxy.local"/);
});

test("counts IPv6 clients by their /64", () => {
  const group = (address: string) => addressGroup(new Headers({ [PEER_HEADER]: address }));
  expect(group("2001:db8:1:2:3::4")).toBe(group("2001:db8:1:2:ffff::"));
  expect(group("2001:db8:1:2::")).not.toBe(group("2001:db8:1:3::"));
  expect(group("1.2.3.4")).not.toBe(group("1.2.3.5"));
});

describe("a request from this machine", () => {
  test.each(["127.0.0.1", "127.0.0.9", "::1", "::ffff:127.0.0.1"])("comes from %s", (peer) => {
    expect(isLocal(peer, { host: "localhost:3000" })).toBe(true);
  });

  test.each(["10.0.0.1", "203.0.113.7", "::ffff:203.0.113.7", "", "unknown"])("does not come from %s", (peer) => {
    expect(isLocal(peer, {})).toBe(false);
  });

  test.each(["forwarded", "x-forwarded-for", "x-forwarded-host", "x-forwarded-proto", "x-real-ip", "via"])(
    "does not come through a proxy on it, which adds %s",
    (name) => {
      expect(isLocal("127.0.0.1", { [name]: "127.0.0.1" })).toBe(false);
    },
  );
});
