import { againstFeature, againstFetching, fetchesNothing } from "@/test/graph/check-components";
import { areaOf, isTest, isWithin } from "@/test/graph/paths";
import { PUBLIC_NAMES } from "@/test/graph/public-names";
import type { Import, Module } from "@/test/graph/read-modules";
import { AREAS, EXTRA, FETCHING, FLOORS, PRIVATE, PURE, PURE_PACKAGES } from "@/test/graph/rules";

/** Returns every import that breaks a rule, as `from -> imported: reason`. */
export function findViolations(modules: readonly Module[]): string[] {
  return [...modules.flatMap(findOwnViolations), ...findCycles(modules)];
}

/** Remembers the result: the tests check the same modules a hundred times, each time with another one planted. */
function oncePerModule<T>(find: (module: Module) => T): (module: Module) => T {
  const known = new WeakMap<Module, { found: T }>();
  return (module) => {
    const { found } = known.get(module) ?? { found: find(module) };
    known.set(module, { found });
    return found;
  };
}

const findOwnViolations = oncePerModule((module) =>
  module.imports.flatMap((imported) =>
    reasonsAgainst(module.path, imported).map((reason) => `${module.path} -> ${imported.specifier}: ${reason}`),
  ),
);

function reasonsAgainst(from: string, { specifier, target }: Import): string[] {
  if (/(^|\/)\.\.\//.test(specifier)) return ["other folders are imported by @/"];
  if (target === null) {
    if (/^[@.]\//.test(specifier)) return /\.(css|json|webp)$/.test(specifier) ? [] : ["module not found"];
    return reasonsAgainstPackage(from, specifier);
  }
  return [
    againstArea(from, target),
    againstFloor(from, target),
    againstPurity(from, target),
    againstFetching(from, target),
    againstFeature(from, target),
    againstPrivacy(from, target),
    againstNames(from, target),
  ].flatMap((reason) => reason ?? []);
}

const isPackage = (specifier: string, allowed: string) =>
  specifier === allowed || specifier.startsWith(allowed.endsWith(":") ? allowed : `${allowed}/`);

function reasonsAgainstPackage(from: string, specifier: string): string[] {
  const area = AREAS[areaOf(from)];
  if (!area) return ["the folder has no rule"];
  const inTest = isTest(from);
  const allowed = [...area.packages, ...((inTest && area.testPackages) || [])];
  const isAllowed = allowed.some((name) => isPackage(specifier, name)) || isExtra(from, specifier);
  const reasons = isAllowed ? [] : ["not a package of this folder"];
  if (isPure(from) && !inTest && !PURE_PACKAGES.some((name) => isPackage(specifier, name)))
    reasons.push("rules and schemas do no I/O");
  if (fetchesNothing(from) && FETCHING.some((name) => isPackage(specifier, name)))
    reasons.push("shared UI fetches nothing");
  return reasons;
}

/** @param target a module's path, or a package */
const isExtra = (from: string, target: string): boolean =>
  EXTRA.some((pair) => {
    const [place = "", goal = ""] = pair.split(" -> ");
    return isWithin(from, place) && isWithin(target, goal);
  });

function againstArea(from: string, target: string): string | undefined {
  const [own, other] = [areaOf(from), areaOf(target)];
  if (own === other) return;
  const area = AREAS[own];
  const allowed = [...(area?.imports ?? []), ...((isTest(from) && area?.tests) || [])];
  return allowed.includes(other) || isExtra(from, target) ? undefined : `${own} does not import ${other}`;
}

/** Returns the room of a module: `tracking/videos`; a folder other than `lib` and `components` is one room. */
export function roomOf(path: string): string {
  const [top = "", floor = "", room] = path.split("/");
  if (top === "components") return floor.includes(".") ? "components" : `components/${floor}`;
  if (top !== "lib") return top;
  return room === undefined || room.includes(".") ? floor : `${floor}/${room}`;
}

const floorOf = (path: string): number => {
  const room = roomOf(path);
  const exact = FLOORS.indexOf(room);
  return exact >= 0 ? exact : FLOORS.indexOf(room.split("/")[0] ?? room);
};
const isOnFloors = (path: string) => areaOf(path) === "lib" || areaOf(path) === "db";

function againstFloor(from: string, target: string): string | undefined {
  if (isTest(from) || !isOnFloors(from) || !isOnFloors(target)) return;
  if (floorOf(from) < 0) return "lib has no such floor";
  return floorOf(target) > floorOf(from) ? "imports go down the floors" : undefined;
}

const isPure = (path: string) => /^(lib|rest)\//.test(path) && PURE.test(path);

function againstPurity(from: string, target: string): string | undefined {
  if (isTest(from) || isPure(target)) return;
  if (isPure(from)) return "rules and schemas import only other rules and schemas";
  if (areaOf(from) === "components" && areaOf(target) !== "components")
    return "components use the rules and schemas of lib and rest";
}

function againstPrivacy(from: string, target: string): string | undefined {
  for (const [place, user] of Object.entries(PRIVATE))
    if (isWithin(target, place) && !isWithin(from, place) && !isWithin(from, user))
      return `only ${user} imports ${place}`;
}

/** Returns whether an import reaches into a room of `lib` from outside. Its rules and schemas are always public. */
const usesPublicName = (from: string, target: string): boolean =>
  !isTest(from) &&
  /^(app|components|inngest|lib|rest|server\.ts|proxy\.ts)(\/|$)/.test(from) &&
  areaOf(target) === "lib" &&
  !isPure(target) &&
  roomOf(from) !== roomOf(target);

/** From outside, a room is used by its public names. */
function againstNames(from: string, target: string): string | undefined {
  if (!usesPublicName(from, target)) return;
  const names = PUBLIC_NAMES[roomOf(target)];
  const name = publicNameOf(target);
  const visible = areaOf(from) === "lib" ? names?.toRooms : names?.toTransports;
  return visible?.includes(name) ? undefined : `${name} is not a public name of ${roomOf(target)}`;
}

/** Returns the public name of a module in a room. */
export const publicNameOf = (path: string): string =>
  path
    .split("/")
    .at(-1)
    ?.replace(/\.tsx?$/, "") ?? path;

/** Returns the other rooms that a module's room depends on because of it. */
const importedRooms = oncePerModule(({ path, imports }) => {
  const room = roomOf(path);
  if (isTest(path) || !(isOnFloors(path) || areaOf(path) === "rest")) return { room, others: [] };
  const rooms = imports.flatMap(({ target }) => (target ? [roomOf(target)] : []));
  return { room, others: [...new Set(rooms)].filter((other) => other !== room) };
});

/** Returns rooms of `lib` that import each other, directly or indirectly. */
function findCycles(modules: readonly Module[]): string[] {
  const edges = new Map<string, Set<string>>();
  for (const { room, others } of modules.map(importedRooms))
    for (const other of others) edges.set(room, (edges.get(room) ?? new Set()).add(other));
  const reaches = (from: string, goal: string, seen = new Set<string>()): boolean =>
    [...(edges.get(from) ?? [])].some(
      (next) => next === goal || (!seen.has(next) && reaches(next, goal, seen.add(next))),
    );
  return [...edges.keys()]
    .filter((room) => reaches(room, room))
    .map((room) => `${room}: imports itself through other rooms`);
}

/** Returns the modules each room of `lib` exposes to other rooms, and to `app`, `rest`, `inngest` and the servers. */
export function usedNames(modules: readonly Module[]): Record<string, { toRooms: string[]; toTransports: string[] }> {
  const used = new Map<string, { toRooms: Set<string>; toTransports: Set<string> }>();
  for (const { path, imports } of modules) {
    for (const { target } of imports) {
      if (!target || !usesPublicName(path, target)) continue;
      const names = used.get(roomOf(target)) ?? { toRooms: new Set<string>(), toTransports: new Set<string>() };
      used.set(roomOf(target), names);
      (areaOf(path) === "lib" ? names.toRooms : names.toTransports).add(publicNameOf(target));
    }
  }
  return Object.fromEntries(
    [...used]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([room, { toRooms, toTransports }]) => [
        room,
        { toRooms: [...toRooms].sort(), toTransports: [...toTransports].sort() },
      ]),
  );
}
