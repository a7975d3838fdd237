import { Share } from 'react-native';

/** The phone's own sheet: WhatsApp, messages, mail. */
export async function shareText({ text }: { title: string; text: string }): Promise<void> {
  await Share.share({ message: text });
}
