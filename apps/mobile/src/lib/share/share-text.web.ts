/** The browser's own sheet; where there is none, WhatsApp's page with the message written. */
export async function shareText({ title, text }: { title: string; text: string }): Promise<void> {
  if (typeof navigator.share === 'function') {
    // Closing the sheet rejects, and is no fault.
    await navigator.share({ title, text }).catch(() => undefined);
    return;
  }
  window.open(`https://wa.me/?text=${encodeURIComponent(text)}`, '_blank', 'noopener');
}
