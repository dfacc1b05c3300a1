import type {Firm as FirmOnWire} from '../../../src/contract/types.ts';
import type {Firm} from './firm.ts';

/** What a session of either API tells about its firm; what it has not named is left out. */
export function firmOnWire(firm: Firm, publicUrl: string): FirmOnWire {
  const {id, name, legalName, address, country, timeZone, statementName} = firm;
  const optional = {
    logoUrl: firm.logoPath === null ? null : new URL(firm.logoPath, publicUrl).href,
    supportEmail: firm.supportEmail,
    supportPhone: firm.supportPhone,
    termsUrl: firm.termsUrl,
    refundPolicyUrl: firm.refundPolicyUrl,
    privacyUrl: firm.privacyUrl,
  };
  const known = Object.entries(optional).filter(([, value]) => value !== null);
  return {
    id,
    name,
    legalName,
    address,
    country,
    timeZone,
    statementName,
    ...(Object.fromEntries(known) as {[Key in keyof typeof optional]?: string}),
  };
}
