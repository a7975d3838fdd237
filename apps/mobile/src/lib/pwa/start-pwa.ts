/** A phone's own app is updated and installed by its shop. */
export function startPwa(): void {
  // Nothing to start.
}
