import { Share } from 'react-native';

export interface SharedText {
  title: string;
  text: string;
  url: string;
}

/** The phone's own sheet: WhatsApp, messages, mail. False when this device cannot share. */
export async function shareLink({ text, url }: SharedText): Promise<boolean> {
  await Share.share({ message: `${text} ${url}` });
  return true;
}
