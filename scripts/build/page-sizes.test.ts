import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { gzipSync } from "node:zlib";
import { afterEach, expect, it } from "vitest";
import { describePageSizes, pageSizes } from "@/scripts/build/page-sizes";

const roots: string[] = [];
afterEach(async () => {
  for (const root of roots.splice(0)) await rm(root, { recursive: true });
});

it("sums up what each page loads, largest first", async () => {
  const root = await mkdtemp(path.join(tmpdir(), "sizes-"));
  roots.push(root);
  await mkdir(path.join(root, ".next", "diagnostics"), { recursive: true });
  const [a, b] = ["a".repeat(5000), "function b() {}".repeat(700)];
  await writeFile(path.join(root, ".next", "a.js"), a);
  await writeFile(path.join(root, ".next", "b.js"), b);
  const stats = [
    { route: "/small", firstLoadUncompressedJsBytes: 5000, firstLoadChunkPaths: [".next/a.js"] },
    { route: "/large", firstLoadUncompressedJsBytes: 15_500, firstLoadChunkPaths: [".next/a.js", ".next/b.js"] },
  ];
  await writeFile(path.join(root, ".next", "diagnostics", "route-bundle-stats.json"), JSON.stringify(stats));
  const pages = await pageSizes(root);
  const [small, more] = [gzipSync(a).length, gzipSync(b).length];
  expect(pages).toEqual([
    {
      route: "/large",
      plain: 15_500,
      compressed: small + more,
      chunks: [
        { file: ".next/b.js", compressed: more },
        { file: ".next/a.js", compressed: small },
      ],
    },
    { route: "/small", plain: 5000, compressed: small, chunks: [{ file: ".next/a.js", compressed: small }] },
  ]);
  expect(describePageSizes(pages)).toContain("/large");
});
