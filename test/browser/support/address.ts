/**
 * The address of a firm's API that no other page has: test files run beside each other in one
 * browser, and pages of one contact at one address hear of each other's sign-outs and payments.
 */
export function anAddress(): string {
  return `https://${crypto.randomUUID()}.example/portal/v1/alder`;
}
