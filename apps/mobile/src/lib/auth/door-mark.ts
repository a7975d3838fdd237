/** Only a browser's welcome page needs to know, before the app, whether somebody is signed in. */
export function keepDoorMark(): void {
  // A phone's own app starts with all of its code.
}
