import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { StyleSheet } from 'react-native';

import { Banner } from '../../../ui/Banner';
import { Button } from '../../../ui/Button';
import { Card } from '../../../ui/Card';
import { Field } from '../../../ui/Field';
import { Text } from '../../../ui/Text';
import { space } from '../../../ui/theme/tokens';
import { FailureBanner } from '../../shared/FailureBanner';
import { useClaimCode } from '../referrals.queries';

/** The server takes codes of 5 to 20 characters. */
const SHORTEST = 5;

/** For who was invited: the code of their friend, once. */
export function ClaimForm({ initial }: { initial: string }) {
  const { t } = useTranslation();
  const [code, setCode] = useState(initial);
  const claim = useClaimCode();
  const cleaned = code.trim().toUpperCase();
  if (claim.isSuccess) {
    return <Banner testID="claim-done" tone="success" message={t('referrals.claimed')} />;
  }
  return (
    <Card style={styles.card}>
      <Text variant="heading" level={2}>
        {t('referrals.claimTitle')}
      </Text>
      <Field
        testID="claim-code"
        label={t('referrals.claimLabel')}
        hint={t('referrals.claimHint')}
        icon="gift"
        value={code}
        onChangeText={setCode}
        autoCapitalize="characters"
        autoCorrect={false}
        maxLength={20}
      />
      <FailureBanner error={claim.error} testID="claim-error" />
      <Button
        testID="claim-submit"
        label={t('referrals.claim')}
        tone="outline"
        disabled={cleaned.length < SHORTEST}
        busy={claim.isPending}
        onPress={() => claim.mutate(cleaned)}
      />
    </Card>
  );
}

const styles = StyleSheet.create({ card: { gap: space.md } });
