import type {Scene} from './scene.ts';

/** "Pay INV-2094", "Pay 3 invoices" */
export function payHeading({words}: Scene, lines: readonly {readonly number: string}[]): string {
  const [only] = lines;
  return only && lines.length === 1 ? words.payOne(only.number) : words.payMany(lines.length);
}

/** "Northgate Holdings, to Alder & Quay" */
export function payer({words, session}: Scene): string | undefined {
  return session?.client && words.payer(session.client.name, session.firm.name);
}
