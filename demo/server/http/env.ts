import type {Firm} from '../firms/firm.ts';
import type {StaffPrincipal} from '../staff/principal.ts';
import type {Principal} from './principal.ts';

/** What every route below a firm's address finds in its Hono context. */
export interface FirmEnv {
  Variables: {
    requestId: string;
    /** Named by the URL; there before anyone has signed in. */
    firm: Firm;
  };
}

/**
 * What a route finds in its Hono context. Each area exports `xyzRoutes(…): Hono<AppEnv>` with whole
 * paths (`/payments/:id/sync`); `createApp` mounts them below `/portal/v1/:firmKey`, after CORS and
 * authentication. A route reads input with `http/body.ts`, throws `Refusal` and answers JSON.
 */
export interface AppEnv {
  Variables: FirmEnv['Variables'] & {
    /** There on every route but those that open a session. */
    principal: Principal;
  };
}

/** The same of the staff API: its areas are mounted below `/staff/v1/:firmKey` by `staffApi`. */
export interface StaffEnv {
  Variables: FirmEnv['Variables'] & {
    /** There on every route but the one that opens a session. */
    staff: StaffPrincipal;
  };
}
