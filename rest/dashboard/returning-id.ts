import type { OrganizationContext } from "@/lib/core/context";

type Ref = { id: string };

/** Makes a verb that returns nothing return the ID that it was given. */
export const returningId =
  (verb: (ctx: OrganizationContext, ref: Ref) => Promise<unknown>) =>
  async (ctx: OrganizationContext, { id }: Ref): Promise<Ref> => {
    await verb(ctx, { id });
    return { id };
  };
