import { useTranslation } from 'react-i18next';
import { StyleSheet, View } from 'react-native';

import { Banner } from '../../../ui/Banner';
import { Button } from '../../../ui/Button';
import { space } from '../../../ui/theme/tokens';
import type { Correction } from '../corrections.model';
import type { Corrections } from '../use-corrections';

/** What somebody else changed meanwhile, with both values; and what the server would not take. */
export function CorrectionTroubles({ corrections }: { corrections: Corrections }) {
  return corrections.queue.map((correction) => (
    <Trouble key={correction.id} correction={correction} corrections={corrections} />
  ));
}

function Trouble({
  correction,
  corrections,
}: {
  correction: Correction;
  corrections: Corrections;
}) {
  const { t } = useTranslation();
  const { id, itemName, change, state } = correction;
  if (state.kind === 'waiting') return null;
  if (state.kind === 'refused') {
    return (
      <Banner
        isAlert
        testID={`correction-refused-${id}`}
        tone="danger"
        title={itemName}
        message={state.text}
      >
        <Button label={t('review.understood')} tone="quiet" onPress={() => corrections.drop(id)} />
      </Banner>
    );
  }
  const mine =
    change.kind === 'quantity'
      ? t('report.units', { count: change.quantity })
      : t(`review.change.${change.kind}`);
  return (
    <Banner
      isAlert
      testID="correction-conflict"
      tone="warning"
      title={t('review.conflictTitle', { name: itemName })}
      message={t('review.conflictMessage', {
        mine,
        theirs: t('report.units', { count: state.quantity }),
      })}
    >
      <View style={styles.actions}>
        <Button
          testID="correction-mine"
          label={t('review.keepMine')}
          onPress={() => corrections.insist(id)}
        />
        <Button
          testID="correction-theirs"
          label={t('review.keepTheirs')}
          tone="outline"
          onPress={() => corrections.drop(id)}
        />
      </View>
    </Banner>
  );
}

const styles = StyleSheet.create({ actions: { gap: space.sm, paddingTop: space.sm } });
