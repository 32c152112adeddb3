/**
 * Returns the response, or throws its status and address, so that a console tells a missing file from a damaged one.
 * @param {Response} response
 */
export function assertOk(response) {
  if (!response.ok) {
    throw new Error(response.status + ' ' + response.url);
  }
  return response;
}
