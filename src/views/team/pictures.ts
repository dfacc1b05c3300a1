import type {TeamPerson} from '../../model/team.ts';

/** Which pictures of people may be shown. */
export class Pictures {
  readonly #broken = new Set<string>();

  /** One from anywhere but the API would tell a third party who looks at whom (E-05). */
  of({avatarUrl}: TeamPerson, apiUrl: string | undefined): string | null {
    if (!avatarUrl || !apiUrl || this.#broken.has(avatarUrl)) return null;
    const origin = URL.canParse(avatarUrl) && new URL(avatarUrl).origin;
    return origin === new URL(apiUrl, location.href).origin ? avatarUrl : null;
  }

  /** It could not be loaded. */
  leaveOut(address: string): void {
    this.#broken.add(address);
  }
}
