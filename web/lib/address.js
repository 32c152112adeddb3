/**
 * Removes name and password, with which no address can be fetched (`http://user:secret@example.org/`).
 * @param {URL} url
 */
export function withoutCredentials(url) {
  url.username = url.password = '';
  return url;
}
