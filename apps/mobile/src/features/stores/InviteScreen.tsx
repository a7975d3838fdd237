import { useRoute, type RouteProp } from '@react-navigation/native';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { useAppNavigation, type RootParamList } from '../../lib/navigation/routes';
import { Button } from '../../ui/Button';
import { Field } from '../../ui/Field';
import { Screen } from '../../ui/Screen';
import { ScreenHeader } from '../../ui/ScreenHeader';
import { Segments } from '../../ui/Segments';
import { Text } from '../../ui/Text';
import { FailureBanner } from '../shared/FailureBanner';
import { InvitationLink } from './components/InvitationLink';
import { ScopePicker } from './components/ScopePicker';
import { recipientOf, type InviteWay } from './invite.model';
import { presets, type Scope } from './scopes.model';
import { useStores } from './stores.queries';
import { useInvite } from './team.queries';

/** Somebody is asked into the shop: by a link to share, or by a message that we send. */
export function InviteScreen() {
  const { t } = useTranslation();
  const navigation = useAppNavigation();
  const { storeId } = useRoute<RouteProp<RootParamList, 'Invite'>>().params;
  const store = useStores().data?.items.find(({ id }) => id === storeId);
  const invite = useInvite(storeId);
  const [way, setWay] = useState<InviteWay>('link');
  const [to, setTo] = useState('');
  const [isFaulty, setFaulty] = useState(false);
  const [chosen, setChosen] = useState<Scope[]>([...presets.counter]);
  const back = () => navigation.popTo('Store', { storeId });
  const submit = () => {
    if (way === 'link') return invite.mutate({ scopes: chosen });
    const recipient = recipientOf(to);
    setFaulty(recipient === null);
    if (recipient === null) return;
    invite.mutate({ scopes: chosen, ...recipient }, { onSuccess: back });
  };
  const link = invite.data?.link ?? null;
  return (
    <Screen
      testID="invite-screen"
      header={
        <ScreenHeader
          title={t('team.inviteTitle')}
          back={{ label: t('common.back'), onPress: back }}
        />
      }
      footer={
        link === null ? (
          <>
            <FailureBanner error={invite.error} testID="invite-error" />
            <Button
              testID="invite-submit"
              label={way === 'link' ? t('team.makeLink') : t('team.sendInvitation')}
              size="large"
              busy={invite.isPending}
              disabled={chosen.length === 0 || store === undefined}
              onPress={submit}
            />
          </>
        ) : (
          <Button testID="invite-done" label={t('team.done')} size="large" onPress={back} />
        )
      }
    >
      {link !== null ? (
        <InvitationLink link={link} storeName={store?.name ?? ''} />
      ) : (
        <>
          <Segments
            label={t('team.way')}
            value={way}
            onChange={setWay}
            options={[
              { value: 'link', label: t('team.wayLink'), testID: 'invite-way-link' },
              { value: 'message', label: t('team.wayMessage'), testID: 'invite-way-message' },
            ]}
          />
          {way === 'message' ? (
            <Field
              testID="invite-to"
              label={t('auth.identifier')}
              placeholder={t('auth.identifierExample')}
              icon="phone"
              inputMode="email"
              autoCapitalize="none"
              autoCorrect={false}
              value={to}
              onChangeText={setTo}
              error={isFaulty ? t('auth.errors.identifier') : undefined}
            />
          ) : (
            <Text color="inkMuted">{t('team.linkHint')}</Text>
          )}
          {store !== undefined && <ScopePicker store={store} value={chosen} onChange={setChosen} />}
        </>
      )}
    </Screen>
  );
}
