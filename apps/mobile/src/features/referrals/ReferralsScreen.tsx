import { useRoute, type RouteProp } from '@react-navigation/native';
import { useTranslation } from 'react-i18next';
import { StyleSheet } from 'react-native';

import { toFailure } from '../../lib/api/failure';
import { formatNumber } from '../../lib/format';
import { useAppNavigation, type RootParamList } from '../../lib/navigation/routes';
import { useLanguage } from '../../lib/use-language';
import { Card } from '../../ui/Card';
import { Fact } from '../../ui/Fact';
import { Screen } from '../../ui/Screen';
import { ScreenHeader } from '../../ui/ScreenHeader';
import { Skeleton } from '../../ui/Skeleton';
import { Text } from '../../ui/Text';
import { space } from '../../ui/theme/tokens';
import { FailureState } from '../shared/FailureState';
import { ClaimForm } from './components/ClaimForm';
import { CodeCard } from './components/CodeCard';
import { InvitedList } from './components/InvitedList';
import { RewardList } from './components/RewardList';
import { useReferralCode } from './referrals.queries';

export function ReferralsScreen() {
  const { t } = useTranslation();
  const navigation = useAppNavigation();
  const language = useLanguage();
  const { params } = useRoute<RouteProp<RootParamList, 'Referrals'>>();
  const code = useReferralCode();
  return (
    <Screen
      testID="referrals-screen"
      header={
        <ScreenHeader
          title={t('referrals.title')}
          back={{
            label: t('common.back'),
            onPress: () => navigation.popTo('Tabs', { screen: 'Credits' }),
          }}
        />
      }
    >
      {code.data === undefined ? (
        code.isError ? (
          <FailureState failure={toFailure(code.error)} onRetry={() => void code.refetch()} />
        ) : (
          <Skeleton height={420} />
        )
      ) : (
        <>
          <Text color="inkMuted">{t('referrals.intro', { count: code.data.rewardCredits })}</Text>
          <CodeCard code={code.data} />
          <Card style={styles.facts}>
            <Fact
              testID="referral-invited"
              label={t('referrals.invitedCount')}
              value={formatNumber(code.data.invitedCount, language)}
            />
            <Fact
              testID="referral-earned"
              label={t('referrals.earned')}
              value={formatNumber(code.data.earnedCredits, language)}
            />
          </Card>
          <InvitedList />
          <RewardList />
        </>
      )}
      <ClaimForm initial={params?.ref ?? ''} />
    </Screen>
  );
}

const styles = StyleSheet.create({ facts: { flexDirection: 'row', gap: space.md } });
