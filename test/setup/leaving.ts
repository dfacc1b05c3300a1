/**
 * A file that the browser saves, or a window that it opens, is the browser's own business: it may
 * ask, or put another page in front of the tests. Neither happens here; a test that would have come
 * to it fails by its console, unless it hears the download itself (`catchDownloads()`).
 */
export function refuseToLeave(): void {
  const {click} = HTMLElement.prototype;

  HTMLAnchorElement.prototype.click = function (this: HTMLAnchorElement) {
    // In the page, its click is heard below, after everybody who may prevent it.
    if (this.isConnected || !leaves(this)) click.call(this);
    else refuse(this);
  };

  window.addEventListener('click', (event) => {
    const link = event.composedPath().find((each) => each instanceof HTMLAnchorElement);
    if (!link || event.defaultPrevented || !leaves(link)) return;
    event.preventDefault();
    refuse(link);
  });

  window.open = (address) => {
    console.error(`The test opened a window and did not catch it: ${String(address)}`);
    return null;
  };
}

function leaves(link: HTMLAnchorElement): boolean {
  return link.hasAttribute('download') || link.target === '_blank';
}

function refuse(link: HTMLAnchorElement): void {
  console.error(
    link.hasAttribute('download')
      ? `The test saved a file and did not catch it: ${link.download}`
      : `The test opened a window and did not catch it: ${link.href}`,
  );
}
