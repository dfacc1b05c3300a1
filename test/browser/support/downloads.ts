/** What was given to the browser to be saved. */
interface Saved {
  name: string;
  href: string;
}

/** Hears every download of the page instead of the browser; call what it returns at the end. */
export function catchDownloads(): {saved: Saved[]; stop: () => void} {
  const saved: Saved[] = [];
  const {click} = HTMLAnchorElement.prototype;
  HTMLAnchorElement.prototype.click = function (this: HTMLAnchorElement) {
    saved.push({name: this.download, href: this.href});
  };
  return {saved, stop: () => void (HTMLAnchorElement.prototype.click = click)};
}
