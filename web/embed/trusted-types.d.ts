// Trusted Types as the element uses them; TypeScript's library does not know them.

interface TrustedTextPolicy {
  createHTML(text: string): string;
  createScriptURL(text: string): string;
}

interface Window {
  trustedTypes: { createPolicy(name: string, policy: TrustedTextPolicy): TrustedTextPolicy };
}
