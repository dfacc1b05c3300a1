import type {Firm} from '../firms/firm.ts';
import type {Principal} from './principal.ts';

/**
 * What a route finds in its Hono context. Each area exports `xyzRoutes(…): Hono<AppEnv>` with whole
 * paths (`/payments/:id/sync`); `createApp` mounts them below `/portal/v1/:firmKey`, after CORS and
 * authentication. A route reads input with `http/body.ts`, throws `Refusal` and answers JSON.
 */
export interface AppEnv {
  Variables: {
    requestId: string;
    /** Named by the URL; there before anyone has signed in. */
    firm: Firm;
    /** There on every route but those of `publicRoutes`. */
    principal: Principal;
  };
}
