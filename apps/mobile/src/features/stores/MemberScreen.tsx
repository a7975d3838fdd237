import { useRoute, type RouteProp } from '@react-navigation/native';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { formatFullDay } from '../../lib/format';
import { useAppNavigation, type RootParamList } from '../../lib/navigation/routes';
import { useLanguage } from '../../lib/use-language';
import { Button } from '../../ui/Button';
import { ConfirmDialog } from '../../ui/ConfirmDialog';
import { Screen } from '../../ui/Screen';
import { ScreenHeader } from '../../ui/ScreenHeader';
import { Skeleton } from '../../ui/Skeleton';
import { Text } from '../../ui/Text';
import { FailureBanner } from '../shared/FailureBanner';
import { ScopePicker } from './components/ScopePicker';
import type { Scope } from './scopes.model';
import { useStores } from './stores.queries';
import { useMembers, useRemoveMember, useSetScopes, useTransferStore } from './team.queries';

type Question = 'remove' | 'transfer';

/** What one member may do, and the two ways to change who owns what. */
export function MemberScreen() {
  const { t } = useTranslation();
  const navigation = useAppNavigation();
  const language = useLanguage();
  const { storeId, userId } = useRoute<RouteProp<RootParamList, 'Member'>>().params;
  const store = useStores().data?.items.find(({ id }) => id === storeId);
  const member = useMembers(storeId, true).data?.items.find((one) => one.userId === userId);
  const [edited, setEdited] = useState<Scope[] | null>(null);
  const [question, setQuestion] = useState<Question | null>(null);
  const save = useSetScopes(storeId, userId);
  const remove = useRemoveMember(storeId, userId);
  const transfer = useTransferStore(storeId);
  const back = () => navigation.popTo('Store', { storeId });
  const chosen = edited ?? member?.scopes ?? [];
  const answer = () => {
    setQuestion(null);
    if (question === 'remove') remove.mutate(undefined, { onSuccess: back });
    if (question === 'transfer') transfer.mutate(userId, { onSuccess: back });
  };
  const name = member?.name ?? '';
  return (
    <Screen
      testID="member-screen"
      header={
        <ScreenHeader
          title={name === '' ? t('team.member') : name}
          back={{ label: t('common.back'), onPress: back }}
        />
      }
      footer={
        <>
          <FailureBanner error={save.error ?? remove.error ?? transfer.error} />
          <Button
            testID="member-save"
            label={t('team.saveRights')}
            size="large"
            busy={save.isPending}
            disabled={edited === null}
            onPress={() => save.mutate(chosen, { onSuccess: back })}
          />
        </>
      }
    >
      {store === undefined || member === undefined ? (
        <Skeleton height={320} />
      ) : (
        <>
          <Text color="inkMuted">
            {t('team.since', { day: formatFullDay(member.joinedAt, language) })}
          </Text>
          <ScopePicker store={store} value={chosen} onChange={setEdited} />
          {store.role === 'OWNER' && (
            <Button
              testID="member-transfer"
              label={t('team.transfer')}
              icon="store"
              tone="outline"
              onPress={() => setQuestion('transfer')}
            />
          )}
          <Button
            testID="member-remove"
            label={t('team.remove')}
            icon="trash"
            tone="danger"
            onPress={() => setQuestion('remove')}
          />
        </>
      )}
      <ConfirmDialog
        isOpen={question !== null}
        title={t(question === 'transfer' ? 'team.transferTitle' : 'team.removeTitle')}
        message={t(question === 'transfer' ? 'team.transferMessage' : 'team.removeMessage', {
          name,
        })}
        confirm={t(question === 'transfer' ? 'team.transfer' : 'team.remove')}
        cancel={t('common.cancel')}
        onCancel={() => setQuestion(null)}
        onConfirm={answer}
      />
    </Screen>
  );
}
