import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, expect, test } from "vitest";
import { secureAnswer, securityHeaders } from "@/rest/security-headers";

const server = createServer((request, response) => {
  secureAnswer(response, securityHeaders("https://clips.example.com"));
  if (request.url === "/own") response.setHeader("content-security-policy", "default-src 'self'");
  if (request.url === "/given") response.writeHead(404, { "referrer-policy": "no-referrer" });
  if (request.url === "/reason") response.writeHead(404, "Nothing", { "X-Frame-Options": "SAMEORIGIN" });
  response.end("x");
});
let origin = "";
beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => server.closeAllConnections());

const all = securityHeaders("https://clips.example.com");
test.each<[string, Record<string, string>]>([
  ["/", {}],
  ["/own", { "Content-Security-Policy": "default-src 'self'" }],
  ["/given", { "Referrer-Policy": "no-referrer" }],
  ["/reason", { "X-Frame-Options": "SAMEORIGIN" }],
])("%s has every header once, with its own taking precedence", async (path, own) => {
  const { headers } = await fetch(origin + path);
  for (const [name, value] of Object.entries({ ...all, ...own })) expect(headers.get(name)).toBe(value);
});

test("sends HSTS on https only", () => {
  expect(all["Strict-Transport-Security"]).toBe("max-age=31536000");
  expect(securityHeaders("http://localhost:3000")).not.toHaveProperty("Strict-Transport-Security");
});
