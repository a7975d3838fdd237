import { useTranslation } from 'react-i18next';
import { StyleSheet, View } from 'react-native';

import { shareLink } from '../../../lib/share/share-link';
import { useCopy } from '../../../lib/share/use-copy';
import { QrCode } from '../../../ui/barcode/QrCode';
import { Button } from '../../../ui/Button';
import { Text } from '../../../ui/Text';
import { useStyles, type Theme } from '../../../ui/theme/theme';
import { radius, space } from '../../../ui/theme/tokens';
import type { MyCode } from '../referrals.calls';

/** The code to tell, the link to send, and the QR to show over the counter. */
export function CodeCard({ code }: { code: MyCode }) {
  const { t } = useTranslation();
  const styles = useStyles(createStyles);
  const { isCopied, copy } = useCopy();
  const share = async () => {
    const shared = {
      title: t('common.appName'),
      text: t('referrals.shareText'),
      url: code.shareUrl,
    };
    if (!(await shareLink(shared))) await copy(`${shared.text} ${shared.url}`);
  };
  return (
    <View style={styles.card}>
      <Text color="onHeroMuted" align="center">
        {t('referrals.yourCode')}
      </Text>
      <Text testID="referral-code" variant="display" color="onHero" align="center" selectable>
        {code.code}
      </Text>
      <QrCode testID="referral-qr" text={code.shareUrl} label={t('referrals.qrLabel')} />
      <View aria-live="polite" style={styles.actions}>
        <Button
          testID="referral-share"
          label={t('referrals.share')}
          icon="share"
          tone="accent"
          size="large"
          onPress={() => void share()}
        />
        <Button
          testID="referral-copy"
          label={isCopied ? t('voucher.copied') : t('referrals.copyLink')}
          icon={isCopied ? 'check' : 'copy'}
          tone="outline"
          onPress={() => void copy(code.shareUrl)}
        />
      </View>
    </View>
  );
}

const createStyles = ({ colors }: Theme) =>
  StyleSheet.create({
    card: {
      backgroundColor: colors.hero,
      borderRadius: radius.xl,
      padding: space.xl,
      gap: space.md,
    },
    actions: { gap: space.sm },
  });
