import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { StyleSheet, View } from 'react-native';

import { useCalls } from '../../lib/api/api.context';
import { toFailure } from '../../lib/api/failure';
import { useAppNavigation } from '../../lib/navigation/routes';
import { Button } from '../../ui/Button';
import { Card as Sheet } from '../../ui/Card';
import { ConfirmDialog } from '../../ui/ConfirmDialog';
import { ReceiptDrawing } from '../../ui/drawings/ReceiptDrawing';
import { EmptyState } from '../../ui/EmptyState';
import { ListRow } from '../../ui/ListRow';
import { Screen } from '../../ui/Screen';
import { ScreenHeader } from '../../ui/ScreenHeader';
import { Skeleton } from '../../ui/Skeleton';
import { Tag } from '../../ui/Tag';
import { Text } from '../../ui/Text';
import { space } from '../../ui/theme/tokens';
import { FailureBanner } from '../shared/FailureBanner';
import { FailureState } from '../shared/FailureState';
import { paymentKeys } from '../shared/keys';
import { paymentCalls, type Card } from '../shared/payments.calls';
import { useCards } from '../shared/payments.queries';
import { useCardText } from '../shared/use-card-text';

/** The saved cards. A new one is saved where it is first used: when buying. */
export function CardsScreen() {
  const { t } = useTranslation();
  const navigation = useAppNavigation();
  const cards = useCards();
  const calls = useCalls(paymentCalls);
  const queryClient = useQueryClient();
  const [leaving, setLeaving] = useState<Card | null>(null);
  const cardText = useCardText();
  const onSuccess = () => queryClient.invalidateQueries({ queryKey: paymentKeys.cards() });
  const remove = useMutation({ mutationFn: (id: string) => calls.removeCard(id), onSuccess });
  const prefer = useMutation({ mutationFn: (id: string) => calls.setDefaultCard(id), onSuccess });
  return (
    <Screen
      testID="cards-screen"
      header={
        <ScreenHeader
          title={t('cards.title')}
          back={{ label: t('common.back'), onPress: () => navigation.popTo('Orders') }}
        />
      }
    >
      <Text color="inkMuted">{t('cards.intro')}</Text>
      {cards.data === undefined &&
        (cards.isError ? (
          <FailureState failure={toFailure(cards.error)} onRetry={() => void cards.refetch()} />
        ) : (
          <Skeleton height={120} />
        ))}
      {cards.data?.length === 0 && (
        <EmptyState
          testID="cards-empty"
          drawing={<ReceiptDrawing />}
          title={t('cards.emptyTitle')}
          message={t('cards.emptyMessage')}
        />
      )}
      {cards.data?.map((card, index) => (
        <Sheet key={card.id} testID={`card-${index}`} style={styles.card}>
          <ListRow
            icon="card"
            {...cardText(card)}
            end={card.isDefault ? <Tag tone="good" label={t('cards.default')} /> : undefined}
          />
          <View style={styles.actions}>
            {!card.isDefault && (
              <Button
                testID={`card-${index}-prefer`}
                label={t('cards.prefer')}
                tone="quiet"
                busy={prefer.isPending}
                onPress={() => prefer.mutate(card.id)}
              />
            )}
            <Button
              testID={`card-${index}-remove`}
              label={t('cards.remove')}
              icon="trash"
              tone="quiet"
              onPress={() => setLeaving(card)}
            />
          </View>
        </Sheet>
      ))}
      <FailureBanner error={remove.error ?? prefer.error} />
      <ConfirmDialog
        isOpen={leaving !== null}
        title={t('cards.removeTitle')}
        message={t('cards.removeMessage', { last4: leaving?.last4 ?? '' })}
        confirm={t('cards.remove')}
        cancel={t('common.cancel')}
        onCancel={() => setLeaving(null)}
        onConfirm={() => {
          if (leaving !== null) remove.mutate(leaving.id);
          setLeaving(null);
        }}
      />
    </Screen>
  );
}

const styles = StyleSheet.create({
  card: { padding: space.xs },
  actions: { flexDirection: 'row', flexWrap: 'wrap', justifyContent: 'flex-end' },
});
