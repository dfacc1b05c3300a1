import type {BrowserContext, Route} from 'playwright-core';

/**
 * Answers for Stripe's own hosts from the simulator and its stand-in for Stripe.js, so that the real
 * loader runs with the real addresses, under the policy that names them.
 */
export async function answerAsStripe(context: BrowserContext, simulatorUrl: string): Promise<void> {
  await context.route('https://js.stripe.com/endive/**', (route) => {
    const {pathname} = new URL(route.request().url());
    return answer(route, `${simulatorUrl}/_simulator${pathname.slice('/endive'.length)}`);
  });
  await context.route('https://api.stripe.com/v1/**', (route) => {
    const {pathname, search} = new URL(route.request().url());
    return answer(route, simulatorUrl + pathname + search);
  });
}

async function answer(route: Route, url: string): Promise<void> {
  const request = route.request();
  const response = await fetch(url, {
    method: request.method(),
    headers: await request.allHeaders().then(withoutHost),
    body: request.postData(),
  });
  await route.fulfill({
    status: response.status,
    headers: Object.fromEntries(response.headers),
    body: await response.text(),
  });
}

function withoutHost(headers: Record<string, string>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).filter(([name]) => !/^(:|host$|content-length$)/.test(name)),
  );
}
