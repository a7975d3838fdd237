import { useTranslation } from 'react-i18next';
import { StyleSheet, View } from 'react-native';

import { shareLink } from '../../../lib/share/share-link';
import { useCopy } from '../../../lib/share/use-copy';
import { QrCode } from '../../../ui/barcode/QrCode';
import { Button } from '../../../ui/Button';
import { Text } from '../../../ui/Text';
import { space } from '../../../ui/theme/tokens';

/** The link of an invitation: shown once, to send or to hold up. */
export function InvitationLink({ link, storeName }: { link: string; storeName: string }) {
  const { t } = useTranslation();
  const { isCopied, copy } = useCopy();
  const share = async () => {
    const shared = {
      title: t('common.appName'),
      text: t('team.shareText', { name: storeName }),
      url: link,
    };
    if (!(await shareLink(shared))) await copy(`${shared.text} ${shared.url}`);
  };
  return (
    <View style={styles.group}>
      <Text color="inkMuted">{t('team.linkReady')}</Text>
      <View style={styles.code}>
        <QrCode testID="invite-qr" text={link} label={t('team.qrLabel')} />
      </View>
      <Text testID="invite-link" variant="caption" selectable>
        {link}
      </Text>
      <View aria-live="polite" style={styles.actions}>
        <Button
          testID="invite-share"
          label={t('team.share')}
          icon="share"
          onPress={() => void share()}
        />
        <Button
          testID="invite-copy"
          label={isCopied ? t('voucher.copied') : t('referrals.copyLink')}
          icon={isCopied ? 'check' : 'copy'}
          tone="outline"
          onPress={() => void copy(link)}
        />
      </View>
    </View>
  );
}

const styles = StyleSheet.create({
  group: { gap: space.lg },
  code: { alignItems: 'center' },
  actions: { gap: space.sm },
});
