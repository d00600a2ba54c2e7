import { isCurrent } from "@/scripts/build/source-hash";

/** Whether the bundles are of the current source, according to the bundle that answers. */
export const isBundled = (root: string): Promise<boolean> => isCurrent(root, "bundles");
