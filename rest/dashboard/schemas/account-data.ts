import { z } from "zod";
import { AccountExport, DeleteAccountRequest } from "@/lib/people/account/schemas";
import { schemas } from "@/rest/dashboard/endpoint";

export const exportAccount = schemas({ answer: AccountExport });

export const deleteAccount = schemas({ body: DeleteAccountRequest, answer: z.object({ deleted: z.literal(true) }) });
