import { useRoute, type RouteProp } from '@react-navigation/native';
import { useTranslation } from 'react-i18next';

import { useAppNavigation, type RootParamList } from '../../lib/navigation/routes';
import { Button } from '../../ui/Button';
import { InvitationPage } from './InvitationPage';

/** An invitation opened by somebody who is not signed in: first the account, then the shop. */
export function VisitorInvitationScreen() {
  const { t } = useTranslation();
  const navigation = useAppNavigation();
  const { codigo } = useRoute<RouteProp<RootParamList, 'Invitation'>>().params;
  return (
    <InvitationPage
      token={codigo}
      actions={() => (
        <>
          <Button
            testID="invitation-register"
            label={t('team.joinNew')}
            size="large"
            onPress={() => navigation.navigate('Register')}
          />
          <Button
            testID="invitation-login"
            label={t('auth.haveAccount')}
            tone="quiet"
            onPress={() => navigation.navigate('Login')}
          />
        </>
      )}
    />
  );
}
