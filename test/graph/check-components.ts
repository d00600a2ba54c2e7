import { areaOf, isTest, isWithin } from "@/test/graph/paths";
import { COMPOSING, FEATURE_EDGES, FETCHING, FETCHLESS, PARTS, SHARED_UI } from "@/test/graph/rules";

export const fetchesNothing = (path: string) => FETCHLESS.some((place) => isWithin(path, place));

export function againstFetching(from: string, target: string): string | undefined {
  if (isTest(from) || !fetchesNothing(from)) return;
  if (FETCHING.some((place) => isWithin(target, place))) return "shared UI fetches nothing";
  if (PARTS[nameIn(target) ?? ""]) return "shared UI imports no part that may fetch";
}

/** The folder of `components/` that a module is in. */
const nameIn = (path: string): string | undefined => /^components\/([^/.]+)\//.exec(path)?.[1];

/** The feature that a module belongs to; none for shared UI, parts and files directly in `components/`. */
export function featureOf(path: string): string | undefined {
  const name = nameIn(path);
  return name === undefined || name in PARTS || SHARED_UI.includes(`components/${name}`) ? undefined : name;
}

/** The import between two features as `from -> to`, if it is one. */
export function featureEdge(from: string, target: string): string | undefined {
  const [own, other] = [featureOf(from), featureOf(target)];
  if (areaOf(from) !== "components" || isTest(from) || other === undefined || own === other) return;
  return `${own ?? "shared"} -> ${other}`;
}

export function againstFeature(from: string, target: string): string | undefined {
  const edge = featureEdge(from, target);
  if (edge === undefined || edge in FEATURE_EDGES || featureOf(from) === COMPOSING) return;
  return featureOf(from) === undefined ? "shared components import no feature" : "features import no other feature";
}
