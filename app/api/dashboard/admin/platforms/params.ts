import { z } from "zod";
import { Platform } from "@/lib/platforms/schemas";

export const PlatformName = z.object({ platform: Platform });
