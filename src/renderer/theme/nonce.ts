/** The nonce that the page's Content-Security-Policy asks of style elements. */
export const nonce = document.querySelector<HTMLMetaElement>('meta[name="csp-nonce"]')?.content ?? '';

/** Gives every style element that our scripts make the nonce. antd does so itself except where it measures scrollbars. */
export function signStyles(): void {
  document.createElement = new Proxy(document.createElement, {
    apply(create, self, args) {
      const element = Reflect.apply(create, self, args);
      if (element instanceof HTMLStyleElement) element.nonce = nonce;
      return element;
    },
  });
}
