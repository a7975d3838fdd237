import { useRoute, type RouteProp } from '@react-navigation/native';
import { useTranslation } from 'react-i18next';

import { toFailure } from '../../lib/api/failure';
import { useAppNavigation, type RootParamList } from '../../lib/navigation/routes';
import { Button } from '../../ui/Button';
import { Screen } from '../../ui/Screen';
import { ScreenHeader } from '../../ui/ScreenHeader';
import { Skeleton } from '../../ui/Skeleton';
import { Text } from '../../ui/Text';
import { FailureBanner } from '../shared/FailureBanner';
import { FailureState } from '../shared/FailureState';
import { useActiveStore } from '../stores/active-store.context';
import { ExpectedCard } from './components/ExpectedCard';
import { useAnswerExpected, useExpected } from './review.queries';

/** Products that the stock knows and the film does not show: one question each. */
export function ExpectedScreen() {
  const { t } = useTranslation();
  const navigation = useAppNavigation();
  const { sessionId } = useRoute<RouteProp<RootParamList, 'Expected'>>().params;
  const store = useActiveStore();
  const expected = useExpected(store.id, sessionId);
  const answer = useAnswerExpected(store.id, sessionId);
  const back = () => navigation.popTo('Report', { sessionId });
  return (
    <Screen
      testID="expected-screen"
      header={
        <ScreenHeader
          title={t('review.expectedTitle')}
          back={{ label: t('evidence.backToReport'), onPress: back }}
        />
      }
      footer={
        <>
          <FailureBanner error={answer.error} testID="expected-error" />
          <Button testID="expected-done" label={t('evidence.backToReport')} onPress={back} />
        </>
      }
    >
      <Text color="inkMuted">{t('review.expectedIntro')}</Text>
      {expected.data === undefined ? (
        expected.isError ? (
          <FailureState
            failure={toFailure(expected.error)}
            onRetry={() => void expected.refetch()}
          />
        ) : (
          <>
            <Skeleton height={160} />
            <Skeleton height={160} />
          </>
        )
      ) : (
        expected.data.items.map((product, index) => (
          <ExpectedCard
            key={product.productId}
            product={product}
            index={index}
            onAnswer={(given) => answer.mutate({ productId: product.productId, answer: given })}
          />
        ))
      )}
    </Screen>
  );
}
